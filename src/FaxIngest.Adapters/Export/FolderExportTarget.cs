using System.Text.Json;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Export;

/// <summary>One JSON file per referral: the document's shape (contract section 2) with just that referral in it.</summary>
/// <remarks>The file's name follows from the referral's identity alone, so that an export repeated after a crash replaces the file instead of adding one.
/// Readers never see half a file: it is written under a name that starts with a dot and ends in <c>.tmp</c>, synced, and renamed.</remarks>
internal sealed class FolderExportTarget(string folder, TimeProvider time) : IExportTarget
{
    private int swept;

    public string Name => "folder";

    public async Task<ExportReceipt> ExportAsync(Document document, Referral referral, string idempotencyKey, CancellationToken cancellation)
    {
        // The identity becomes a file name: it must not be able to say anything else.
        if (referral.Id.Length is 0 or > 100 || !referral.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException("A referral's identity is letters, digits and hyphens.", nameof(referral));
        string name = referral.Id + ".json";
        string path = Path.Combine(folder, name);
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(document with { Referrals = [referral] }, DocumentJson.Indented);
        // Left untouched when it is there already: whoever watches the folder is not woken twice.
        if (Interlocked.Exchange(ref swept, 1) == 0 && Directory.Exists(folder)) DurableFile.Sweep(folder, ".*.tmp", time);
        byte[] present = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false) : [];
        if (!present.AsSpan().SequenceEqual(content))
            await DurableFile.WriteAsync(path, content, cancellation).ConfigureAwait(false);
        return new ExportReceipt(idempotencyKey, referral.Id, Name, name, time.GetUtcNow());
    }

    public Task<bool?> HoldsAsync(ExportReceipt receipt, CancellationToken cancellation)
    {
        // Receipts come from the store, yet a location is never taken for a path.
        bool there = receipt.Location == Path.GetFileName(receipt.Location) && new FileInfo(Path.Combine(folder, receipt.Location)) is { Exists: true, Length: > 0 };
        return Task.FromResult<bool?>(there);
    }
}
