using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>The history over SQL, read as it streams.</summary>
internal sealed class SqlAuditStore(SqlDatabase database) : IAuditStore
{
    /// <summary>What the clocks of two nodes may differ by: events are numbered in the order of their commits, not of their times.</summary>
    private static readonly TimeSpan Askew = TimeSpan.FromMinutes(10);

    static SqlAuditStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public async IAsyncEnumerable<SealedEvent> EventsAsync(AuditFilter filter, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Between the last event well before and the first one well after: the rest of a long history is not looked at.
        long first = filter.From is { } since ? await NumberAsync("audit_last", since - Askew, cancellation).ConfigureAwait(false) ?? 0 : 0;
        long last = filter.To is { } until ? await NumberAsync("audit_first", until + Askew, cancellation).ConfigureAwait(false) ?? long.MaxValue : long.MaxValue;
        // Each by the index that leaves the fewest events.
        string statement = filter.FaxId is not null ? "audit_list_fax" : filter.Actor is not (null or "service") ? "audit_list_actor" : filter.Action is not null ? "audit_list_action" : "audit_list";
        var values = new
        {
            first,
            last,
            actor = filter.Actor,
            faxId = filter.FaxId,
            action = filter.Action,
            mention = filter.Mention,
            from = filter.From is { } from ? StoreTime.Text(from) : null,
            to = filter.To is { } to ? StoreTime.Text(to) : null,
            before = filter.Before ?? long.MaxValue,
            limit = limit ?? long.MaxValue,
        };
        await foreach (var row in database.StreamAsync<AuditRow>(statement, values, cancellation).ConfigureAwait(false)) yield return new SealedEvent(row.Number, row.ToEvent(), row.Hash);
    }

    private Task<long?> NumberAsync(string statement, DateTimeOffset at, CancellationToken cancellation) => database.ReadAsync(session => session.FirstAsync<long?>(statement, new { at = StoreTime.Text(at) }), cancellation);

    public Task<AuditHead> HeadAsync(CancellationToken cancellation) => database.ReadAsync(AuditChain.HeadAsync, cancellation);

    public async Task<AuditVerdict> VerifyAsync(IReadOnlyCollection<AuditHead> known, CancellationToken cancellation)
    {
        // The same head may have been written down more than once; two that differ cannot both be right.
        var heads = known.Where(head => head.Number > 0).ToLookup(head => head.Number, head => head.Hash);
        var last = new AuditHead(0, AuditChain.Start);
        long count = 0;
        await foreach (var row in database.StreamAsync<AuditRow>("audit_chain", null, cancellation).ConfigureAwait(false))
        {
            string right = AuditChain.Next(last.Hash, row);
            if (row.Hash != right)
            {
                return Broken("audit-changed", string.Create(CultureInfo.InvariantCulture,
                    $"Event {row.Number} ({row.At}, {row.Action}) does not follow from the event before it: it, or one right before it, was changed, removed or put in afterwards."));
            }
            if (heads[row.Number].FirstOrDefault(hash => hash != row.Hash) is not null)
            {
                return Broken("audit-rewritten", string.Create(CultureInfo.InvariantCulture,
                    $"Event {row.Number} ({row.At}, {row.Action}) is not the one that was written down outside the database when it was the last: the history up to there was rewritten."));
            }
            last = new AuditHead(row.Number, row.Hash);
            count++;
        }
        if (heads.Select(head => head.Key).DefaultIfEmpty().Max() is var latest && latest > last.Number)
            return Broken("audit-cut", string.Create(CultureInfo.InvariantCulture, $"The history ends with event {last.Number}, but event {latest} was there when it was written down outside the database: the end was cut off, or the database is an older copy."));
        return new AuditVerdict(count, last, null);

        AuditVerdict Broken(string code, string sentence) => new(count, last, new Reason(code, sentence));
    }
}
