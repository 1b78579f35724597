namespace FaxIngest.Receive;

/// <summary>What can be known of a folder without opening it.</summary>
/// <param name="Exists">It is there and may be looked up.</param>
/// <param name="Rights">Our rights as letters of RFC 4314 (<c>i</c> insert, <c>s</c> seen, <c>w</c> flags, <c>t</c> delete, <c>e</c> expunge …); null: the server knows no ACL, so the rights cannot be proved.</param>
public sealed record MailFolderAccess(bool Exists, string? Rights);
