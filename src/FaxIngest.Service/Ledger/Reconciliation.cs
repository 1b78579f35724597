using FaxIngest.Decide;
using FaxIngest.Export;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Ledger;

/// <summary>Holds the faxes' table, its history, the blobs and the export targets against each other for one day.</summary>
/// <remarks>A day is a span of arrival times: every arrival belongs to one day for ever, whatever time its sender wrote on it.</remarks>
internal sealed class Reconciliation(ILedgerStore store, IBlobInventory blobs, IEnumerable<IExportTarget> targets, IOptions<FolderExportOptions> export, TimeProvider time)
{
    /// <summary>A blob without a row is being taken in for this long: the row follows the bytes within seconds, however large they are.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private readonly IReadOnlyDictionary<string, IExportTarget> targets = targets.ToDictionary(target => target.Name, StringComparer.Ordinal);

    /// <summary>The account of a day as it stands now. Nothing is changed or kept.</summary>
    /// <param name="day">By the plan's wall clock.</param>
    /// <param name="hash">Hash every byte of the day anew; else presence and length are looked at.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task<LedgerReport> RunAsync(DateOnly day, bool hash, CancellationToken cancellation)
    {
        DateTimeOffset from = PacificTime.Start(day), to = PacificTime.Start(day.AddDays(1));
        var tally = new LedgerTally(day, [.. targets.Keys]);
        await foreach (var entry in store.EntriesAsync(from, to, cancellation))
        {
            tally.Enter(entry);
            foreach (var bytes in BytesOf(entry))
                if (await BlobFaultAsync(entry.FaxId, bytes, hash, cancellation) is { } fault) tally.Fault(fault);
            await CheckReceiptsAsync(entry, tally, cancellation);
        }
        await foreach (string id in store.VanishedAsync(from, to, cancellation))
            tally.Fault(new("fax-vanished", $"The history tells of the arrival of fax {id}, but its row or its arrival is gone.", id));
        await CompareBlobsAsync(tally, cancellation);
        foreach (var (name, written) in blobs.Unfinished())
            tally.Note($"An intake was cut off or still runs: temp file {name} of {written.UtcDateTime:yyyy-MM-dd HH:mm} UTC. It is removed a day after it was written.");
        return tally.Close(await store.WitnessedAsync(from, to, cancellation), hash, time.GetUtcNow());
    }

    private static IEnumerable<ReceivedBytes> BytesOf(LedgerEntry entry) => entry.Sha256 is null ? [] : entry.OtherBytes.Prepend(new ReceivedBytes(entry.Sha256, entry.Length));

    private async Task<Discrepancy?> BlobFaultAsync(string id, ReceivedBytes bytes, bool hash, CancellationToken cancellation)
    {
        if (blobs.Look(bytes.Sha256) is not { } blob) return null; // named once, below, with those of all days
        if (blob.Length != bytes.Length) return new("blob-length", $"The bytes of fax {id} are {blob.Length} and were {bytes.Length} at arrival.", id);
        if (hash && await blobs.HashAsync(bytes.Sha256, cancellation) != bytes.Sha256) return new("blob-changed", $"The bytes of fax {id} are not those that arrived: they have another hash.", id);
        return null;
    }

    private async Task CheckReceiptsAsync(LedgerEntry entry, LedgerTally tally, CancellationToken cancellation)
    {
        if (!export.Value.FilesStay) return;
        foreach (var receipt in entry.Receipts)
            if (targets.TryGetValue(receipt.Target, out var target) && await target.HoldsAsync(receipt, cancellation) == false)
                tally.Fault(new("export-missing", $"Referral {receipt.ReferralId} has a receipt of {receipt.Target}, but what it names is not there.", entry.FaxId));
    }

    /// <summary>Every fax of every day has its blob and every blob its fax: both lists in order of their hashes, side by side.</summary>
    private async Task CompareBlobsAsync(LedgerTally tally, CancellationToken cancellation)
    {
        var rows = store.HashesAsync(cancellation).GetAsyncEnumerator(cancellation);
        await using (rows)
        {
            using var addresses = blobs.Addresses().GetEnumerator();
            bool row = await rows.MoveNextAsync(), blob = addresses.MoveNext();
            while (row || blob)
            {
                int order = !row ? 1 : !blob ? -1 : string.CompareOrdinal(rows.Current.Sha256, addresses.Current);
                // The folder is read ahead: a blob that was not seen may have come since.
                if (order < 0 && blobs.Look(rows.Current.Sha256) is null)
                    tally.Fault(new("blob-missing", $"The bytes of fax {rows.Current.FaxId} are gone: there is no blob {rows.Current.Sha256}.", rows.Current.FaxId));
                if (order > 0) Orphan(addresses.Current, tally);
                if (order <= 0) row = await rows.MoveNextAsync();
                if (order >= 0) blob = addresses.MoveNext();
            }
        }
    }

    private void Orphan(string sha256, LedgerTally tally)
    {
        if (blobs.Look(sha256) is not { } blob) return;
        if (time.GetUtcNow() - blob.Written < Grace) tally.Note($"Blob {sha256} has no fax yet: it came just now.");
        else tally.Fault(new("blob-without-fax", $"Blob {sha256} belongs to no fax: its bytes were kept, but no arrival is recorded."));
    }
}
