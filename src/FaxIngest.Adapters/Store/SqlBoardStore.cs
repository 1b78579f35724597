using Dapper;
using FaxIngest.Verify.Boards;

namespace FaxIngest.Store;

/// <summary>What boards count, over SQL, in the fax store's database.</summary>
internal sealed class SqlBoardStore(SqlDatabase database) : IBoardStore
{
    static SqlBoardStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<IReadOnlyDictionary<DateTimeOffset, DayCounts>> HoursAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => database.ReadAsync<IReadOnlyDictionary<DateTimeOffset, DayCounts>>(async session =>
    {
        var span = new { from = StoreTime.Text(from), to = StoreTime.Text(to) };
        var rows = (await session.ListAsync<StepRow>("board_arrivals", span).ConfigureAwait(false)).Concat(await session.ListAsync<StepRow>("board_steps", span).ConfigureAwait(false));
        return rows.GroupBy(row => row.Hour).ToDictionary(hour => StoreTime.Time(hour.Key + ":00:00.0000000Z"), hour => hour.Aggregate(new DayCounts(), (sum, row) => sum.Plus(row.ToCounts())));
    }, cancellation);

    public Task<WaitingClocks> ClocksAsync(DateTimeOffset now, DateTimeOffset today, DateTimeOffset tomorrow, CancellationToken cancellation) => database.ReadAsync(async session =>
    {
        var row = await session.FirstAsync<ClockRow>("board_clocks", new { now = StoreTime.Text(now), today = StoreTime.Text(today), tomorrow = StoreTime.Text(tomorrow) }).ConfigureAwait(false) ?? new ClockRow();
        string? median = row.Count == 0 ? null : await session.FirstAsync<string>("board_median", new { half = row.Count / 2 }).ConfigureAwait(false);
        return new WaitingClocks((int)row.Overdue, (int)row.Today, (int)row.Tomorrow, (int)row.Later, (int)row.None, Time(row.Oldest), Time(median));
    }, cancellation);

    public Task<IReadOnlyList<TimeSpan>> ReadingsAsync(DateTimeOffset from, int limit, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<TimeSpan>>(async session =>
        [.. (await session.ListAsync<ReadingRow>("board_readings", new { from = StoreTime.Text(from), limit }).ConfigureAwait(false)).Where(row => row.Begun is not null).Select(row => StoreTime.Time(row.Done) - StoreTime.Time(row.Begun!))], cancellation);

    public Task<IReadOnlyList<PersonDay>> PersonsAsync(DateTimeOffset from, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<PersonDay>>(async session =>
        [.. (await session.ListAsync<PersonRow>("board_persons", new { from = StoreTime.Text(from) }).ConfigureAwait(false))
            .Select(row => new PersonDay(row.Person, (int)row.Cases, (int)row.Confirmed, (int)row.Corrected, (int)row.Keys, TimeSpan.FromMilliseconds(row.Milliseconds)))], cancellation);

    public Task<long> StampAsync(CancellationToken cancellation) => database.ReadAsync(session => session.FirstAsync<long>("trust_head"), cancellation);

    private static DateTimeOffset? Time(string? text) => text is null ? null : StoreTime.Time(text);

    private sealed class StepRow
    {
        public string Hour { get; set; } = "";
        public string Action { get; set; } = "";
        public long Machine { get; set; }
        public long Count { get; set; }

        public DayCounts ToCounts()
        {
            int count = checked((int)Count);
            return Action switch
            {
                "received" or "arrived-again" => new(Arrived: count),
                "accepted" => new(Straight: count),
                "awaiting-verification" => new(Asked: count),
                "verified" => new(Verified: count),
                "exported" => new(Exported: count),
                "set-aside" => new(SetAside: count),
                "stuck" => new(Stuck: count),
                _ => new(),
            };
        }
    }

    private sealed class ClockRow
    {
        public long Overdue { get; set; }
        public long Today { get; set; }
        public long Tomorrow { get; set; }
        public long Later { get; set; }
        public long None { get; set; }
        public string? Oldest { get; set; }
        public long Count { get; set; }
    }

    private sealed class ReadingRow
    {
        public string Done { get; set; } = "";
        public string? Begun { get; set; }
    }

    private sealed class PersonRow
    {
        public string Person { get; set; } = "";
        public long Cases { get; set; }
        public long Confirmed { get; set; }
        public long Corrected { get; set; }
        public long Keys { get; set; }
        public long Milliseconds { get; set; }
    }
}
