namespace FaxIngest.Render;

/// <summary>What a PDF says of one of its pages, read before it is drawn.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">Of the crop box before turning, points (1/72 inch).</param>
/// <param name="Height">Of the crop box before turning, points.</param>
/// <param name="Rotation">Degrees clockwise at which it is to be shown: 0, 90, 180, 270.</param>
internal sealed record PdfPage(int Number, double Width, double Height, int Rotation)
{
    /// <summary>Pictures on it.</summary>
    public IReadOnlyList<PdfImage> Images { get; init; } = [];

    /// <summary>It lies on its side.</summary>
    public bool Turned => Rotation is 90 or 270;
}

/// <summary>A picture on a PDF page.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bilevel">One bit a pixel: a fax, or a scan in black and white.</param>
/// <param name="Resolution">As placed on the page.</param>
internal sealed record PdfImage(long Width, long Height, bool Bilevel, Resolution Resolution);
