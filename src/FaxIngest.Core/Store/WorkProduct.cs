using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Store;

/// <summary>What a stage's work adds to a fax, stored in the transaction that ends its claim; null: unchanged.</summary>
public sealed record WorkProduct(ReadResult? Read = null, Document? Document = null, IReadOnlyList<ExportReceipt>? Receipts = null)
{
    /// <summary>Nothing but the outcome.</summary>
    public static readonly WorkProduct None = new();
}
