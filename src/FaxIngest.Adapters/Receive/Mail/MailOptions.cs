using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive.Mail;

/// <summary>A mailbox on a server.</summary>
internal sealed class MailOptions : IValidatableObject
{
    public const string Section = "Receive:Mail";

    /// <summary>What speaks to the mail servers, that of <c>Receive:Acknowledge</c> too: <c>imap</c> (default), the program's own clients, or another that was built in.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Client { get; set; } = "imap";

    /// <summary>Name of the mail server, which its certificate must carry. Default none: no mailbox is looked at.</summary>
    public string? Host { get; set; }

    /// <summary>Port of the server. Default 993, 1 to 65535.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 993;

    /// <summary><c>tls</c> (default): from the first byte. <c>starttls</c>: begun in the clear, usually on port 143. Nothing secret is ever sent in the clear.</summary>
    [RegularExpression("tls|starttls", ErrorMessage = "Receive:Mail:Security must be tls or starttls.")]
    public string Security { get; set; } = "tls";

    /// <summary>Who logs in. Default none.</summary>
    public string? User { get; set; }

    /// <summary>How: <c>password</c> (default; PLAIN or LOGIN) or <c>xoauth2</c>, whose secret is an access token.</summary>
    [RegularExpression("password|xoauth2", ErrorMessage = "Receive:Mail:Auth must be password or xoauth2.")]
    public string Auth { get; set; } = "password";

    /// <summary>File whose first line is the password or token; read at every log-in. Default none.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Program whose first printed line is the password or token; run by the shell at every log-in, 30 s at most. Default none.</summary>
    public string? PasswordCommand { get; set; }

    /// <summary>File in PEM with the certificate authority that signs the server's certificate, in place of the system's. Default none.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Folder to take in. Default <c>INBOX</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Folder { get; set; } = "INBOX";

    /// <summary>Folder where a mail goes once it is safe; it must be there. Default <c>Processed</c>; empty: mails stay and are only marked as seen.</summary>
    public string ProcessedFolder { get; set; } = "Processed";

    /// <summary>How often the folder is searched when the server says nothing. Default 30 s, 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Lets the server say when a mail comes (IDLE, a second connection), where it can. Default true.</summary>
    public bool Idle { get; set; } = true;

    /// <summary>Longest wait for the server's next bytes. Default 1 min, 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Largest mail that is taken in, MiB; of a larger one a person is told. Default 100, 1 to 1000.</summary>
    [Range(1, 1000)]
    public int MaxMegabytes { get; set; } = 100;

    /// <summary>Mails taken in one look. Default 200, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int PerLook { get; set; } = 200;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host is null) yield break;
        if (string.IsNullOrWhiteSpace(Host)) yield return new("Receive:Mail:Host is empty.");
        if (string.IsNullOrEmpty(User) || User.Any(char.IsControl)) yield return new("Receive:Mail:User must say who logs in.");
        if (PasswordFile is not null && PasswordCommand is not null) yield return new("Only one of Receive:Mail:PasswordFile and Receive:Mail:PasswordCommand may be set.");
        if (Folder.Any(char.IsControl) || ProcessedFolder.Any(char.IsControl)) yield return new("A folder's name has no control characters.");
        if (string.Equals(Folder, ProcessedFolder, StringComparison.OrdinalIgnoreCase)) yield return new("Receive:Mail:ProcessedFolder is the folder itself: every mail would come again.");
    }

    /// <summary>Gives the password, token or client secret; null: none is set.</summary>
    internal Func<CancellationToken, Task<string>>? Secret => PasswordCommand is { } command ? MailSecret.FromCommand(command) : PasswordFile is { } file ? MailSecret.FromFile(file) : null;

    /// <summary>How the server is reached.</summary>
    internal MailAccount ToAccount() => new(Host ?? "", Port, Security == "starttls", User ?? "", Secret ?? (_ => throw ImapFault.LogIn("There is no password: Receive:Mail:PasswordFile or PasswordCommand gives it.")))
    {
        Token = Auth == "xoauth2",
        Certificate = CertificateFile is { } file ? MailTrust.In(file) : null,
        Patience = Patience,
        LargestMail = MaxMegabytes * 1024L * 1024,
    };
}
