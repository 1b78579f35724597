namespace FaxIngest.Receive;

/// <summary>Hands single messages to a mail server, with an empty return path, so that nothing ever answers them. Whatever speaks to the server, one contract suite holds for it.</summary>
/// <remarks>
/// What an adapter must keep to: the server's certificate is proved before anything is sent that is secret; the secret is asked for anew at every log-in; every wait has an end
/// (<see cref="MailAccount.Patience"/>); a fault is a <see cref="MailboxException"/> without text that the server sent.
/// </remarks>
public interface IMailSender
{
    /// <summary>Sends.</summary>
    /// <param name="to">A plain address (<see cref="Acknowledgement.IsPlainAddress"/>).</param>
    /// <param name="message">ASCII, lines ending in CRLF.</param>
    /// <param name="committed">Called before the first byte of the message, when the server has taken sender and recipient: from then on it may have it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="MailboxException">It was surely not sent; with <see cref="MailboxException.ConnectionLost"/> unset, it was refused for good.</exception>
    /// <returns>Sent, or uncertain.</returns>
    Task<AcknowledgementEnd> SendAsync(string to, string message, Func<Task> committed, CancellationToken cancellation);

    /// <summary>Connects, secures, logs in and leaves: for a proof.</summary>
    /// <exception cref="MailboxException">One of these failed.</exception>
    Task ProveAsync(CancellationToken cancellation);
}
