using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>The grid all pages are held on, 204×196 dots per inch: how a page gets there.</summary>
public static class FaxGrid
{
    /// <summary>Factors by which a page is to be scaled.</summary>
    public static (double X, double Y) Factors(Resolution resolution) => (BinaryImage.FineXDpi / resolution.X, BinaryImage.FineYDpi / resolution.Y);

    /// <summary>Whether <see cref="Exact"/> can bring a page of this resolution to the grid.</summary>
    public static bool IsExact(Resolution resolution) =>
        PaperSize.Near(resolution.X, BinaryImage.FineXDpi) && (PaperSize.Near(resolution.Y, BinaryImage.FineYDpi) || IsStandard(resolution) || IsSuperfine(resolution));

    /// <summary>Brings a black-and-white page of fax resolution to the grid without touching a pixel that need not be touched:
    /// fine passes through, standard has its lines doubled, superfine (204×391) has each pair of lines joined so that no thin rule is lost.
    /// Null for any other resolution: it has to be scaled in gray.</summary>
    /// <param name="page">The page as decoded.</param>
    /// <param name="resolution">As <see cref="PaperSize.Settle"/> gives it.</param>
    public static BinaryImage? Exact(BinaryImage page, Resolution resolution)
    {
        if (!IsExact(resolution)) return null;
        if (IsStandard(resolution)) return DoubleLines(page);
        return IsSuperfine(resolution) ? JoinLines(page) : page;
    }

    /// <summary>Whether a page came at standard resolution, 98 lines an inch.</summary>
    public static bool IsStandard(Resolution resolution) =>
        PaperSize.Near(resolution.X, BinaryImage.FineXDpi) && PaperSize.Near(resolution.Y, BinaryImage.FineYDpi / 2.0);

    private static bool IsSuperfine(Resolution resolution) => PaperSize.Near(resolution.Y, 2 * BinaryImage.FineYDpi);

    private static BinaryImage DoubleLines(BinaryImage page)
    {
        var result = new BinaryImage(page.Width, page.Height * 2);
        for (var y = 0; y < page.Height; y++)
        {
            var line = page.Ink.AsSpan(y * page.Width, page.Width);
            line.CopyTo(result.Ink.AsSpan(2 * y * page.Width));
            line.CopyTo(result.Ink.AsSpan((2 * y + 1) * page.Width));
        }
        return result;
    }

    private static BinaryImage JoinLines(BinaryImage page)
    {
        var result = new BinaryImage(page.Width, (page.Height + 1) / 2);
        for (var y = 0; y < page.Height; y++)
        {
            var from = page.Ink.AsSpan(y * page.Width, page.Width);
            var to = result.Ink.AsSpan(y / 2 * page.Width, page.Width);
            for (var x = 0; x < from.Length; x++) to[x] |= from[x];
        }
        return result;
    }
}
