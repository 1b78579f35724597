namespace FaxIngest.Verify.People.OpenId;

/// <summary>What a valid ID token says of a person.</summary>
/// <param name="Subject">Who this is at the issuer; never given to anybody else.</param>
/// <param name="Name">As the claim has it; null: it is missing.</param>
/// <param name="Groups">None where the claim is missing.</param>
internal sealed record IdToken(string Subject, string? Name, IReadOnlyList<string> Groups)
{
    /// <summary>Nothing of the person.</summary>
    public override string ToString() => "[ID token]";
}
