namespace FaxIngest.Render;

/// <summary>Turns one file format into pages.</summary>
public interface IPageRenderer
{
    /// <summary>Whether the first bytes (up to 1,024) are this format. The name never decides.</summary>
    bool Recognizes(ReadOnlySpan<byte> head);

    /// <summary>Renders the pages one by one; limits are checked before anything is decoded.</summary>
    /// <exception cref="UnreadableException">The file is broken, protected or over a limit. Pages already given stay valid.</exception>
    IEnumerable<RenderedPage> Render(string path, RenderLimits limits);
}
