using System.Runtime.InteropServices;
using FaxIngest.Native;

namespace FaxIngest.Render;

/// <summary>Decodes TIFF pages by LibTIFF itself: slower than Leptonica, but of any kind, and on past damage when asked.</summary>
internal static class TiffRaster
{
    /// <summary>Share of ink above which a damaged page is nothing but what the decoder left unset.</summary>
    private const double MostInk = 0.5;

    /// <summary>The page, black and white when it is stored so, else gray; null when nothing can be decoded.</summary>
    /// <param name="path">The file.</param>
    /// <param name="page">Where and how large it is; the caller has checked its size against the cap.</param>
    /// <param name="stopAtDamage">Give nothing rather than a part.</param>
    /// <param name="mapped">Map the file: LibTIFF then forgives tiles that say they are longer than they are. A file cut while mapped would end the process,
    /// so this comes last.</param>
    internal static unsafe PixHandle? Read(string path, TiffPage page, bool stopAtDamage, bool mapped = false)
    {
        using var tiff = LibTiffApi.Open(path, mapped ? "r" : "rm");
        if (tiff.IsInvalid || LibTiffApi.GoTo(tiff, (ulong)page.Offset) == 0) return null;
        var colors = (uint*)NativeMemory.AllocZeroed((nuint)(page.Width * page.Height), sizeof(uint));
        try
        {
            if (LibTiffApi.ReadColors(tiff, (uint)page.Width, (uint)page.Height, colors, LibTiffApi.TopLeft, stopAtDamage ? 1 : 0) == 0) return null;
            var gray = ToGray(colors, (int)page.Width, (int)page.Height);
            return page.Bilevel ? ToBitmap(gray, stopAtDamage) : gray;
        }
        finally
        {
            NativeMemory.Free(colors);
        }
    }

    /// <summary>Whether the page is stored in a way that can be decoded at all, however damaged it is.</summary>
    internal static unsafe bool KnowsKind(string path, TiffPage page)
    {
        byte* message = stackalloc byte[1024];
        using var tiff = LibTiffApi.Open(path, "rm");
        return tiff.IsInvalid || LibTiffApi.GoTo(tiff, (ulong)page.Offset) == 0 || LibTiffApi.KnowsKind(tiff, message) != 0;
    }

    /// <summary>Lines, by strip and line in it, that the decoder complained of though it went on.</summary>
    internal static IReadOnlyList<(int Strip, int Line)> Garbled(string path, TiffPage page) => GarbledLines.While(() => Decode(path, page));

    private static unsafe void Decode(string path, TiffPage page)
    {
        using var tiff = LibTiffApi.Open(path, "rm");
        if (tiff.IsInvalid || LibTiffApi.GoTo(tiff, (ulong)page.Offset) == 0) return;
        nint size = LibTiffApi.StripSize(tiff);
        // No strip of a page is larger than the page, whatever the file says.
        if (size <= 0 || size > (page.Width + 7) / 8 * page.Height) return;
        var strip = NativeMemory.Alloc((nuint)size);
        try
        {
            for (uint i = 0; i < LibTiffApi.Strips(tiff) && LibTiffApi.ReadStrip(tiff, i, strip, size) >= 0; i++)
            {
                // What it decodes is known already: only what it says on the way counts.
            }
        }
        finally
        {
            NativeMemory.Free(strip);
        }
    }

    private static PixHandle? ToBitmap(PixHandle gray, bool whole)
    {
        using (gray)
        {
            var image = Binarizer.Threshold(gray, 128);
            if (whole) return PixBitmap.FromImage(image);
            var ink = image.Ink.Count(pixel => pixel != 0);
            return ink > 0 && ink < image.Ink.Length * MostInk ? PixBitmap.FromImage(image) : null;
        }
    }

    private static unsafe PixHandle ToGray(uint* colors, int width, int height)
    {
        var pix = PixBitmap.Require(LeptonicaApi.Create(width, height, 8), "make a page");
        var pixels = LeptonicaApi.Pixels(pix);
        var words = LeptonicaApi.WordsPerLine(pix);
        for (var y = 0; y < height; y++)
        {
            var line = pixels + (nint)y * words;
            var from = colors + (nint)y * width;
            for (var x = 0; x < width; x++) line[x >> 2] |= Gray(from[x]) << (24 - 8 * (x & 3));
        }
        return pix;
    }

    /// <summary>Luminance (ITU-R BT.601, in 256ths) on white paper; colours come already multiplied by alpha.</summary>
    private static uint Gray(uint color)
    {
        var luminance = (77 * (color & 255) + 150 * (color >> 8 & 255) + 29 * (color >> 16 & 255)) >> 8;
        return Math.Min(255, luminance + 255 - (color >> 24));
    }
}
