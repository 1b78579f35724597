using Dapper;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>Attempts to sign in, counted over SQL.</summary>
internal sealed class SqlAttemptStore(SqlDatabase database, TimeProvider time) : IAttemptStore
{
    static SqlAttemptStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<AttemptVerdict> TakeAsync(string bucket, AttemptRule rule, CancellationToken cancellation) => database.WriteAsync(async sql =>
    {
        var now = time.GetUtcNow();
        var row = await sql.FirstAsync<AttemptRow>("attempt_take",
            new { bucket, now = StoreTime.Text(now), windowStart = StoreTime.Text(now - rule.Window), most = (long)rule.Most, blockedUntil = StoreTime.Text(now + rule.Blocked) }).ConfigureAwait(false);
        return row!.Until is null ? AttemptVerdict.Free : row.Count == rule.Most + 1 ? AttemptVerdict.BlockedNow : AttemptVerdict.Blocked;
    }, cancellation);

    public Task ForgetAsync(string bucket, CancellationToken cancellation) => database.WriteAsync(sql => sql.ExecuteAsync("attempt_forget", new { bucket }), cancellation);

    public Task SweepAsync(DateTimeOffset before, CancellationToken cancellation) =>
        database.WriteAsync(sql => sql.ExecuteAsync("attempt_sweep", new { before = StoreTime.Text(before) }), cancellation);

    private sealed class AttemptRow
    {
        public long Count { get; set; }
        public string? Until { get; set; }
    }
}
