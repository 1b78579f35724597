namespace FaxIngest.Recognize;

/// <summary>A black-and-white raster that is kept for long: one bit a pixel, an eighth of a <see cref="BinaryImage"/>.</summary>
public sealed class BitImage
{
    /// <summary>An image over the given rows.</summary>
    /// <param name="width">Pixels, ≥ 1.</param>
    /// <param name="height">Pixels, ≥ 1.</param>
    /// <param name="rows">Rows top down, each padded to whole bytes, the leftmost pixel in the highest bit; 1 = ink. Not copied.</param>
    public BitImage(int width, int height, byte[] rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (rows.Length != Stride(width) * height) throw new ArgumentException("height rows of whole bytes are needed", nameof(rows));
        (Width, Height, Rows) = (width, height, rows);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>The rows.</summary>
    public byte[] Rows { get; }

    /// <summary>Whether a pixel is ink; outside the image is paper.</summary>
    public bool this[int x, int y] =>
        (uint)x < (uint)Width && (uint)y < (uint)Height && (Rows[y * Stride(Width) + (x >> 3)] & 0x80 >> (x & 7)) != 0;

    /// <summary>Bytes of a row.</summary>
    /// <param name="width">Pixels.</param>
    public static int Stride(int width) => (width + 7) / 8;

    /// <summary>Packs an image.</summary>
    public static BitImage Of(BinaryImage image)
    {
        var stride = Stride(image.Width);
        var rows = new byte[stride * image.Height];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                if (image.Ink[y * image.Width + x] != 0) rows[y * stride + (x >> 3)] |= (byte)(0x80 >> (x & 7));
        return new BitImage(image.Width, image.Height, rows);
    }

    /// <summary>A byte a pixel, to work on.</summary>
    public BinaryImage Unpack()
    {
        var image = new BinaryImage(Width, Height);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                if (this[x, y]) image.Ink[y * Width + x] = 1;
        return image;
    }
}
