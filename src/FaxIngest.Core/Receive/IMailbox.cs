namespace FaxIngest.Receive;

/// <summary>An account on a mail server. Whatever speaks to the server, one contract suite holds for it.</summary>
/// <remarks>
/// What an adapter must keep to:
/// the server's certificate is proved before anything is sent that is secret (<see cref="MailAccount.Certificate"/>);
/// the secret is asked for anew at every log-in (<see cref="MailAccount.Secret"/>), since a token runs out;
/// every wait has an end (<see cref="MailAccount.Patience"/>);
/// a fault of server or network is a <see cref="MailboxException"/> and nothing else, without text that the server sent.
/// </remarks>
public interface IMailbox
{
    /// <summary>Which account on which server, e.g. <c>referrals@example.org@imap.example.org</c>: part of a mail's identity at its source, so it must never change for an account.</summary>
    string Account { get; }

    /// <summary>Connects and logs in. The caller disposes the session.</summary>
    /// <exception cref="MailboxException">The server is away, is not who it should be, or refuses the log-in.</exception>
    Task<IMailboxSession> ConnectAsync(CancellationToken cancellation);
}
