namespace FaxIngest.Render;

/// <summary>All formats that can be read. The first bytes choose, never the name.</summary>
internal sealed class RendererCatalog
{
    private const int HeadLength = 1024;

    private readonly IReadOnlyList<IPageRenderer> _renderers;

    /// <summary>The formats of the product.</summary>
    internal RendererCatalog() : this([new TiffRenderer(), new PdfRenderer(), new RasterRenderer(), new HeicRenderer()])
    {
    }

    /// <summary>The formats of the product, with somebody else to look into PDFs.</summary>
    internal RendererCatalog(IPdfContent content) : this([new TiffRenderer(), PdfRenderer.With(content), new RasterRenderer()])
    {
    }

    /// <summary>Given formats, asked in this order.</summary>
    internal RendererCatalog(IReadOnlyList<IPageRenderer> renderers) => _renderers = renderers;

    /// <summary>Renders a file of any known format, page by page.</summary>
    /// <exception cref="UnreadableException">The file cannot be read, or not to its end; pages already given stay valid.</exception>
    internal IEnumerable<RenderedPage> Render(string path, RenderLimits limits)
    {
        using var pages = Attempt(() => Choose(path, limits).Render(path, limits).GetEnumerator());
        while (Attempt(pages.MoveNext)) yield return pages.Current;
    }

    private IPageRenderer Choose(string path, RenderLimits limits)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0) throw Unreadable.EmptyFile();
        if (file.Length > limits.MaxBytes) throw Unreadable.TooLarge(file.Length, limits.MaxBytes);
        var head = new byte[HeadLength];
        var length = file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        return _renderers.FirstOrDefault(renderer => renderer.Recognizes(head.AsSpan(0, length)))
            ?? throw Unreadable.NotADocument();
    }

    /// <summary>A file that goes away, a share that drops and a permission taken back all mean the same here: it cannot be read any more.</summary>
    private static T Attempt<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable.Vanished(e);
        }
    }
}
