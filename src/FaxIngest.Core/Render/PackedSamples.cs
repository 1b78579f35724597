namespace FaxIngest.Render;

/// <summary>Samples of a black-and-white picture in a PDF as ink.</summary>
public static class PackedSamples
{
    /// <summary>Ink, one byte a pixel; null when the bytes are not as many as the picture needs.</summary>
    /// <param name="bytes">One bit a sample, rows on whole bytes; or one byte a sample.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="inverted">The picture's Decode array is [1 0].</param>
    /// <remarks>In a gray picture 0 is black, in a stencil 0 is painted: both are ink, unless inverted.</remarks>
    public static byte[]? Ink(byte[] bytes, int width, int height, bool inverted)
    {
        int stride = (width + 7) / 8;
        bool packed = bytes.Length == (long)stride * height;
        if (!packed && bytes.Length != (long)width * height) return null;
        int paper = inverted ? 0 : 1;
        var ink = new byte[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                int sample = packed ? bytes[y * stride + x / 8] >> (7 - x % 8) & 1 : bytes[y * width + x] == 0 ? 0 : 1;
                ink[y * width + x] = (byte)(sample == paper ? 0 : 1);
            }
        return ink;
    }
}
