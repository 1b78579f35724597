using System.IO.Compression;
using FaxIngest.Recognize;

namespace FaxIngest.Forms;

/// <summary>A blank page's raster as text: rows packed to bits (most significant first, rows padded to bytes), raw deflate (RFC 1951), Base64.</summary>
public static class PrintCodec
{
    /// <summary>The raster as text.</summary>
    public static string Encode(BinaryImage print)
    {
        var stride = (print.Width + 7) / 8;
        var packed = new byte[stride * print.Height];
        for (var y = 0; y < print.Height; y++)
            for (var x = 0; x < print.Width; x++)
                if (print.Ink[y * print.Width + x] != 0) packed[y * stride + (x >> 3)] |= (byte)(0x80 >> (x & 7));
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(packed);
        return Convert.ToBase64String(buffer.ToArray());
    }

    /// <summary>The raster of a text.</summary>
    /// <exception cref="FormatException">Not Base64, not deflate, or not width × height pixels.</exception>
    public static BinaryImage Decode(string text, int width, int height)
    {
        var stride = (width + 7) / 8;
        var packed = new byte[stride * height];
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            deflate.ReadExactly(packed);
            if (deflate.ReadByte() >= 0) throw new FormatException("the print has more pixels than its page");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new FormatException("the print is damaged or has fewer pixels than its page", e);
        }

        var image = new BinaryImage(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                image.Ink[y * width + x] = (byte)((packed[y * stride + (x >> 3)] >> (7 - (x & 7))) & 1);
        return image;
    }
}
