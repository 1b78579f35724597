using FaxIngest.Model;

namespace FaxIngest.Export;

/// <summary>A place accepted referrals go to.</summary>
public interface IExportTarget
{
    /// <summary>Name, e.g. <c>folder</c>.</summary>
    string Name { get; }

    /// <summary>Writes one referral of a document. Idempotent by key: the same key again leaves one copy.</summary>
    Task<ExportReceipt> ExportAsync(Document document, Referral referral, string idempotencyKey, CancellationToken cancellation);

    /// <summary>Whether what a receipt names is still at the target; null: the target cannot tell.</summary>
    Task<bool?> HoldsAsync(ExportReceipt receipt, CancellationToken cancellation) => Task.FromResult<bool?>(null);
}
