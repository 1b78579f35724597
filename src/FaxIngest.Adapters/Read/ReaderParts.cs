using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Pipeline;
using FaxIngest.Read.Letters;
using FaxIngest.Recognize;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Read;

/// <summary>What a reader process reads with: file formats, forms, engines. Put together once a process.</summary>
internal static class ReaderParts
{
    /// <summary>The pipeline, ready for documents.</summary>
    /// <exception cref="FormatException">A form template is faulty.</exception>
    /// <exception cref="FileNotFoundException">A model is missing.</exception>
    /// <param name="setup">What the reader was told.</param>
    /// <param name="progress">Told the number of each page that is done.</param>
    /// <param name="vendors">Parts from packages; null: none.</param>
    /// <exception cref="DllNotFoundException">A native library is missing.</exception>
    internal static IDocumentReader Open(ReaderSetup setup, IProgress<int> progress, ReaderVendors? vendors = null) =>
        Open(setup, progress, new EngineSet([.. setup.Engines.Select(name => Engine(name, vendors))]), vendors);

    /// <summary>The same with other engines, to see what engines are given.</summary>
    internal static IDocumentReader Open(ReaderSetup setup, IProgress<int> progress, EngineSet engines, ReaderVendors? vendors = null)
    {
        var kinds = new FieldKinds(TimeProvider.System);
        var identifier = new FormIdentifier(FormFolder.Load(setup.FormsFolder ?? FormFolder.Shipped, kinds.Names));
        return new SheetReader(new ReadingPipeline(
            new PageSource(setup.PdfByVendor && vendors is not null ? new RendererCatalog(vendors.PdfContent()) : new RendererCatalog(), setup.Limits),
            setup.MailByVendor && vendors is not null ? new ContainerSource(new ContainerLimits(), new DeepMimeParser(vendors.MimeParser())) : new ContainerSource(new ContainerLimits()),
            new PageWork(
                new PageImageFolder(),
                new FormPages(identifier, new PageReader(kinds), engines),
                new UnknownPages(OcrEngineCatalog.CreatePageWordReader()),
                setup.Limits),
            new LetterReader(new PangoTextPages(), kinds),
            progress));
    }

    private static IOcrEngine Engine(string name, ReaderVendors? vendors) =>
        name == ReaderVendors.LineEngineName && vendors is not null ? vendors.LineEngine(TessdataFolder.Find(), TessdataFolder.Fingerprint(TessdataFolder.Find())) : OcrEngineCatalog.Create(name);
}
