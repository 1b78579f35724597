using FaxIngest.Model;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>A sign-in by the issuer went no further. The reason's code is for the audit, its sentence for the person; neither holds anything of the answer.</summary>
internal sealed class OpenIdRefusedException(string code, string sentence) : Exception(sentence)
{
    internal Reason Reason { get; } = new(code, sentence);

    /// <summary>The issuer cannot be asked.</summary>
    internal static OpenIdRefusedException Away(string code = "issuer-away") => new(code, "The sign-in service cannot be reached just now. Try again in a while, or sign in with a password if you have one here.");

    /// <summary>What came from the issuer, or in its name, does not hold.</summary>
    internal static OpenIdRefusedException Untrue(string code) => new(code, "The sign-in service's answer does not hold, so nobody was signed in. Please try again; if it stays, an administrator finds the reason in the audit.");

    /// <summary>The answer belongs to no sign-in that this browser began.</summary>
    internal static OpenIdRefusedException Stray(string code) => new(code, "This sign-in was begun in another browser, or too long ago, or was finished already. Please begin again.");
}
