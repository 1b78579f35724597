using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Keeps upright page images for verifiers.</summary>
public interface IPageImageWriter
{
    /// <summary>Writes a page image as PNG into a folder; returns its file name.</summary>
    /// <param name="folder">Existing folder.</param>
    /// <param name="pageNumber">From 1.</param>
    /// <param name="page">The upright page.</param>
    string Write(string folder, int pageNumber, BinaryImage page);
}
