namespace FaxIngest.Receive;

/// <summary>A mail server that takes mail to others (SMTP).</summary>
/// <param name="Account">How it is reached; with an empty <see cref="MailAccount.User"/> nobody logs in.</param>
public sealed record MailRelay(MailAccount Account)
{
    /// <summary>The connection is never secured: a relay beside the service, which gets no secret.</summary>
    public bool Bare { get; init; }

    /// <summary>Somebody logs in.</summary>
    public bool LogsIn => Account.User.Length > 0;
}
