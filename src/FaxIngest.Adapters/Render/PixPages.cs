using FaxIngest.Native;
using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Brings decoded pages of any depth and resolution to the fax grid.</summary>
internal static class PixPages
{
    /// <summary>Gray below which a scaled black-and-white pixel is ink: a little more than half, so that thin strokes survive shrinking.</summary>
    private const int ScaledThreshold = 145;

    /// <summary>The page on the grid, at the resolution that its size makes likely.</summary>
    internal static RenderedPage Place(PixHandle pix, Resolution declared, int number) =>
        PlaceAt(pix, PaperSize.Settle(LeptonicaApi.Width(pix), LeptonicaApi.Height(pix), declared), number);

    /// <summary>The page on the grid, at a resolution that is known.</summary>
    internal static RenderedPage PlaceAt(PixHandle pix, Resolution resolution, int number)
    {
        if (LeptonicaApi.Depth(pix) != 1 || LeptonicaApi.ColorMap(pix) != 0)
        {
            using var gray = ToGray(pix);
            using var scaled = Scale(gray, resolution);
            return new RenderedPage(number, Binarizer.ToInk(scaled));
        }
        if (FaxGrid.Exact(PixBitmap.ToImage(pix), resolution) is { } exact) return new RenderedPage(number, exact, Standard: FaxGrid.IsStandard(resolution));
        using var shades = ToGray(pix);
        using var resized = Scale(shades, resolution);
        return new RenderedPage(number, Binarizer.Threshold(resized, ScaledThreshold));
    }

    private static PixHandle ToGray(PixHandle pix)
    {
        if (LeptonicaApi.Channels(pix) != 4) return PixBitmap.Require(LeptonicaApi.ToGray(pix, 0), "turn a page to gray");
        using var opaque = PixBitmap.Require(LeptonicaApi.RemoveAlpha(pix), "lay a page on white");
        return PixBitmap.Require(LeptonicaApi.ToGray(opaque, 0), "turn a page to gray");
    }

    private static PixHandle Scale(PixHandle gray, Resolution resolution)
    {
        var (x, y) = FaxGrid.Factors(resolution);
        return PixBitmap.Require(LeptonicaApi.Scale(gray, (float)x, (float)y, sharpFraction: 0, sharpWidth: 0), "scale a page");
    }
}
