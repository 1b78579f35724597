namespace FaxIngest.Render;

/// <summary>Opens a file of any known format as pages.</summary>
public interface IPageSource
{
    /// <summary>The pages, one by one; the first bytes choose the format.</summary>
    /// <exception cref="UnreadableException">The file cannot be read, or not to its end; pages already given stay valid.</exception>
    IEnumerable<RenderedPage> Open(string path);
}
