using System.IO.Compression;
using FaxIngest.Recognize;

namespace FaxIngest.Forms;

/// <summary>A blank page's raster as text: rows packed to bits (most significant first, rows padded to bytes), raw deflate (RFC 1951), Base64.</summary>
public static class PrintCodec
{
    /// <summary>The raster as text.</summary>
    public static string Encode(BitImage print)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(print.Rows);
        return Convert.ToBase64String(buffer.ToArray());
    }

    /// <summary>The raster of a text.</summary>
    /// <exception cref="FormatException">Not Base64, not deflate, or not width × height pixels.</exception>
    public static BitImage Decode(string text, int width, int height)
    {
        var packed = new byte[BitImage.Stride(width) * height];
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

        return new BitImage(width, height, packed);
    }
}
