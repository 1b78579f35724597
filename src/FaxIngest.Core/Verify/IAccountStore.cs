namespace FaxIngest.Verify;

/// <summary>Local accounts, in the same database as the faxes (<see cref="FaxIngest.Store.IFaxStore.MigrateAsync"/> makes their table too).</summary>
public interface IAccountStore
{
    /// <summary>One account by name (exact, lower case), or null.</summary>
    Task<Account?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>The account that has this API key's hash, or null.</summary>
    Task<Account?> FindByKeyAsync(string keyHash, CancellationToken cancellation);

    /// <summary>Adds an account. False: the name is taken; nothing was written.</summary>
    Task<bool> AddAsync(Account account, CancellationToken cancellation);

    /// <summary>Replaces role, hashes and stamp of an account. False: no such account.</summary>
    Task<bool> ReplaceAsync(Account account, CancellationToken cancellation);

    /// <summary>Counts a wrong password in one statement; from <paramref name="lockAfter"/> on the account is locked until the given time and the count starts anew.</summary>
    Task CountFailureAsync(string name, int lockAfter, DateTimeOffset lockUntil, CancellationToken cancellation);

    /// <summary>Forgets wrong passwords and the lock.</summary>
    Task ClearFailuresAsync(string name, CancellationToken cancellation);
}
