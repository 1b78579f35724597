using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive.Mail;

/// <summary>Where access tokens for a mailbox of Exchange Online come from: Entra ID, by client credentials. The application needs the permission
/// <c>IMAP.AccessAsApp</c> and, in Exchange, rights on the mailbox. The client secret is what <c>Receive:Mail:PasswordFile</c> or <c>PasswordCommand</c> gives.</summary>
internal sealed class EntraOptions : IValidatableObject
{
    public const string Section = "Receive:Mail:Entra";

    internal const string BySecret = "secret", ByCertificate = "certificate", ByManagedIdentity = "managed-identity";

    /// <summary>Tenant, as id or domain. Default none: the secret of <c>Receive:Mail</c> is itself the token or password.</summary>
    public string? Tenant { get; set; }

    /// <summary>Id of the application; with <c>managed-identity</c> that of the identity, where the machine has several. Default none.</summary>
    public string? ClientId { get; set; }

    /// <summary>How the application says who it is: <c>secret</c> (default), <c>certificate</c>, or <c>managed-identity</c> of a machine in Azure, which needs no tenant.</summary>
    [RegularExpression("secret|certificate|managed-identity", ErrorMessage = "Receive:Mail:Entra:SignIn must be secret, certificate or managed-identity.")]
    public string SignIn { get; set; } = BySecret;

    /// <summary>With <c>certificate</c>: file with the certificate and its private key, PEM or PKCS#12; the password of the key, where it has one, is what <c>Receive:Mail:PasswordFile</c> or
    /// <c>PasswordCommand</c> gives. Read at every log-in. Default none.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Who gives tokens. Default <c>https://login.microsoftonline.com</c>; other clouds have others.</summary>
    [Required]
    public Uri Authority { get; set; } = new("https://login.microsoftonline.com");

    /// <summary>What the token is for. Default <c>https://outlook.office365.com/.default</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Scope { get; set; } = "https://outlook.office365.com/.default";

    /// <summary>Tokens are asked for.</summary>
    internal bool IsOn => Tenant is not null || SignIn == ByManagedIdentity;

    /// <summary>There is no signing in without the secret of <c>Receive:Mail</c>.</summary>
    internal bool NeedsSecret => SignIn == BySecret;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SignIn == ByCertificate && Tenant is null) yield return new("Receive:Mail:Entra:Tenant must say whose application it is.");
        if (CertificateFile is null == (SignIn == ByCertificate)) yield return new("Receive:Mail:Entra:CertificateFile belongs to SignIn certificate: both or neither.");
        if (!IsOn) yield break;
        if (Tenant is { } tenant && (tenant.Length == 0 || !tenant.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))) yield return new("Receive:Mail:Entra:Tenant is no id and no domain.");
        if (SignIn != ByManagedIdentity && string.IsNullOrWhiteSpace(ClientId)) yield return new("Receive:Mail:Entra:ClientId must name the application.");
        if (!Authority.IsAbsoluteUri || Authority.Scheme != Uri.UriSchemeHttps) yield return new("Receive:Mail:Entra:Authority must begin with https://: the client secret is sent there.");
    }
}
