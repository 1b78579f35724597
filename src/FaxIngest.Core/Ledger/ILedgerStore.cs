namespace FaxIngest.Ledger;

/// <summary>What the ledger asks of the store. Answers stream: a day may hold any number of faxes.</summary>
public interface ILedgerStore
{
    /// <summary>Every fax with an arrival recorded in the span, by fax id; each in one consistent look.</summary>
    /// <param name="from">First moment.</param>
    /// <param name="to">First moment after it.</param>
    /// <param name="cancellation">Ends the stream.</param>
    IAsyncEnumerable<LedgerEntry> EntriesAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Faxes whose arrival in the span is in the history, but of which no arrival is recorded or no row is left.</summary>
    IAsyncEnumerable<string> VanishedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Arrivals in the span that the history tells of.</summary>
    Task<int> WitnessedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Hash and id of every fax of all days, by hash.</summary>
    IAsyncEnumerable<(string Sha256, string FaxId)> HashesAsync(CancellationToken cancellation);

    /// <summary>Keeps a day's account in place of an earlier one of that day, and writes its audit event, in one transaction.</summary>
    Task SaveAsync(LedgerReport report, string actor, CancellationToken cancellation);

    /// <summary>The account kept last for a day, or null.</summary>
    Task<LedgerReport?> FindAsync(DateOnly day, CancellationToken cancellation);

    /// <summary>The accounts kept, latest day first.</summary>
    Task<IReadOnlyList<LedgerReport>> LatestAsync(int limit, CancellationToken cancellation);
}
