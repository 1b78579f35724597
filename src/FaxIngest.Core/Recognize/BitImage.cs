using System.Buffers.Binary;

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

    /// <summary>A part of the image, row by row, 64 pixels a word and the leftmost in the highest bit; beyond the part and outside the image is paper.</summary>
    public ulong[] Words(int left, int top, int width, int height)
    {
        var columns = (width + 63) / 64;
        var words = new ulong[columns * height];
        // The bytes of a row from the one in which the part begins, and one more.
        var bytes = new byte[sizeof(ulong) * columns + 1];
        int stride = Stride(Width), first = left >> 3, over = left & 7, from = Math.Max(0, first), to = Math.Min(stride, first + bytes.Length);
        for (var y = Math.Max(0, -top); from < to && y < height && top + y < Height; y++)
        {
            Rows.AsSpan((top + y) * stride + from, to - from).CopyTo(bytes.AsSpan(from - first));
            for (var i = 0; i < columns; i++)
                words[y * columns + i] = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong))) << over | (uint)(bytes[(i + 1) * sizeof(ulong)] >> 8 - over);
            words[(y + 1) * columns - 1] &= ulong.MaxValue << 64 * columns - width;
        }

        return words;
    }

    /// <summary>Bytes of a row.</summary>
    /// <param name="width">Pixels.</param>
    public static int Stride(int width) => (width + 7) / 8;

    /// <summary>Packs an image.</summary>
    public static BitImage Of(BinaryImage image)
    {
        var stride = Stride(image.Width);
        var rows = new byte[stride * image.Height];
        var row = new byte[8 * stride];
        for (var y = 0; y < image.Height; y++)
        {
            image.Row(y).CopyTo(row);
            for (var i = 0; i < stride; i++) rows[y * stride + i] = PackedPixels.Pack(row.AsSpan(8 * i));
        }

        return new BitImage(image.Width, image.Height, rows);
    }

    /// <summary>A byte a pixel, to work on.</summary>
    public BinaryImage Unpack()
    {
        var image = new BinaryImage(Width, Height);
        var stride = Stride(Width);
        var row = new byte[8 * stride];
        for (var y = 0; y < Height; y++)
        {
            for (var i = 0; i < stride; i++) PackedPixels.Unpack(Rows[y * stride + i], row.AsSpan(8 * i));
            row.AsSpan(0, Width).CopyTo(image.Row(y));
        }

        return image;
    }
}
