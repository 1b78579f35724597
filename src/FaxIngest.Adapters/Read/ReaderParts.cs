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
    /// <exception cref="DllNotFoundException">A native library is missing.</exception>
    internal static IDocumentReader Open(ReaderSetup setup, IProgress<int> progress) => Open(setup, progress, new EngineSet([.. setup.Engines.Select(OcrEngineCatalog.Create)]));

    /// <summary>The same with other engines, to see what engines are given.</summary>
    internal static IDocumentReader Open(ReaderSetup setup, IProgress<int> progress, EngineSet engines)
    {
        var kinds = new FieldKinds(TimeProvider.System);
        var identifier = new FormIdentifier(FormFolder.Load(setup.FormsFolder ?? FormFolder.Shipped, kinds.Names));
        return new SheetReader(new ReadingPipeline(
            new PageSource(new RendererCatalog(), setup.Limits),
            new ContainerSource(new ContainerLimits()),
            new PageWork(
                new PageImageFolder(),
                new FormPages(identifier, new PageReader(kinds), engines),
                new UnknownPages(OcrEngineCatalog.CreatePageWordReader()),
                setup.Limits),
            new LetterReader(new PangoTextPages(), kinds),
            progress));
    }
}
