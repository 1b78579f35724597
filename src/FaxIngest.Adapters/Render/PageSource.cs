namespace FaxIngest.Render;

/// <summary>Files of every known format as pages, within the caps.</summary>
internal sealed class PageSource(RendererCatalog renderers, RenderLimits limits) : IPageSource
{
    public IEnumerable<RenderedPage> Open(string path) => renderers.Render(path, limits);
}
