namespace FaxIngest.Store;

/// <summary>The history as a whole: what auditors read, and the proof that nobody changed it. Events are written by the stores, in the transactions of what they tell of.</summary>
public interface IAuditStore
{
    /// <summary>Events, latest first, as they come from the database: memory holds one.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most this many; null: all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<SealedEvent> EventsAsync(AuditFilter filter, int? limit, CancellationToken cancellation);

    /// <summary>The last event.</summary>
    Task<AuditHead> HeadAsync(CancellationToken cancellation);

    /// <summary>Computes the whole chain anew, event by event.</summary>
    /// <param name="known">Heads written down earlier, by number: each must still be there.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<AuditVerdict> VerifyAsync(IReadOnlyCollection<AuditHead> known, CancellationToken cancellation);
}
