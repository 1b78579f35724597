using System.Globalization;

namespace FaxIngest.Receive.Mail;

/// <summary>The answer as a message: that a mail came, when, and under which number. Nothing of the mail is in it, not even its subject.</summary>
internal static class AcknowledgementText
{
    /// <summary>ASCII with CRLF. The Message-ID follows from the fax alone: should two ever go out, mailboxes that compare them show one.</summary>
    public static string Write(Acknowledgement acknowledgement, string from, DateTimeOffset now)
    {
        string domain = from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..];
        string references = acknowledgement.InReplyTo is { } id ? $"In-Reply-To: <{id}>\nReferences: <{id}>\n" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            From: <{from}>
            To: <{acknowledgement.To}>
            Subject: Your message was received: {acknowledgement.FaxId}
            Date: {now.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000
            Message-ID: <{acknowledgement.FaxId}.received@{domain}>
            {references}Auto-Submitted: auto-replied
            X-Auto-Response-Suppress: All
            MIME-Version: 1.0
            Content-Type: text/plain; charset=us-ascii

            Your message was received on {acknowledgement.ReceivedAt.UtcDateTime:yyyy-MM-dd} at {acknowledgement.ReceivedAt.UtcDateTime:HH:mm} UTC.
            Its tracking number is {acknowledgement.FaxId}.

            Please name this number when you ask about it. It only says that the message arrived: it has not been read by a person yet.
            This answer was sent by a program. Please do not reply to it.
            """).ReplaceLineEndings("\r\n");
    }
}
