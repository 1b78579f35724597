namespace FaxIngest.Receive;

/// <summary>What a server says of a mail without sending it.</summary>
/// <param name="Size">RFC822.SIZE, bytes; some servers only estimate it.</param>
/// <param name="ReceivedAt">INTERNALDATE: when the mailbox received it (UTC).</param>
/// <param name="Seen"><c>\Seen</c> is set.</param>
/// <param name="Deleted">Somebody has marked it <c>\Deleted</c>.</param>
public sealed record MailSummary(long Size, DateTimeOffset ReceivedAt, bool Seen, bool Deleted);
