using FaxIngest.Store;

namespace FaxIngest.Verify;

/// <summary>Sessions, in the same database as the accounts: so a restart of the service ends none, and one that is ended is ended on every node.</summary>
public interface ISessionStore
{
    /// <summary>Adds a session; the event, when there is one, in the same transaction.</summary>
    /// <param name="session">The new one.</param>
    /// <param name="replaced">Id of the session it takes the place of, which ends; null: none.</param>
    /// <param name="auditEvent">Null: nothing to tell.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    Task AddAsync(Session session, string? replaced, AuditEvent? auditEvent, CancellationToken cancellation);

    /// <summary>A session that was not ended, with its account as it is now; null: there is none. Whether its time is over, the caller says.</summary>
    Task<(Session Session, Account Account)?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Signed-in sessions of an account, last used first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="usedSince">Last used since (UTC).</param>
    /// <param name="bornSince">Begun since (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<Session>> ListAsync(string account, DateTimeOffset usedSince, DateTimeOffset bornSince, CancellationToken cancellation);

    /// <summary>Notes that it was used.</summary>
    Task SeenAsync(string id, DateTimeOffset at, string address, CancellationToken cancellation);

    /// <summary>Ends one session of an account, and tells of it. False: it had ended, or is another's; nothing was written.</summary>
    Task<bool> EndAsync(string account, string id, string why, AuditEvent auditEvent, CancellationToken cancellation);

    /// <summary>Notes that its person proved anew who they are, at the event's time, and tells of it. False: it has ended, is another's, or not signed in; nothing was written.</summary>
    Task<bool> ProveAsync(string account, string id, AuditEvent auditEvent, CancellationToken cancellation);

    /// <summary>Ends all sessions of an account but one. Returns how many.</summary>
    Task<int> EndAllAsync(string account, string? but, string why, AuditEvent auditEvent, CancellationToken cancellation);

    /// <summary>Forgets sessions that were last used before this time (UTC).</summary>
    Task SweepAsync(DateTimeOffset before, CancellationToken cancellation);
}
