using FaxIngest.Export;
using FaxIngest.Model;

namespace FaxIngest.Service.Faults;

/// <summary>The real target with a boundary between the referrals of a fax.</summary>
internal sealed class FusedExportTarget(IExportTarget target, Fuse fuse) : IExportTarget
{
    public string Name => target.Name;

    public async Task<ExportReceipt> ExportAsync(Document document, Referral referral, string idempotencyKey, CancellationToken cancellation)
    {
        var receipt = await target.ExportAsync(document, referral, idempotencyKey, cancellation);
        if (referral.Id != document.Referrals[^1].Id) fuse.Reach(Boundaries.WhileExporting);
        return receipt;
    }

    public Task<bool?> HoldsAsync(ExportReceipt receipt, CancellationToken cancellation) => target.HoldsAsync(receipt, cancellation);
}
