using FaxIngest.Store;

namespace FaxIngest.Verify;

/// <summary>Keys of programs. Only hashes are kept: a key has 256 random bits, so one round of SHA-256 is enough.</summary>
public interface IMachineKeyStore
{
    /// <summary>Adds a key.</summary>
    Task AddAsync(MachineKey key, string hash, AuditEvent auditEvent, CancellationToken cancellation);

    /// <summary>The key with this hash, valid or not, and its account; null: there is none.</summary>
    Task<(MachineKey Key, Account Account)?> FindAsync(string hash, CancellationToken cancellation);

    /// <summary>Keys of an account, oldest first, also those that ended.</summary>
    Task<IReadOnlyList<MachineKey>> ListAsync(string account, CancellationToken cancellation);

    /// <summary>Revokes a key of an account. False: there is none, or it was revoked before; nothing was written.</summary>
    Task<bool> RevokeAsync(string account, string id, AuditEvent auditEvent, CancellationToken cancellation);

    /// <summary>Notes that it was used.</summary>
    Task UsedAsync(string id, DateTimeOffset at, CancellationToken cancellation);
}
