using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive.Mail;

/// <summary>Answers to senders of mails: that a mail came, and its tracking number.</summary>
internal sealed class AcknowledgeOptions : IValidatableObject
{
    public const string Section = "Receive:Acknowledge";

    /// <summary>Mail server that takes the answers (SMTP). Default none: nobody is answered.</summary>
    public string? Host { get; set; }

    /// <summary>Port of the server. Default 587, 1 to 65535.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c> (default), <c>tls</c> from the first byte, or <c>none</c> for a relay beside the service, which then gets no password.</summary>
    [RegularExpression("tls|starttls|none", ErrorMessage = "Receive:Acknowledge:Security must be tls, starttls or none.")]
    public string Security { get; set; } = "starttls";

    /// <summary>Address that answers come from. Default none; needed.</summary>
    public string? From { get; set; }

    /// <summary>Who logs in. Default none: no log-in.</summary>
    public string? User { get; set; }

    /// <summary>How: <c>password</c> (default) or <c>xoauth2</c>, whose secret is an access token.</summary>
    [RegularExpression("password|xoauth2", ErrorMessage = "Receive:Acknowledge:Auth must be password or xoauth2.")]
    public string Auth { get; set; } = "password";

    /// <summary>File whose first line is the password or token; read at every log-in. Default none.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Program whose first printed line is the password or token; run at every log-in. Default none.</summary>
    public string? PasswordCommand { get; set; }

    /// <summary>File in PEM with the certificate authority that signs the server's certificate, in place of the system's. Default none.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Answers to one address in 24 hours; mails beyond that are taken in as ever but not answered. Default 10, 1 to 1000.</summary>
    [Range(1, 1000)]
    public int PerSenderPerDay { get; set; } = 10;

    /// <summary>Answers to all in an hour; those beyond that wait. Default 200, 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int PerHour { get; set; } = 200;

    /// <summary>Longest wait for the server's next bytes. Default 1 min, 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host is null) yield break;
        if (string.IsNullOrWhiteSpace(Host)) yield return new("Receive:Acknowledge:Host is empty.");
        if (From is null || !Acknowledgement.IsPlainAddress(From)) yield return new("Receive:Acknowledge:From must be the address that answers come from.");
        if (User is not null && PasswordFile is null == PasswordCommand is null) yield return new("With Receive:Acknowledge:User, one of PasswordFile and PasswordCommand must be set.");
        if (User is not null && Security == "none") yield return new("Receive:Acknowledge: nobody logs in in the clear. Set Security, or leave User out.");
    }

    /// <summary>The server.</summary>
    internal MailRelay ToRelay() => new(new MailAccount(
        Host ?? "", Port, Security == "starttls", User ?? "", PasswordCommand is { } command ? MailSecret.FromCommand(command) : MailSecret.FromFile(PasswordFile ?? ""))
    {
        Token = Auth == "xoauth2",
        Certificate = CertificateFile is { } file ? MailTrust.In(file) : null,
        Patience = Patience,
    })
    {
        Bare = Security == "none",
    };
}
