using FaxIngest.Model;

namespace FaxIngest.Receive;

/// <summary>Bytes that arrived and are already durable in the blob store.</summary>
/// <param name="Sha256">Of the bytes, lower-case hex: the blob's address.</param>
/// <param name="Length">Bytes.</param>
/// <param name="FileName">Name as received, without folders.</param>
/// <param name="Source">Channel, received time, caller.</param>
/// <param name="SourceKey">Identity at the source (path + size + modified time; account + folder + UIDVALIDITY + UID): unique, so a second look at the same file is no second arrival.</param>
public sealed record Arrival(string Sha256, long Length, string FileName, Source Source, string SourceKey)
{
    /// <summary>What makes two arrivals the same document; for files the hash of their bytes, for mails that of the canonical message, which does not change
    /// with the way the mail came (<c>MessageIdentity</c>). Lower-case hex.</summary>
    public string Identity { get; init; } = Sha256;

    /// <summary>Where a mail lay; null for other channels.</summary>
    public MailPlace? Mail { get; init; }

    /// <summary>What else is known of it; null: nothing.</summary>
    public Delivery? Delivery { get; init; }
}
