using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>The table that is the queue. Every change of state writes its audit event in the same transaction.</summary>
public interface IFaxStore
{
    /// <summary>Creates or upgrades the tables.</summary>
    Task MigrateAsync(CancellationToken cancellation);

    /// <summary>Records an arrival, and a fax in state Received when neither its identity nor its bytes are known, in one transaction. Idempotent by source key.</summary>
    Task<Admission> AdmitAsync(Arrival arrival, CancellationToken cancellation);

    /// <summary>Those of the source keys that were admitted: what they name need not be fetched again.</summary>
    Task<IReadOnlySet<string>> AdmittedAsync(IReadOnlyCollection<string> sourceKeys, CancellationToken cancellation);

    /// <summary>Corrects what was said of a fax when it arrived, and writes an audit event in the same transaction. Its state stays; if it is just being decided, that claim is lost and it is decided anew.</summary>
    /// <param name="faxId">The fax.</param>
    /// <param name="amend">Told the fax as it is; gives what is known now. Null: nothing changes, and only the event is written.</param>
    /// <param name="action">The event's name.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    /// <returns>Whether it was changed.</returns>
    Task<bool> AmendAsync(string faxId, Func<Fax, (Source Source, Delivery Delivery)?> amend, string action, CancellationToken cancellation);

    /// <summary>Claims the next fax in a state that no one holds and whose time has come: one statement that sets lease owner, lease end and attempt + 1. Null: nothing to do.</summary>
    Task<Fax?> ClaimAsync(FaxState state, string owner, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Renews a lease. False: it was lost, the work must be dropped.</summary>
    Task<bool> RenewAsync(string faxId, string owner, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Gives a claim back unworked (the service stops): the attempt is not counted. False: the lease was lost.</summary>
    Task<bool> ReleaseAsync(string faxId, string owner, CancellationToken cancellation);

    /// <summary>Ends a claim with its outcome, and stores what the work produced, in one transaction. False: the lease was lost and nothing was written.</summary>
    /// <exception cref="InvalidOperationException"><see cref="FaxTransitions"/> does not know the step.</exception>
    Task<bool> CompleteAsync(string faxId, string owner, Outcome outcome, WorkProduct product, CancellationToken cancellation);

    /// <summary>Returns expired leases to the queue with the recorded reason; after <paramref name="maxAttempts"/> the fax is Stuck. Returns how many.</summary>
    Task<int> RescueAsync(int maxAttempts, CancellationToken cancellation);

    /// <summary>One fax, or null.</summary>
    Task<Fax?> FindAsync(string faxId, CancellationToken cancellation);

    /// <summary>Faxes by state, hash and cursor (ids after this one), oldest first.</summary>
    Task<IReadOnlyList<Fax>> ListAsync(FaxState? state, string? sha256, string? after, int limit, CancellationToken cancellation);

    /// <summary>Number of faxes in every state.</summary>
    Task<IReadOnlyDictionary<FaxState, int>> CountAsync(CancellationToken cancellation);

    /// <summary>What reading gave, or null before it was read.</summary>
    Task<ReadResult?> ReadResultAsync(string faxId, CancellationToken cancellation);

    /// <summary>The document as decided last, or null.</summary>
    Task<Document?> DocumentAsync(string faxId, CancellationToken cancellation);

    /// <summary>What persons said and did not take back (<see cref="Verification.Undoes"/>), in order.</summary>
    Task<IReadOnlyList<Verification>> VerificationsAsync(string faxId, CancellationToken cancellation);

    /// <summary>Appends what a person said, the document decided anew, and the new state, in one transaction.</summary>
    /// <param name="faxId">The fax.</param>
    /// <param name="version">The version the person saw.</param>
    /// <param name="verification">What was said.</param>
    /// <param name="document">Decided anew; null: unchanged. The fax's reasons and due date follow from it.</param>
    /// <param name="to">State after it; the same state again for work saved in part.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    /// <returns>False: the fax has another version by now, the service works on it, or it is said to repeat a fax that is not there or repeats this one; nothing was written.</returns>
    /// <exception cref="InvalidOperationException"><see cref="FaxTransitions"/> does not know the step.</exception>
    Task<bool> SaveVerificationAsync(string faxId, long version, Verification verification, Document? document, FaxState to, CancellationToken cancellation);

    /// <summary>A person moves a fax without saying anything about its content: a Stuck one back to work, a set-aside one back to the queue.</summary>
    /// <returns>False: the fax has another version by now; nothing was written.</returns>
    /// <exception cref="InvalidOperationException"><see cref="FaxTransitions"/> does not know the step.</exception>
    Task<bool> MoveAsync(string faxId, long version, FaxState to, string person, IReadOnlyList<Reason> reasons, CancellationToken cancellation);

    /// <summary>Idempotency keys of the exports recorded for a fax (<see cref="WorkProduct.Receipts"/>).</summary>
    Task<IReadOnlyList<string>> ExportedKeysAsync(string faxId, CancellationToken cancellation);

    /// <summary>Receipts of the exports recorded for a fax, oldest first.</summary>
    Task<IReadOnlyList<ExportReceipt>> ReceiptsAsync(string faxId, CancellationToken cancellation);

    /// <summary>The fax's history, oldest first.</summary>
    Task<IReadOnlyList<AuditEvent>> EventsAsync(string faxId, CancellationToken cancellation);

    /// <summary>Writes an audit event that is no change of state (a view, a sign-in).</summary>
    Task AuditAsync(AuditEvent auditEvent, CancellationToken cancellation);
}
