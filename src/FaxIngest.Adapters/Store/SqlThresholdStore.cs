using System.Globalization;
using Dapper;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>Changes of thresholds over SQL, in the fax store's database.</summary>
internal sealed class SqlThresholdStore(SqlDatabase database) : IThresholdStore
{
    /// <summary>Number of the last export event that was looked at.</summary>
    private const string Mark = "sampled";

    static SqlThresholdStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<ThresholdRaises> CurrentAsync(CancellationToken cancellation) => database.ReadAsync(CurrentAsync, cancellation);

    public Task<IReadOnlyList<ThresholdRaise>> LatestAsync(int limit, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<ThresholdRaise>>(async session =>
        [.. (await session.ListAsync<string>("threshold_list", new { limit }).ConfigureAwait(false)).Select(StoreJson.Read<ThresholdRaise>)], cancellation);

    public Task<bool> ChangeAsync(ThresholdRaise change, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        await database.LockAsync(session, "thresholds").ConfigureAwait(false);
        var current = await CurrentAsync(session).ConfigureAwait(false);
        // One change for the same samples, whichever node saw it first.
        if (current.Minimum(change.Family) != change.Before || current.Changes.TryGetValue(change.Family, out var last) && last.LastSample >= change.LastSample && change.IsRaise) return false;
        await session.ExecuteAsync("threshold_add", new { family = change.Family, json = StoreJson.Write(change) }).ConfigureAwait(false);
        session.Tell(new AuditEvent(change.At, change.Actor, change.IsRaise ? "threshold-raised" : "threshold-lowered", null,
            StoreJson.Write(new { setting = $"threshold:{change.Family}", before = change.Before, after = change.After, samples = change.Samples, errors = change.Errors })));
        return true;
    }, cancellation);

    public Task<(IReadOnlyList<string> FaxIds, string Before, string After)> ExportedAsync(int limit, CancellationToken cancellation) => database.WriteAsync<(IReadOnlyList<string>, string, string)>(async session =>
    {
        long head = await session.FirstAsync<long>("trust_head").ConfigureAwait(false);
        string mark = await KeepAsync(session, Mark, Text(head)).ConfigureAwait(false);
        long after = long.Parse(mark, CultureInfo.InvariantCulture);
        var rows = await session.ListAsync<VerifiedRow>("trust_exported", new { after, head, limit }).ConfigureAwait(false);
        return ([.. rows.Select(row => row.FaxId).Distinct(StringComparer.Ordinal)], mark, Text(rows.Count == limit ? rows[^1].Number : head));
    }, cancellation);

    public Task<bool> DrawnAsync(string before, string after, CancellationToken cancellation) => ReplaceAsync(Mark, before, after, cancellation);

    public Task<string> KeepAsync(string name, string value, CancellationToken cancellation) => database.WriteAsync(session => KeepAsync(session, name, value), cancellation);

    public Task<bool> ReplaceAsync(string name, string before, string value, CancellationToken cancellation) =>
        database.WriteAsync(async session => await session.ExecuteAsync("trust_mark_put", new { name, value, before }).ConfigureAwait(false) == 1, cancellation);

    private static async Task<string> KeepAsync(SqlSession session, string name, string value)
    {
        if (await session.FirstAsync<string>("trust_mark_find", new { name }).ConfigureAwait(false) is { } known) return known;
        // What another node put meanwhile stays: its value is none of these.
        await session.ExecuteAsync("trust_mark_put", new { name, value, before = "" }).ConfigureAwait(false);
        return await session.FirstAsync<string>("trust_mark_find", new { name }).ConfigureAwait(false) ?? value;
    }

    private static async Task<ThresholdRaises> CurrentAsync(SqlSession session) =>
        new((await session.ListAsync<string>("threshold_current").ConfigureAwait(false)).Select(StoreJson.Read<ThresholdRaise>).ToDictionary(change => change.Family, StringComparer.Ordinal));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
