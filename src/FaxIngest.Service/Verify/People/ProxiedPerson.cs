namespace FaxIngest.Verify.People;

/// <summary>Whom the proxy vouches for.</summary>
/// <param name="Name">Sign-in name.</param>
/// <param name="Groups">Groups, separated by commas.</param>
internal sealed record ProxiedPerson(string Name, string Groups);
