using FaxIngest.Store;

namespace FaxIngest.Verify;

/// <summary>Accounts, in the same database as the faxes (<see cref="IFaxStore.MigrateAsync"/> makes their tables too). Every change writes its event in the same transaction.</summary>
public interface IAccountStore
{
    /// <summary>One account by name (exact, lower case), or null.</summary>
    Task<Account?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>The account of a person as whoever vouches knows them (<see cref="Account.Subject"/>, exact), or null.</summary>
    Task<Account?> FindSubjectAsync(string subject, CancellationToken cancellation);

    /// <summary>All accounts by name.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds an account. False: the name, or the subject, is taken; nothing was written.</summary>
    Task<bool> AddAsync(Account account, AuditEvent auditEvent, CancellationToken cancellation);

    /// <summary>Replaces all of an account but its name, if it still has the stamp given; it gets a new one.</summary>
    Task<AccountOutcome> ReplaceAsync(Account account, AccountChange change, CancellationToken cancellation);

    /// <summary>Marks the code of a time step as used, in one statement. False: it, or a later one, was used before.</summary>
    Task<bool> UseStepAsync(string name, long step, CancellationToken cancellation);

    /// <summary>Uses a recovery code, in one statement. False: there is no such code, or it was used.</summary>
    Task<bool> UseRecoveryCodeAsync(string name, string hash, AuditEvent auditEvent, CancellationToken cancellation);

    /// <summary>Recovery codes that are not used.</summary>
    Task<int> RecoveryCodesLeftAsync(string name, CancellationToken cancellation);
}
