using Dapper;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>Accounts over SQL, in the fax store's database.</summary>
internal sealed class SqlAccountStore(SqlDatabase database, TimeProvider time) : IAccountStore
{
    static SqlAccountStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public async Task<Account?> FindAsync(string name, CancellationToken cancellation) =>
        (await database.ReadAsync(session => session.FirstAsync<AccountRow>("account_find", new { name }), cancellation).ConfigureAwait(false))?.ToAccount();

    public async Task<Account?> FindSubjectAsync(string subject, CancellationToken cancellation) =>
        (await database.ReadAsync(session => session.FirstAsync<AccountRow>("account_find_subject", new { subject }), cancellation).ConfigureAwait(false))?.ToAccount();

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation) =>
        [.. (await database.ReadAsync(session => session.ListAsync<AccountRow>("account_list"), cancellation).ConfigureAwait(false)).Select(row => row.ToAccount())];

    public Task<bool> AddAsync(Account account, AuditEvent auditEvent, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync("account_add", Values(account)).ConfigureAwait(false) != 1) return false;
        session.Tell(auditEvent);
        return true;
    }, cancellation);

    public async Task<AccountOutcome> ReplaceAsync(Account account, AccountChange change, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(session => ReplaceAsync(session, account, change), cancellation).ConfigureAwait(false);
        }
        catch (LastAdminException)
        {
            return AccountOutcome.LastAdmin;
        }
    }

    public Task<bool> UseStepAsync(string name, long step, CancellationToken cancellation) =>
        database.WriteAsync(async session => await session.ExecuteAsync("account_step", new { name, step }).ConfigureAwait(false) == 1, cancellation);

    public Task<bool> UseRecoveryCodeAsync(string name, string hash, AuditEvent auditEvent, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync("recovery_use", new { name, hash, now = StoreTime.Text(time.GetUtcNow()) }).ConfigureAwait(false) != 1) return false;
        session.Tell(auditEvent);
        return true;
    }, cancellation);

    public async Task<int> RecoveryCodesLeftAsync(string name, CancellationToken cancellation) =>
        checked((int)await database.ReadAsync(session => session.FirstAsync<long>("recovery_left", new { name }), cancellation).ConfigureAwait(false));

    private async Task<AccountOutcome> ReplaceAsync(SqlSession session, Account account, AccountChange change)
    {
        // Two administrators who take each other's role away at once would leave none.
        await database.LockAsync(session, "accounts").ConfigureAwait(false);
        long admins = await session.FirstAsync<long>("account_admins").ConfigureAwait(false);
        if (await session.ExecuteAsync("account_replace", Values(account)).ConfigureAwait(false) != 1) return AccountOutcome.Changed;
        if (admins > 0 && await session.FirstAsync<long>("account_admins").ConfigureAwait(false) == 0) throw new LastAdminException();
        if (change.EndsSessions is { } why)
            await session.ExecuteAsync("session_end_all", new { account = account.Name, why, but = change.But ?? "", now = StoreTime.Text(time.GetUtcNow()) }).ConfigureAwait(false);
        if (change.RecoveryCodes is { } codes)
        {
            await session.ExecuteAsync("recovery_clear", new { name = account.Name }).ConfigureAwait(false);
            foreach (string hash in codes) await session.ExecuteAsync("recovery_add", new { name = account.Name, hash }).ConfigureAwait(false);
        }
        session.Tell(change.Event);
        return AccountOutcome.Done;
    }

    private static object Values(Account account) => new
    {
        name = account.Name,
        role = account.Role.ToString(),
        passwordHash = account.PasswordHash,
        passwordTemporary = account.PasswordIsTemporary ? 1L : 0L,
        passwordUntil = account.PasswordUntil is { } until ? StoreTime.Text(until) : null,
        origin = account.Origin,
        subject = account.Subject,
        disabledAt = account.DisabledAt is { } at ? StoreTime.Text(at) : null,
        totpSecret = account.TotpSecret,
        totpStep = account.TotpStep,
        stamp = account.Stamp,
        newStamp = Guid.NewGuid().ToString("N"),
    };

    /// <summary>Rolls the transaction back.</summary>
    private sealed class LastAdminException : Exception;
}
