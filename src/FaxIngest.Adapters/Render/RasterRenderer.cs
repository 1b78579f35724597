using FaxIngest.Native;

namespace FaxIngest.Render;

/// <summary>PNG and JPEG: scans and photographs of one page.</summary>
internal sealed class RasterRenderer : IPageRenderer
{
    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> head) => IsPng(head) || head.StartsWith(RasterHeader.JpegSignature);

    /// <inheritdoc/>
    public IEnumerable<RenderedPage> Render(string path, RenderLimits limits)
    {
        var file = File.ReadAllBytes(path);
        var png = IsPng(file);
        if ((png ? RasterHeader.OfPng(file) : RasterHeader.OfJpeg(file)) is not { Width: > 0, Height: > 0 } header) throw Unreadable.DamagedPage(1);
        if (header.Width > limits.MaxPixels / header.Height) throw Unreadable.TooManyPixels(1, header.Width, header.Height, limits.MaxPixels);
        using (var pix = png ? DecodePng(file) : DecodeJpeg(file))
        {
            if (pix.IsInvalid) throw Unreadable.DamagedPage(1);
            var page = PixPages.Place(pix, new Resolution(LeptonicaApi.XResolution(pix), LeptonicaApi.YResolution(pix)), 1);
            yield return png ? page : Upright(page, ExifOrientation.Of(file));
        }
        // What is there of a JPEG cut short may be read, but nobody should take it for the whole.
        if (!png && file.AsSpan().LastIndexOf([(byte)0xFF, (byte)0xD9]) < 0) throw Unreadable.Damaged("The picture breaks off: its lower part is missing.");
    }

    /// <summary>Telephones store a photograph as the sensor lies and write beside it how to turn it.</summary>
    private static RenderedPage Upright(RenderedPage page, int degrees) => degrees == 0 ? page : page with { Image = Recognize.Turning.Turn(page.Image, degrees) };

    private static bool IsPng(ReadOnlySpan<byte> head) => head.StartsWith(RasterHeader.PngSignature);

    private static unsafe PixHandle DecodePng(byte[] file)
    {
        fixed (byte* bytes = file) return LeptonicaApi.Read(bytes, (nuint)file.Length);
    }

    private static unsafe PixHandle DecodeJpeg(byte[] file)
    {
        const int noColormap = 0, fullSize = 1;
        fixed (byte* bytes = file) return LeptonicaApi.ReadJpeg(bytes, (nuint)file.Length, noColormap, fullSize, out _, LeptonicaApi.JpegGoOn);
    }
}
