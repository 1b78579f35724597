using FaxIngest.Recognize;

namespace FaxIngest.Native;

/// <summary>Carries black-and-white pixels between our rasters (a byte a pixel) and Leptonica's (a bit a pixel, 32-bit words, leftmost bit highest).</summary>
internal static unsafe class PixBitmap
{
    /// <summary>A 1-bit image of the pixels with paper around it.</summary>
    /// <param name="image">The pixels.</param>
    /// <param name="margin">Paper on all sides, pixels.</param>
    /// <exception cref="InsufficientMemoryException">Leptonica cannot make an image of this size.</exception>
    internal static PixHandle FromImage(BinaryImage image, int margin = 0)
    {
        var (width, height) = (image.Width + 2 * margin, image.Height + 2 * margin);
        var pix = Require(LeptonicaApi.Create(width, height, 1), "make an image");
        var words = LeptonicaApi.WordsPerLine(pix);
        var pixels = LeptonicaApi.Pixels(pix);
        var row = new byte[words * 32];
        for (var y = 0; y < image.Height; y++)
        {
            image.Ink.AsSpan(y * image.Width, image.Width).CopyTo(row.AsSpan(margin));
            var line = pixels + (nint)(y + margin) * words;
            for (var w = 0; w < words; w++)
            {
                line[w] = Pack(row, w * 32) << 24 | Pack(row, w * 32 + 8) << 16 | Pack(row, w * 32 + 16) << 8 | Pack(row, w * 32 + 24);
            }
        }
        return pix;
    }

    /// <summary>The pixels of a 1-bit image.</summary>
    internal static BinaryImage ToImage(PixHandle pix)
    {
        if (LeptonicaApi.Depth(pix) != 1) throw new ArgumentException("a 1-bit image is needed", nameof(pix));
        var (width, height, words) = (LeptonicaApi.Width(pix), LeptonicaApi.Height(pix), LeptonicaApi.WordsPerLine(pix));
        var image = new BinaryImage(width, height);
        var pixels = LeptonicaApi.Pixels(pix);
        var row = new byte[words * 32];
        for (var y = 0; y < height; y++)
        {
            var line = pixels + (nint)y * words;
            for (var w = 0; w < words; w++)
            {
                var word = line[w];
                Write(row, w * 32, word >> 24);
                Write(row, w * 32 + 8, word >> 16);
                Write(row, w * 32 + 16, word >> 8);
                Write(row, w * 32 + 24, word);
            }
            row.AsSpan(0, width).CopyTo(image.Ink.AsSpan(y * width));
        }
        return image;
    }

    /// <summary>The handle, or an exception when the call that gave it failed.</summary>
    internal static PixHandle Require(PixHandle pix, string purpose)
    {
        if (!pix.IsInvalid) return pix;
        pix.Dispose();
        throw new InsufficientMemoryException($"Leptonica could not {purpose}.");
    }

    private static uint Pack(byte[] row, int at) => PackedPixels.Pack(row.AsSpan(at));

    private static void Write(byte[] row, int at, uint packed) => PackedPixels.Unpack((byte)packed, row.AsSpan(at));
}
