using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;

namespace FaxIngest.Store;

/// <summary>What a stage's work adds to a fax, stored in the transaction that ends its claim; null: unchanged.</summary>
public sealed record WorkProduct(ReadResult? Read = null, Document? Document = null, IReadOnlyList<ExportReceipt>? Receipts = null)
{
    /// <summary>An answer that is owed for it; kept once a fax, a second one is ignored.</summary>
    public Acknowledgement? Acknowledgement { get; init; }

    /// <summary>Nothing but the outcome.</summary>
    public static readonly WorkProduct None = new();
}
