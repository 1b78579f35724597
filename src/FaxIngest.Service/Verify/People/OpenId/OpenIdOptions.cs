using System.ComponentModel.DataAnnotations;
using FaxIngest.Store;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>Sign-in by an OpenID Connect issuer: authorization code with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9700).</summary>
internal sealed class OpenIdOptions : IValidatableObject
{
    public const string Section = "Verify:OpenId";

    /// <summary>Characters of the shortest client secret: 128 random bits in Base64 have 22.</summary>
    private const int ShortestSecret = 22;

    /// <summary>The issuer, exactly as its discovery document names it, e.g. <c>https://login.example.org/realms/staff</c>; https unless it is on this machine. Default none: no such sign-in.</summary>
    public string? Issuer { get; set; }

    /// <summary>Name of this service at the issuer (<c>client_id</c>). Required with an issuer.</summary>
    public string? ClientId { get; set; }

    /// <summary>File whose first line is the client secret, at least 22 characters; read anew at each sign-in. Required with an issuer.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>Where browsers find this service, e.g. <c>https://faxes.example.org</c>, without a path; https unless it is on this machine. The issuer is to send persons back to <c>/sign-in/openid/return</c> there,
    /// and after a sign-out to <c>/sign-in</c>. Required with an issuer.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>What the sign-in page calls it, at most 60 characters. Default <c>single sign-on</c>.</summary>
    [Required(AllowEmptyStrings = false), StringLength(60)]
    public string Title { get; set; } = "single sign-on";

    /// <summary>What is asked for, separated by blanks; must hold <c>openid</c>. Default <c>openid profile</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Scopes { get; set; } = "openid profile";

    /// <summary>Claim of the ID token that holds the person's name: choose one that persons cannot change by themselves. It names a new account, and finds one that an administrator made; from then on <c>sub</c> counts. Default <c>preferred_username</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>Domain that is taken off names like <c>ann@example.org</c>; names of other domains are refused. Default none: names with an @ are refused.</summary>
    public string? NameDomain { get; set; }

    /// <summary>Claim of the ID token that lists the person's groups. Default <c>groups</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Role by group; the highest of a person's counts, anew at each sign-in, and an account is made at the first one. Default none: an administrator adds each account, with its role.</summary>
    public Dictionary<string, AccountRole> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether signing out here leads to the issuer's own sign-out, when it has one. Default true.</summary>
    public bool SignOutThere { get; set; } = true;

    internal bool IsOn => Issuer is not null;

    /// <summary>Whether secrets may go there: TLS, or not over any wire.</summary>
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true };

    /// <summary>The client secret, as it is now.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal Task<string> SecretAsync(CancellationToken cancellation) => SecretFile.ReadAsync(ClientSecretFile!, cancellation);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer is null)
        {
            if (ClientId is not null || ClientSecretFile is not null || PublicUrl is not null || Roles.Count > 0) yield return Wrong("Issuer", "is missing; without it nobody can sign in by the rest");
            yield break;
        }
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || !IsSafe(issuer) || issuer.Query.Length + issuer.Fragment.Length + issuer.UserInfo.Length > 0) yield return Wrong("Issuer", "is no address like https://login.example.org");
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var here) || !IsSafe(here) || here.PathAndQuery != "/" || here.Fragment.Length + here.UserInfo.Length > 0) yield return Wrong("PublicUrl", "is no address like https://faxes.example.org");
        if (string.IsNullOrWhiteSpace(ClientId)) yield return Wrong("ClientId", "is missing");
        if (SecretFile.TryRead(ClientSecretFile) is not { Length: >= ShortestSecret }) yield return Wrong("ClientSecretFile", $"is missing, cannot be read, or its first line has fewer than {ShortestSecret} characters");
        if (!Scopes.Split(' ').Contains("openid")) yield return Wrong("Scopes", "must hold openid");
        if (NameDomain is { } domain && (domain.Length == 0 || domain.Contains('@', StringComparison.Ordinal))) yield return Wrong("NameDomain", "is no domain like example.org");
    }

    private static ValidationResult Wrong(string key, string what) => new($"{Section}:{key} {what}.");
}
