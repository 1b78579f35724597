using Dapper;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>Local accounts over SQL, in the fax store's database.</summary>
internal sealed class SqlAccountStore(SqlDatabase database) : IAccountStore
{
    static SqlAccountStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<Account?> FindAsync(string name, CancellationToken cancellation) => FirstAsync("account_find", new { name }, cancellation);

    public Task<Account?> FindByKeyAsync(string keyHash, CancellationToken cancellation) => FirstAsync("account_find_by_key", new { keyHash }, cancellation);

    public Task<bool> AddAsync(Account account, CancellationToken cancellation) => WriteAsync("account_add", Values(account), cancellation);

    public Task<bool> ReplaceAsync(Account account, CancellationToken cancellation) => WriteAsync("account_replace", Values(account), cancellation);

    public Task CountFailureAsync(string name, int lockAfter, DateTimeOffset lockUntil, CancellationToken cancellation) =>
        WriteAsync("account_failed", new { name, lockAfter, lockUntil = StoreTime.Text(lockUntil) }, cancellation);

    public Task ClearFailuresAsync(string name, CancellationToken cancellation) => WriteAsync("account_cleared", new { name }, cancellation);

    private async Task<Account?> FirstAsync(string statement, object values, CancellationToken cancellation) =>
        (await database.ReadAsync(session => session.FirstAsync<AccountRow>(statement, values), cancellation).ConfigureAwait(false))?.ToAccount();

    private Task<bool> WriteAsync(string statement, object values, CancellationToken cancellation) =>
        database.WriteAsync(async session => await session.ExecuteAsync(statement, values).ConfigureAwait(false) == 1, cancellation);

    private static object Values(Account account) =>
        new { name = account.Name, role = account.Role.ToString(), passwordHash = account.PasswordHash, keyHash = account.KeyHash, stamp = account.Stamp };

    /// <summary>A row as Dapper fills it.</summary>
    private sealed record AccountRow
    {
        public string Name { get; init; } = "";
        public string Role { get; init; } = "";
        public string? PasswordHash { get; init; }
        public string? KeyHash { get; init; }
        public long FailedSignIns { get; init; }
        public string? LockedUntil { get; init; }
        public string Stamp { get; init; } = "";

        public Account ToAccount() => new()
        {
            Name = Name,
            Role = Enum.Parse<AccountRole>(Role),
            PasswordHash = PasswordHash,
            KeyHash = KeyHash,
            FailedSignIns = (int)FailedSignIns,
            LockedUntil = LockedUntil is null ? null : StoreTime.Time(LockedUntil),
            Stamp = Stamp,
        };
    }
}
