using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>A sign-in on its way to the issuer and back, as the browser that began it carries it. All it sends along is derived from one secret.</summary>
/// <param name="Secret">256 random bits.</param>
/// <param name="BegunAt">When.</param>
/// <param name="To">Local path to end at.</param>
/// <param name="Again">Account whose person is to prove who they are once more; null: a sign-in.</param>
internal sealed record OpenIdAttempt(byte[] Secret, DateTimeOffset BegunAt, string To, string? Again)
{
    /// <summary>Binds the answer to the browser.</summary>
    internal string State => Derive("state");

    /// <summary>Binds the token to the browser.</summary>
    internal string Nonce => Derive("nonce");

    /// <summary>Binds the code to this service and this attempt (RFC 7636).</summary>
    internal string Verifier => Derive("verifier");

    internal string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    internal static OpenIdAttempt New(DateTimeOffset now, string to, string? again) => new(RandomNumberGenerator.GetBytes(32), now, to, again);

    /// <summary>Never the secret.</summary>
    public override string ToString() => "[sign-in under way]";

    /// <summary>One tells nothing of the others.</summary>
    private string Derive(string what) => Base64Url.EncodeToString(HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes(what)));
}
