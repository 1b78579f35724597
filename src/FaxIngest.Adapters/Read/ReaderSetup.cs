using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Read;

/// <summary>All that a reader process is told besides its documents: the first line on its stdin. It gets no settings file, no environment and no secrets.</summary>
internal sealed record ReaderSetup
{
    /// <summary>Folder with form templates; null: those that ship with the program.</summary>
    public string? FormsFolder { get; init; }
    /// <summary>Engines of the house in the order of their standing.</summary>
    public IReadOnlyList<string> Engines { get; init; } = EngineOrder.Standard;
    /// <summary>PDFs are looked into by the vendor's library in place of poppler and qpdf.</summary>
    public bool PdfByVendor { get; init; }
    /// <summary>Mails are taken apart by the vendor's library in place of GMime.</summary>
    public bool MailByVendor { get; init; }
    /// <summary>Caps that hold before decoding.</summary>
    public RenderLimits Limits { get; init; } = new();
    /// <summary>Bytes the process may hold; the parent kills it above that, and the kernel refuses far more.</summary>
    public long MemoryBytes { get; init; } = 1_500_000_000;
    /// <summary>It ends at once where it cannot close the network to itself.</summary>
    public bool MustConfine { get; init; } = true;
    /// <summary>CPU seconds for one document; the kernel ends the process beyond.</summary>
    public long ProcessorSeconds { get; init; } = 600;
}
