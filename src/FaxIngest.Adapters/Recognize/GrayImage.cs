namespace FaxIngest.Recognize;

/// <summary>A gray raster as recognizers take it: row-major bytes, 0 = black ink, 255 = paper.</summary>
internal sealed record GrayImage(int Width, int Height, byte[] Pixels)
{
    internal const byte Paper = 255;

    /// <summary>A part of a black-and-white image with paper around it.</summary>
    /// <param name="image">Where from.</param>
    /// <param name="left">First column taken.</param>
    /// <param name="top">First row taken.</param>
    /// <param name="width">Columns taken.</param>
    /// <param name="height">Rows taken.</param>
    /// <param name="padX">Columns of paper added at each side.</param>
    /// <param name="padTop">Rows of paper added above.</param>
    /// <param name="padBottom">Rows of paper added below.</param>
    internal static GrayImage Cut(BinaryImage image, int left, int top, int width, int height, int padX = 0, int padTop = 0, int padBottom = 0)
    {
        var (fullWidth, fullHeight) = (width + 2 * padX, height + padTop + padBottom);
        var pixels = new byte[fullWidth * fullHeight];
        Array.Fill(pixels, Paper);
        for (var y = 0; y < height; y++)
        {
            var from = image.Ink.AsSpan((top + y) * image.Width + left, width);
            var to = pixels.AsSpan((padTop + y) * fullWidth + padX, width);
            for (var x = 0; x < width; x++)
            {
                if (from[x] != 0) to[x] = 0;
            }
        }
        return new GrayImage(fullWidth, fullHeight, pixels);
    }
}
