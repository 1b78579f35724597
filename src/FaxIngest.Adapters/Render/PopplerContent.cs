namespace FaxIngest.Render;

/// <summary>What a PDF says of its pages, by poppler's <c>pdftotext</c> and by <c>qpdf</c>, as child processes.</summary>
/// <param name="timeout">Wall time each may take.</param>
internal sealed class PopplerContent(TimeSpan timeout) : IPdfContent
{
    /// <summary>Bytes of the largest file whose objects are looked at; larger ones are scans.</summary>
    private const long MostBytes = 30_000_000;

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, IReadOnlyList<PlacedText>> Texts(string path, int mostPages)
    {
        var (_, pages) = PdfFile.Inspect(path, mostPages, timeout);
        var drawn = pages.Where(p => !PdfDrawing.IsPicture(p)).Select(p => p.Number).ToHashSet();
        var words = drawn.Count == 0 ? null : PdfTextLayer.Read(path, mostPages, pages.Where(p => p.Turned).Select(p => p.Number).ToHashSet(), timeout);
        var notes = new FileInfo(path).Length <= MostBytes ? PdfAnnotations.Read(path, timeout) : null;
        return pages.Select(p => (p.Number, Texts: (IReadOnlyList<PlacedText>)[.. drawn.Contains(p.Number) ? words![p.Number] : [], .. notes?[p.Number] ?? []]))
            .Where(p => p.Texts.Count > 0).ToDictionary(p => p.Number, p => p.Texts);
    }

    /// <summary>Poppler draws such a page pixel on pixel anyway (<see cref="PdfDrawing"/>).</summary>
    public RenderedPage? Fax(string path, int page, long mostPixels) => null;
}
