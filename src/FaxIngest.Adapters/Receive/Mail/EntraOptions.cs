using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive.Mail;

/// <summary>Where access tokens for a mailbox of Exchange Online come from: Entra ID, by client credentials. The application needs the permission
/// <c>IMAP.AccessAsApp</c> and, in Exchange, rights on the mailbox. The client secret is what <c>Receive:Mail:PasswordFile</c> or <c>PasswordCommand</c> gives.</summary>
internal sealed class EntraOptions : IValidatableObject
{
    public const string Section = "Receive:Mail:Entra";

    /// <summary>Tenant, as id or domain. Default none: the secret of <c>Receive:Mail</c> is itself the token or password.</summary>
    public string? Tenant { get; set; }

    /// <summary>Id of the application. Default none.</summary>
    public string? ClientId { get; set; }

    /// <summary>Who gives tokens. Default <c>https://login.microsoftonline.com</c>; other clouds have others. Plain http is taken for this machine alone.</summary>
    [Required]
    public Uri Authority { get; set; } = new("https://login.microsoftonline.com");

    /// <summary>What the token is for. Default <c>https://outlook.office365.com/.default</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Scope { get; set; } = "https://outlook.office365.com/.default";

    /// <summary>Tokens are asked for.</summary>
    internal bool IsOn => Tenant is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) yield break;
        if (Tenant!.Length == 0 || !Tenant.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')) yield return new("Receive:Mail:Entra:Tenant is no id and no domain.");
        if (string.IsNullOrWhiteSpace(ClientId)) yield return new("Receive:Mail:Entra:ClientId must name the application.");
        if (!Authority.IsAbsoluteUri || Authority.Scheme != Uri.UriSchemeHttps && !(Authority.Scheme == Uri.UriSchemeHttp && Authority.IsLoopback))
            yield return new("Receive:Mail:Entra:Authority must begin with https://: the client secret is sent there.");
    }
}
