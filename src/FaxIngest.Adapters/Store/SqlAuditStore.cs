using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>The history over SQL, read as it streams.</summary>
internal sealed class SqlAuditStore(SqlDatabase database) : IAuditStore
{
    static SqlAuditStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public async IAsyncEnumerable<SealedEvent> EventsAsync(AuditFilter filter, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var values = new
        {
            actor = filter.Actor,
            faxId = filter.FaxId,
            action = filter.Action,
            from = filter.From is { } from ? StoreTime.Text(from) : null,
            to = filter.To is { } to ? StoreTime.Text(to) : null,
            before = filter.Before ?? long.MaxValue,
            limit = limit ?? long.MaxValue,
        };
        await foreach (var row in database.StreamAsync<AuditRow>("audit_list", values, cancellation).ConfigureAwait(false)) yield return new SealedEvent(row.Number, row.ToEvent(), row.Hash);
    }

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
