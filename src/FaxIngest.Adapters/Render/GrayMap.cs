using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FaxIngest.Native;

namespace FaxIngest.Render;

/// <summary>Reads the gray maps (binary PGM) that poppler draws.</summary>
internal static class GrayMap
{
    /// <summary>An 8-bit image; null when the bytes are no whole gray map.</summary>
    internal static PixHandle? Parse(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("P5"u8)) return null;
        var at = 2;
        var (width, height, most) = (Number(file, ref at), Number(file, ref at), Number(file, ref at));
        at++; // one white space stands before the pixels
        if (width is < 1 or > 1_000_000 || height is < 1 or > 1_000_000 || most != 255 || file.Length - at < (long)width * height) return null;
        return ToPix(file[at..], width, height);
    }

    private static unsafe PixHandle ToPix(ReadOnlySpan<byte> gray, int width, int height)
    {
        var pix = PixBitmap.Require(LeptonicaApi.Create(width, height, 8), "make a page");
        var pixels = LeptonicaApi.Pixels(pix);
        var words = LeptonicaApi.WordsPerLine(pix);
        for (var y = 0; y < height; y++)
        {
            var line = new Span<uint>(pixels + (nint)y * words, words);
            gray.Slice(y * width, width).CopyTo(MemoryMarshal.AsBytes(line));
            BinaryPrimitives.ReverseEndianness(line, line); // the leftmost pixel stands in the highest byte
        }
        return pix;
    }

    private static int Number(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length && file[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') at++;
        var value = 0;
        for (; at < file.Length && file[at] is >= (byte)'0' and <= (byte)'9' && value < 100_000_000; at++) value = value * 10 + file[at] - '0';
        return value;
    }
}
