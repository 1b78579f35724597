namespace FaxIngest.Recognize;

/// <summary>A black-and-white raster: one byte a pixel, 1 = ink, rows top down. Pages are held at 204×196 dpi ("fine"), crops too.</summary>
public sealed class BinaryImage
{
    /// <summary>An image over the given pixels.</summary>
    /// <param name="width">Pixels, ≥ 1.</param>
    /// <param name="height">Pixels, ≥ 1.</param>
    /// <param name="ink">width × height bytes, 0 or 1; not copied.</param>
    public BinaryImage(int width, int height, byte[] ink)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (ink.Length != width * height) throw new ArgumentException("width × height bytes are needed", nameof(ink));
        (Width, Height, Ink) = (width, height, ink);
    }

    /// <summary>A white image.</summary>
    public BinaryImage(int width, int height) : this(width, height, new byte[width * height]) { }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Row-major pixels, 1 = ink.</summary>
    public byte[] Ink { get; }

    /// <summary>Horizontal resolution of fine fax, dots per inch (T.4).</summary>
    public const int FineXDpi = 204;

    /// <summary>Vertical resolution of fine fax, dots per inch (T.4).</summary>
    public const int FineYDpi = 196;

    /// <summary>The pixels of a row.</summary>
    public Span<byte> Row(int y) => Ink.AsSpan(y * Width, Width);

    /// <summary>Where the next ink lies from a place in <see cref="Ink"/> on; its length when there is none.</summary>
    public int NextInk(int from)
    {
        // Most ink has ink to its right: that is seen at once, without a search.
        if (from >= Ink.Length || Ink[from] != 0) return from;
        var skipped = Ink.AsSpan(from).IndexOfAnyExcept((byte)0);
        return skipped < 0 ? Ink.Length : from + skipped;
    }

    /// <summary>Whether a pixel is ink; outside the image is paper.</summary>
    public bool this[int x, int y] => (uint)x < (uint)Width && (uint)y < (uint)Height && Ink[y * Width + x] != 0;
}
