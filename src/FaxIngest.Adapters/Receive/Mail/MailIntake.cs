using System.Globalization;
using System.Text;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Receive.Mail;

/// <summary>The one path of every mail, wherever it lies: bytes durable, then the row; what comes after that is the source's.</summary>
internal sealed class MailIntake(IBlobStore blobs, IFaxStore store)
{
    /// <summary>Failures of one mail after which a person is told.</summary>
    public const int FailuresUntilNotice = 5;

    public Task<IReadOnlySet<string>> AdmittedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => store.AdmittedAsync(keys, cancellation);

    /// <summary>Stores a mail's bytes.</summary>
    public async Task<StoredMail> StoreAsync(Stream bytes, CancellationToken cancellation)
    {
        using var identity = new MessageIdentity();
        var message = new MessageStream(bytes, identity);
        await using (message.ConfigureAwait(false))
        {
            var (sha256, length) = await blobs.PutAsync(message, cancellation).ConfigureAwait(false);
            return new(sha256, length, identity.Finish(), identity.MessageId);
        }
    }

    /// <summary>Admits a stored mail. Sender and subject are left to whoever reads it: here no mail is decoded.</summary>
    /// <returns>Whether it is a new arrival.</returns>
    public async Task<bool> AdmitAsync(StoredMail mail, string fileName, string key, MailPlace place, CancellationToken cancellation)
    {
        var arrival = new Arrival(mail.Sha256, mail.Length, fileName, new Source("mail", place.InternalDate), key)
        {
            Identity = mail.Identity,
            Mail = place with { MessageId = mail.MessageId },
        };
        return (await store.AdmitAsync(arrival, cancellation).ConfigureAwait(false)).NewArrival;
    }

    /// <summary>Tells a person, by a document in the queue, of a mail that is not taken in. Once for each key.</summary>
    public async Task<bool> NoticeAsync(string why, string fileName, string key, MailPlace place, CancellationToken cancellation)
    {
        string where = place.Folder is null ? "in the folder of mails" : string.Create(CultureInfo.InvariantCulture, $"in the folder \"{Plain(place.Folder)}\" of the mailbox (UID {place.Uid})");
        string text = string.Create(CultureInfo.InvariantCulture, $"""
            From: FaxIngest <postmaster@localhost>
            Subject: A mail that was not taken in
            Date: {place.InternalDate.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: text/plain; charset=us-ascii

            A mail that was received on {place.InternalDate.UtcDateTime:yyyy-MM-dd} at {place.InternalDate.UtcDateTime:HH:mm} UTC was not taken in: {why}
            It still lies {where}. Please open it there with a mail program and key what it asks for.

            """).ReplaceLineEndings("\r\n");
        using var bytes = new MemoryStream(Encoding.ASCII.GetBytes(text), writable: false);
        var stored = await StoreAsync(bytes, cancellation).ConfigureAwait(false);
        return await AdmitAsync(stored, fileName, key, place, cancellation).ConfigureAwait(false);
    }

    private static string Plain(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' and not '"' ? c : '?'));
}

/// <summary>A mail whose bytes are durable.</summary>
internal sealed record StoredMail(string Sha256, long Length, string Identity, string? MessageId);
