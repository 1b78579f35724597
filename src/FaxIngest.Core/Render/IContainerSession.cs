namespace FaxIngest.Render;

/// <summary>Containers of one document.</summary>
public interface IContainerSession : IDisposable
{
    /// <summary>One level of a container; null when the file is none.</summary>
    /// <exception cref="UnreadableException">It is a container and cannot be opened, or lies too deep (code <c>too-deep</c>).</exception>
    Contents? Open(PartFile file);
}
