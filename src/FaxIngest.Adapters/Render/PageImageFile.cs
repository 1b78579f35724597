using FaxIngest.Native;
using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Page images as files: 1-bit PNG, which every browser shows.</summary>
internal static class PageImageFile
{
    /// <summary>Writes a page with its resolution, so that viewers show it undistorted.</summary>
    internal static void Write(string path, BinaryImage page)
    {
        using var pix = PixBitmap.FromImage(page);
        _ = LeptonicaApi.SetResolution(pix, BinaryImage.FineXDpi, BinaryImage.FineYDpi);
        if (LeptonicaApi.Write(out var bytes, out var length, pix, LeptonicaApi.FormatPng) != 0) throw new InsufficientMemoryException("Leptonica could not write a page image.");
        try
        {
            using var file = File.Create(path);
            file.Write(Span(bytes, length));
        }
        finally
        {
            LeptonicaApi.Free(bytes);
        }
    }

    /// <summary>Reads a page back, pixel for pixel.</summary>
    /// <exception cref="InvalidDataException">It is no 1-bit image.</exception>
    internal static unsafe BinaryImage Read(string path)
    {
        var file = File.ReadAllBytes(path);
        fixed (byte* bytes = file)
        {
            using var pix = LeptonicaApi.Read(bytes, (nuint)file.Length);
            if (pix.IsInvalid || LeptonicaApi.Depth(pix) != 1) throw new InvalidDataException("This is no page image.");
            return PixBitmap.ToImage(pix);
        }
    }

    private static unsafe ReadOnlySpan<byte> Span(nint bytes, nuint length) => new((void*)bytes, checked((int)length));
}
