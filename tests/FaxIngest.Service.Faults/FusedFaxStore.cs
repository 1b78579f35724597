using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Verify;

namespace FaxIngest.Service.Faults;

/// <summary>The real store with boundaries around its commits.</summary>
internal sealed class FusedFaxStore(IFaxStore store, Fuse fuse) : IFaxStore
{
    public async Task<Admission> AdmitAsync(Arrival arrival, CancellationToken cancellation)
    {
        fuse.Reach(Boundaries.AfterBlob);
        var admission = await store.AdmitAsync(arrival, cancellation);
        fuse.Reach(Boundaries.AfterAdmission);
        return admission;
    }

    public Task<bool> AmendAsync(string faxId, Func<Fax, (Source Source, Delivery Delivery)?> amend, string action, CancellationToken cancellation) => store.AmendAsync(faxId, amend, action, cancellation);

    public async Task<Fax?> ClaimAsync(FaxState state, string owner, TimeSpan lease, CancellationToken cancellation)
    {
        var fax = await store.ClaimAsync(state, owner, lease, cancellation);
        if (fax is not null) fuse.Reach(state switch { FaxState.Received => Boundaries.BeforeReading, FaxState.Read => Boundaries.BeforeDeciding, _ => Boundaries.BeforeExport });
        return fax;
    }

    public async Task<bool> CompleteAsync(string faxId, string owner, Outcome outcome, WorkProduct product, CancellationToken cancellation)
    {
        fuse.Reach(product switch { { Read: not null } => Boundaries.BeforeReadCommit, { Document: not null } => Boundaries.BeforeDecisionCommit, _ => Boundaries.BeforeReceipt });
        bool done = await store.CompleteAsync(faxId, owner, outcome, product, cancellation);
        fuse.Reach(product switch { { Read: not null } => Boundaries.AfterReadCommit, { Document: not null } => Boundaries.AfterDecisionCommit, _ => Boundaries.AfterReceipt });
        return done;
    }

    public async Task<int> RescueAsync(int maxAttempts, CancellationToken cancellation)
    {
        int rescued = await store.RescueAsync(maxAttempts, cancellation);
        if (rescued > 0) fuse.Reach(Boundaries.AfterRescue);
        return rescued;
    }

    public Task<IReadOnlySet<string>> AdmittedAsync(IReadOnlyCollection<string> sourceKeys, CancellationToken cancellation) => store.AdmittedAsync(sourceKeys, cancellation);

    public Task MigrateAsync(CancellationToken cancellation) => store.MigrateAsync(cancellation);

    public Task<bool> RenewAsync(string faxId, string owner, TimeSpan lease, CancellationToken cancellation) => store.RenewAsync(faxId, owner, lease, cancellation);

    public Task<bool> ReleaseAsync(string faxId, string owner, CancellationToken cancellation) => store.ReleaseAsync(faxId, owner, cancellation);

    public Task<Fax?> FindAsync(string faxId, CancellationToken cancellation) => store.FindAsync(faxId, cancellation);

    public Task<IReadOnlyList<Fax>> ListAsync(FaxState? state, string? sha256, string? after, int limit, CancellationToken cancellation) =>
        store.ListAsync(state, sha256, after, limit, cancellation);

    public Task<IReadOnlyDictionary<FaxState, int>> CountAsync(CancellationToken cancellation) => store.CountAsync(cancellation);

    public Task<ReadResult?> ReadResultAsync(string faxId, CancellationToken cancellation) => store.ReadResultAsync(faxId, cancellation);

    public Task<Document?> DocumentAsync(string faxId, CancellationToken cancellation) => store.DocumentAsync(faxId, cancellation);

    public Task<IReadOnlyList<Verification>> VerificationsAsync(string faxId, CancellationToken cancellation) => store.VerificationsAsync(faxId, cancellation);

    public Task<bool> SaveVerificationAsync(string faxId, long version, Verification verification, Document? document, FaxState to, CancellationToken cancellation) =>
        store.SaveVerificationAsync(faxId, version, verification, document, to, cancellation);

    public Task<bool> MoveAsync(string faxId, long version, FaxState to, string person, IReadOnlyList<Reason> reasons, CancellationToken cancellation) =>
        store.MoveAsync(faxId, version, to, person, reasons, cancellation);

    public Task<IReadOnlyList<string>> ExportedKeysAsync(string faxId, CancellationToken cancellation) => store.ExportedKeysAsync(faxId, cancellation);

    public Task<IReadOnlyList<ExportReceipt>> ReceiptsAsync(string faxId, CancellationToken cancellation) => store.ReceiptsAsync(faxId, cancellation);

    public Task<IReadOnlyList<AuditEvent>> EventsAsync(string faxId, CancellationToken cancellation) => store.EventsAsync(faxId, cancellation);

    public Task AuditAsync(AuditEvent auditEvent, CancellationToken cancellation) => store.AuditAsync(auditEvent, cancellation);
}
