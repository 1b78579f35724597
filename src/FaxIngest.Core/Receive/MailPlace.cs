namespace FaxIngest.Receive;

/// <summary>Where a mail lay, kept beside the arrival so that a person finds it again. No part of it is its identity.</summary>
/// <param name="Account">Account and server, or the path of the Maildir or folder.</param>
/// <param name="Folder">Folder on the server; null for files.</param>
/// <param name="UidValidity">Of the folder.</param>
/// <param name="Uid">Of the mail in the folder.</param>
/// <param name="MessageId">The Message-ID header's value, at most 998 characters. Missing in some mails and repeated in others.</param>
/// <param name="InternalDate">When the mailbox received it (UTC).</param>
public sealed record MailPlace(string Account, string? Folder, uint? UidValidity, uint? Uid, string? MessageId, DateTimeOffset InternalDate);
