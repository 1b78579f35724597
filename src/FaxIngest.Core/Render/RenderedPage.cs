using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>One page as rendered: black and white at 204×196 dpi, as it came (not yet turned upright).</summary>
/// <param name="Number">From 1 in its file.</param>
/// <param name="Image">The raster; standard-resolution pages have their lines doubled.</param>
/// <param name="BadLines">From TIFF class F BadFaxLines, 0 when unknown.</param>
/// <param name="Standard">It came at 98 lines an inch.</param>
public sealed record RenderedPage(int Number, BinaryImage Image, int BadLines = 0, bool Standard = false)
{
    /// <summary>What the file itself says stands on the page; empty for pictures.</summary>
    public IReadOnlyList<PlacedText> Texts { get; init; } = [];

    /// <summary>Lines of the image that the decoder could not make out, in order; empty when it said nothing.</summary>
    public IReadOnlyList<int> Garbled { get; init; } = [];
}
