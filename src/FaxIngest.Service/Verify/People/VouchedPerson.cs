namespace FaxIngest.Verify.People;

/// <summary>A person somebody else vouches for.</summary>
/// <param name="Origin">Who vouches, as accounts name it (<see cref="Account.Origin"/>).</param>
/// <param name="Name">Sign-in name.</param>
/// <param name="Groups">Groups there.</param>
/// <param name="Subject">Who this is there, when that is more than the name (<see cref="Account.Subject"/>).</param>
internal sealed record VouchedPerson(string Origin, string Name, IReadOnlyList<string> Groups, string? Subject = null)
{
    internal const string ByProxy = "proxy";
    internal const string ByIssuer = "oidc";
}
