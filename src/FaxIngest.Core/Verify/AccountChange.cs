using FaxIngest.Store;

namespace FaxIngest.Verify;

/// <summary>What else happens in the transaction that changes an account.</summary>
/// <param name="Event">Who did it, for the audit.</param>
public sealed record AccountChange(AuditEvent Event)
{
    /// <summary>Ends its sessions, for this reason; null: they go on.</summary>
    public string? EndsSessions { get; init; }
    /// <summary>Id of a session that goes on all the same; null: none.</summary>
    public string? But { get; init; }
    /// <summary>Hashes of new recovery codes in place of those there are; empty: there are none afterwards; null: they stay.</summary>
    public IReadOnlyCollection<string>? RecoveryCodes { get; init; }
}
