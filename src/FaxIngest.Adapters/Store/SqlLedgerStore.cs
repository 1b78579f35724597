using System.Runtime.CompilerServices;
using Dapper;
using FaxIngest.Export;
using FaxIngest.Ledger;
using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>What the ledger asks, over SQL, in the fax store's database.</summary>
internal sealed class SqlLedgerStore(SqlDatabase database) : ILedgerStore
{
    static SqlLedgerStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public async IAsyncEnumerable<LedgerEntry> EntriesAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in database.StreamAsync<EntryRow>("ledger_entries", Span(from, to), cancellation).ConfigureAwait(false)) yield return row.ToEntry();
    }

    public IAsyncEnumerable<string> VanishedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        database.StreamAsync<string>("ledger_vanished", Span(from, to), cancellation);

    public async Task<int> WitnessedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        checked((int)await database.ReadAsync(session => session.FirstAsync<long>("ledger_witnessed", Span(from, to)), cancellation).ConfigureAwait(false));

    public async IAsyncEnumerable<(string Sha256, string FaxId)> HashesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in database.StreamAsync<HashRow>("ledger_hashes", null, cancellation).ConfigureAwait(false)) yield return (row.Sha256, row.FaxId);
    }

    public Task SaveAsync(LedgerReport report, string actor, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        string at = StoreTime.Text(report.At);
        await session.ExecuteAsync("ledger_put", new { day = StoreTime.Text(report.Day), at, json = StoreJson.Write(report) }).ConfigureAwait(false);
        session.Tell(new AuditEvent(report.At, actor, "reconciled", null,
            StoreJson.Write(new { report.Day, report.Balanced, report.Arrivals, report.Hashed, Discrepancies = report.DiscrepancyCount })));
        return true;
    }, cancellation);

    public async Task<LedgerReport?> FindAsync(DateOnly day, CancellationToken cancellation) =>
        await database.ReadAsync(session => session.FirstAsync<string>("ledger_find", new { day = StoreTime.Text(day) }), cancellation).ConfigureAwait(false) is string json
            ? StoreJson.Read<LedgerReport>(json) : null;

    public async Task<IReadOnlyList<LedgerReport>> LatestAsync(int limit, CancellationToken cancellation) =>
        [.. (await database.ReadAsync(session => session.ListAsync<string>("ledger_latest", new { limit }), cancellation).ConfigureAwait(false)).Select(StoreJson.Read<LedgerReport>)];

    private static object Span(DateTimeOffset from, DateTimeOffset to) => new { from = StoreTime.Text(from), to = StoreTime.Text(to) };

    private sealed class HashRow
    {
        public string Sha256 { get; set; } = "";
        public string FaxId { get; set; } = "";
    }

    private sealed class EntryRow
    {
        public string FaxId { get; set; } = "";
        public long ArrivalsThatDay { get; set; }
        public string? Sha256 { get; set; }
        public long? Length { get; set; }
        public string? State { get; set; }
        public string? Source { get; set; }
        public long? Arrivals { get; set; }
        public long ArrivalRows { get; set; }
        public bool FirstThatDay { get; set; }
        public long ArrivalEvents { get; set; }
        public string? LastStep { get; set; }
        public long? PagesRead { get; set; }
        public long? PartsRead { get; set; }
        public long? PagesDeclared { get; set; }
        public long Said { get; set; }
        public string? Document { get; set; }
        public string? Receipts { get; set; }
        public string? OtherBytes { get; set; }

        public LedgerEntry ToEntry() => new()
        {
            FaxId = FaxId,
            Sha256 = Sha256,
            Length = Length ?? 0,
            State = State is null ? default : Enum.Parse<FaxState>(State),
            LastStep = Enum.TryParse<FaxState>(LastStep, ignoreCase: true, out var step) ? step : null,
            Source = Source is null ? null : StoreJson.Read<Source>(Source),
            Arrivals = checked((int)(Arrivals ?? 0)),
            ArrivalRows = checked((int)ArrivalRows),
            ArrivalEvents = checked((int)ArrivalEvents),
            ArrivalsThatDay = checked((int)ArrivalsThatDay),
            FirstThatDay = FirstThatDay,
            PagesRead = checked((int?)PagesRead),
            PartsRead = checked((int?)PartsRead),
            PagesDeclared = checked((int?)PagesDeclared),
            SeenByPerson = Said > 0,
            Document = Document is null ? null : StoreJson.Read<Document>(Document),
            Receipts = Receipts is null ? [] : StoreJson.Read<ExportReceipt[]>(Receipts),
            OtherBytes = OtherBytes is null ? [] : StoreJson.Read<ReceivedBytes[]>(OtherBytes),
        };
    }
}
