using FaxIngest.Model;

namespace FaxIngest.Receive;

/// <summary>A mail server, or the way to it, failed or refused. It is an outage, no fault of a mail.</summary>
/// <remarks>The message holds nothing that the server sent but a response code of its protocol (letters, digits, hyphens): other text may quote a mail.</remarks>
public class MailboxException : IOException
{
    /// <summary>A fault.</summary>
    /// <param name="reason">Codes: <c>mail-unreachable</c>, <c>mail-certificate</c>, <c>mail-log-in</c>, <c>mail-silent</c>, <c>mail-closed</c>, <c>mail-protocol</c>, <c>mail-refused</c>.</param>
    /// <param name="connectionLost">The session is at its end.</param>
    /// <param name="inner">What caused it.</param>
    public MailboxException(Reason reason, bool connectionLost, Exception? inner = null) : base(reason.Message, inner) => (Reason, ConnectionLost) = (reason, connectionLost);

    /// <summary>Why, for an operator.</summary>
    public Reason Reason { get; }

    /// <summary>The session is at its end; else the server refused one step and the session goes on.</summary>
    public bool ConnectionLost { get; }
}
