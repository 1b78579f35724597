using Dapper;
using FaxIngest.Model;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>The verification queue over SQL, in the fax store's database.</summary>
internal sealed class SqlCaseQueue(SqlDatabase database, TimeProvider time) : ICaseQueue
{
    static SqlCaseQueue() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private string Now => StoreTime.Text(time.GetUtcNow());

    public Task<IReadOnlyList<QueueEntry>> ListAsync(QueueFilter filter, int limit, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<QueueEntry>>(async session =>
    {
        var values = Values(filter);
        values.Add("holder", filter.Holder);
        values.Add("limit", limit);
        return [.. (await session.ListAsync<QueueRow>("waiting_list", values)).Select(row => row.ToEntry())];
    }, cancellation);

    public Task<IReadOnlyList<QueueGroup>> GroupsAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<QueueGroup>>(async session =>
        [.. (await session.ListAsync<QueueGroupRow>("waiting_groups", new { now = Now })).Select(row => row.ToGroup())], cancellation);

    public Task<CaseLease?> TakeAsync(string faxId, string person, TimeSpan lease, bool over, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var row = await session.FirstAsync<HolderRow>("waiting_holder", new { id = faxId, now = Now });
        if (row is null) return null;
        if (row.Holder is { } other && other != person && !over) return new CaseLease(other, other);
        await session.ExecuteAsync("waiting_take", new { id = faxId, person, until = StoreTime.Text(time.GetUtcNow() + lease) });
        return new CaseLease(person, row.Holder);
    }, cancellation);

    public Task<string?> NextAsync(string person, QueueFilter filter, string? except, TimeSpan lease, CancellationToken cancellation) => database.WriteAsync(session =>
    {
        var values = Values(filter);
        values.Add("person", person);
        values.Add("until", StoreTime.Text(time.GetUtcNow() + lease));
        values.Add("except", except ?? "");
        values.Add("supervisor", filter.Supervisor);
        return session.FirstAsync<string>("waiting_next", values);
    }, cancellation);

    public Task ReleaseAsync(string faxId, string person, CancellationToken cancellation) =>
        database.WriteAsync(session => session.ExecuteAsync("waiting_release", new { id = faxId, person }), cancellation);

    public Task<IReadOnlyList<DeskWork>> WorkAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<DeskWork>>(async session =>
        [.. (await session.ListAsync<DeskWorkRow>("desk_work_list", new { from = StoreTime.Text(from), before = StoreTime.Text(before) })).Select(row => row.ToWork())], cancellation);

    private DynamicParameters Values(QueueFilter filter) => new(new
    {
        now = Now,
        state = filter.State?.ToString(),
        form = WaitingLine.Pattern(filter.FormType),
        reason = WaitingLine.Pattern(filter.Reason),
        channel = filter.Channel,
        receivedFrom = filter.ReceivedFrom is { } from ? StoreTime.Text(from) : null,
        receivedBefore = filter.ReceivedBefore is { } before ? StoreTime.Text(before) : null,
    });
}

/// <summary>A row of the verification queue: the fax and its line.</summary>
internal sealed class QueueRow : FaxRow
{
    public string ClockEnds { get; set; } = "";
    public string Forms { get; set; } = "";
    public string Codes { get; set; } = "";
    public long Pages { get; set; }
    public long Fields { get; set; }
    public string? Holder { get; set; }

    public QueueEntry ToEntry() => new(ToFax(), WaitingLine.Codes(Forms), checked((int)Pages), checked((int)Fields))
    {
        ClockEnds = WaitingLine.ClockEnds(ClockEnds),
        Reasons = WaitingLine.Codes(Codes),
        Holder = Holder,
    };
}

/// <summary>A row of the queue's counts.</summary>
internal sealed class QueueGroupRow
{
    public string State { get; set; } = "";
    public string Forms { get; set; } = "";
    public string Codes { get; set; } = "";
    public string Channel { get; set; } = "";
    public string Hour { get; set; } = "";
    public string? Holder { get; set; }
    public long Count { get; set; }

    public QueueGroup ToGroup() => new(
        Enum.Parse<FaxState>(State), WaitingLine.Codes(Forms), WaitingLine.Codes(Codes), Channel, StoreTime.Time(Hour + ":00:00.0000000Z"), Holder, checked((int)Count));
}

/// <summary>A row of the desk's log.</summary>
internal sealed class DeskWorkRow
{
    public string FaxId { get; set; } = "";
    public string Person { get; set; } = "";
    public string At { get; set; } = "";
    public long Keys { get; set; }
    public long Confirmed { get; set; }
    public long KeysConfirming { get; set; }
    public long Corrected { get; set; }
    public long Characters { get; set; }
    public long Milliseconds { get; set; }
    public long? Turn { get; set; }

    public DeskWork ToWork() => new(FaxId, Person, StoreTime.Time(At), new Effort((int)Keys, (int)Confirmed, (int)KeysConfirming, (int)Corrected, (int)Characters, (int)Milliseconds) { Turn = (int?)Turn });
}

/// <summary>Who has a case open.</summary>
internal sealed class HolderRow
{
    public string? Holder { get; set; }
}
