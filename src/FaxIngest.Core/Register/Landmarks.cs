using FaxIngest.Forms;
using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>What registration looks for on a template page: corner-like patches of its print, spread over the page, at quarter and full resolution.
/// Where a form is known in several typefaces their mean is used, so that rules and boxes, alike in all, weigh more than letters.</summary>
internal sealed class Landmarks
{
    /// <summary>Side of a patch: 20 quarter cells (80 pixels) and 40 pixels.</summary>
    public const int CoarseSide = 20, FineSide = 40;

    private const int GridColumns = 10, GridRows = 12;

    public Landmarks(TemplatePage page)
    {
        Page = page;
        Width = page.Width;
        Height = page.Height;
        BinaryImage[] prints = [.. page.Prints.Select(p => p.Unpack())];
        Quarter = QuarterMap.Mean([.. prints.Select(p => new QuarterMap(p))]);
        (Rows, Columns) = Quarter.Profiles();
        var full = new byte[Width * Height];
        var weight = 16 / prints.Length;
        foreach (var print in prints)
            for (var i = 0; i < full.Length; i++) full[i] += (byte)(print.Ink[i] * weight);
        Coarse = Pick(Quarter.Cells, Quarter.Width, Quarter.Height, CoarseSide, step: 2);
        Fine = Pick(full, Width, Height, FineSide, step: 4);
    }

    public TemplatePage Page { get; }

    public int Width { get; }

    public int Height { get; }

    public QuarterMap Quarter { get; }

    public double[] Rows { get; }

    public double[] Columns { get; }

    public IReadOnlyList<Patch> Coarse { get; }

    public IReadOnlyList<Patch> Fine { get; }

    /// <summary>The most corner-like patch of each grid cell: the one whose weaker gradient direction is strongest.</summary>
    private static List<Patch> Pick(byte[] gray, int width, int height, int side, int step)
    {
        var patches = new List<Patch>();
        for (var j = 0; j < GridRows; j++)
            for (var i = 0; i < GridColumns; i++)
            {
                long best = 0;
                int bestX = 0, bestY = 0;
                int x0 = Math.Max(side, i * width / GridColumns), x1 = Math.Min(width - 2 * side, (i + 1) * width / GridColumns);
                int y0 = Math.Max(side, j * height / GridRows), y1 = Math.Min(height - 2 * side, (j + 1) * height / GridRows);
                for (var y = y0; y < y1; y += step)
                    for (var x = x0; x < x1; x += step)
                    {
                        var strength = Cornerness(gray, width, x, y, side, step);
                        if (strength > best) (best, bestX, bestY) = (strength, x, y);
                    }

                // Two gray levels a pixel on average: less is a bare rule's end or dust.
                if (best > (long)side * side * 2 / (step / 2 * (step / 2))) patches.Add(new Patch(gray, width, bestX, bestY, side));
            }

        return patches;
    }

    private static long Cornerness(byte[] gray, int width, int x, int y, int side, int step)
    {
        long sumX = 0, sumY = 0;
        var stride = step / 2;
        for (var v = 0; v < side; v += stride)
            for (var u = 0; u < side; u += stride)
            {
                var o = (y + v) * width + x + u;
                int dx = gray[o + 1] - gray[o], dy = gray[o + width] - gray[o];
                sumX += dx * dx;
                sumY += dy * dy;
            }

        return Math.Min(sumX, sumY);
    }
}
