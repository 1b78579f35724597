namespace FaxIngest.Receive;

/// <summary>A logged-in connection to a mail server, used by one caller at a time. It never deletes: there is no step here that does, and an adapter takes none.</summary>
/// <remarks>
/// Every method throws <see cref="MailboxException"/>. When its <see cref="MailboxException.ConnectionLost"/> is set, or when a call was canceled or its
/// callback threw, the session is at its end: dispose it and connect again. Otherwise the server only refused this one step.
/// Disposing ends the connection at once and does not wait for the server.
/// </remarks>
public interface IMailboxSession : IAsyncDisposable
{
    /// <summary>What the server can do, as it said after the log-in.</summary>
    MailboxAbilities Abilities { get; }

    /// <summary>Opens a folder; all calls below that take a UID mean it. A UIDVALIDITY that changes later, in the open folder, must end the session.</summary>
    /// <param name="folder">Name as a person writes it (not encoded), levels separated as on the server.</param>
    /// <param name="readOnly">Opens it so that nothing in it can change (for looking and for waiting).</param>
    /// <param name="cancellation">Ends the wait; the session with it.</param>
    Task<OpenMailFolder> OpenAsync(string folder, bool readOnly, CancellationToken cancellation);

    /// <summary>UIDs of the mails in the open folder, ascending. It asks the server anew every time.</summary>
    /// <param name="unseen">Only those without <c>\Seen</c>; else all, whatever their flags (also those marked <c>\Deleted</c>).</param>
    /// <param name="cancellation">Ends the wait; the session with it.</param>
    Task<IReadOnlyList<uint>> SearchAsync(bool unseen, CancellationToken cancellation);

    /// <summary>Size, time and flags of a mail; null: it is gone.</summary>
    Task<MailSummary?> DescribeAsync(uint uid, CancellationToken cancellation);

    /// <summary>Hands the exact bytes of a mail, as the server sends them, to <paramref name="take"/> as they come (never the whole mail in memory), without setting <c>\Seen</c>.</summary>
    /// <param name="uid">Which.</param>
    /// <param name="take">Reads the stream to its end. The stream throws <see cref="MailboxException"/> when the connection is cut before its end, so a mail that is cut short is never taken for whole.</param>
    /// <param name="cancellation">Ends the wait; the session with it.</param>
    /// <returns>False: the mail is gone; <paramref name="take"/> was not called. True: all bytes came, and the server said that they are this mail's.</returns>
    /// <exception cref="MailTooLargeException">The server announced more than <see cref="MailAccount.LargestMail"/>; nothing was handed on. The session is at its end.</exception>
    Task<bool> FetchAsync(uint uid, Func<Stream, CancellationToken, Task> take, CancellationToken cancellation);

    /// <summary>Sets <c>\Seen</c>. A mail that is gone is no fault.</summary>
    Task MarkSeenAsync(uint uid, CancellationToken cancellation);

    /// <summary>Moves a mail to another folder: by MOVE, else by COPY, <c>\Deleted</c> and UID EXPUNGE of this one UID. A mail that is gone is no fault.</summary>
    /// <remarks>Only when <see cref="MailboxAbilities.CanMove"/>. A plain EXPUNGE, which destroys what others have marked, must never be sent:
    /// some libraries fall back to it by themselves, and are not to be asked then.</remarks>
    /// <exception cref="MailboxException">Refused (missing folder, no rights, over quota): the mail is where it was.</exception>
    Task MoveAsync(uint uid, string folder, CancellationToken cancellation);

    /// <summary>What is known of another folder without opening it.</summary>
    Task<MailFolderAccess> AccessAsync(string folder, CancellationToken cancellation);

    /// <summary>Waits until the server says that something changed in the open folder (IDLE), or for the given time. Only when <see cref="MailboxAbilities.Idle"/>.
    /// A hint: whoever waited searches afterwards, whatever it returned.</summary>
    /// <param name="atMost">Less than 10 min; some servers and firewalls drop a connection that is silent for longer.</param>
    /// <param name="cancellation">Ends the wait; the session with it.</param>
    /// <returns>Whether something changed.</returns>
    Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation);
}
