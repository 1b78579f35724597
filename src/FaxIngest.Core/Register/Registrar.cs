using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>Lays a page over a template page: skew and shift from ink profiles, then landmarks at quarter and full resolution.
/// Measured on faxes of this project's own making; see <c>src/README.md</c>.</summary>
internal static class Registrar
{
    /// <summary>Correlation from which a landmark counts as found at quarter and at full resolution.</summary>
    private const double CoarseFloor = 0.45, FineFloor = 0.45;

    /// <summary>Reach of the shift search, quarter cells: 160 pixels, 20 mm.</summary>
    private const int ShiftReach = 40;

    /// <summary>A quick guess by ink profiles alone: how well rows and columns correlate at the best shift, and that shift.</summary>
    public static Guess Place(Landmarks template, UprightPage page)
    {
        var (dy, rows) = Shift(template.Rows, page.Rows);
        var (dx, columns) = Shift(template.Columns, page.Columns);
        return new Guess(template, dx, dy, rows + 0.5 * columns);
    }

    /// <summary>First look: landmarks at quarter resolution around the guess. The share found tells whether this is the form at all.</summary>
    public static Coarse Look(Guess guess, UprightPage page)
    {
        var slope = page.Slope;
        const double lean = QuarterMap.Aspect * QuarterMap.Aspect;
        double w = page.Quarter.Width, h = page.Quarter.Height;
        var start = new Homography(
            1, -slope * lean, guess.Dx + (h / 2 - guess.Dy) * slope * lean,
            slope, 1, guess.Dy + (guess.Dx - w / 2) * slope, 0, 0);
        var found = FindCoarse(guess.Template, page, PageWarp.Of(start), reach: 9);
        if (found.Count < 10) return new Coarse(guess.Template, PageWarp.Of(start), 0);
        var warp = PageWarp.Fit(found, threshold: 2.5, tolerance: 1.5, affine: true, page.Sideways, QuarterMap.Factor);
        found = FindCoarse(guess.Template, page, warp, reach: 3);
        if (found.Count < 10) return new Coarse(guess.Template, warp, 0);
        warp = PageWarp.Fit(found, threshold: 1.5, tolerance: 0.75, affine: false, page.Sideways, QuarterMap.Factor);
        return new Coarse(guess.Template, warp, (double)warp.Inliers / guess.Template.Coarse.Count);
    }

    /// <summary>Second look, at full resolution: the registration that zones are read with.</summary>
    public static Registration Refine(Coarse coarse, UprightPage page)
    {
        var template = coarse.Template;
        var start = coarse.Warp;
        var found = new List<Match>();
        foreach (var patch in template.Fine)
        {
            var (u, v) = start.Map((patch.CenterX - 1.5) / 4, (patch.CenterY - 1.5) / 4);
            if (patch.Find(page.Sought.Ink, page.Sought.Width, page.Sought.Height, u * 4 + 1.5, v * 4 + 1.5, reach: 5, FineFloor) is { } match) found.Add(match);
        }

        if (found.Count < 10) return new Registration(template.Page, page.Image, start.Magnify(QuarterMap.Factor), coarse.Score);
        var warp = PageWarp.Fit(found, threshold: 4, tolerance: 2, affine: false, page.Sideways, cell: 1);
        return new Registration(template.Page, page.Image, warp, coarse.Score);
    }

    private static List<Match> FindCoarse(Landmarks template, UprightPage page, PageWarp start, int reach)
    {
        var found = new List<Match>();
        foreach (var patch in template.Coarse)
        {
            var (u, v) = start.Map(patch.CenterX, patch.CenterY);
            if (patch.Find(page.Quarter.Cells, page.Quarter.Width, page.Quarter.Height, u, v, reach, CoarseFloor) is { } match) found.Add(match);
        }

        return found;
    }

    private static (int Shift, double Score) Shift(double[] template, double[] page)
    {
        var best = double.NegativeInfinity;
        var at = 0;
        for (var shift = -ShiftReach; shift <= ShiftReach; shift++)
        {
            double product = 0, t2 = 0, p2 = 0;
            for (var i = Math.Max(0, -shift); i < template.Length && i + shift < page.Length; i++)
            {
                product += template[i] * page[i + shift];
                t2 += template[i] * template[i];
                p2 += page[i + shift] * page[i + shift];
            }

            var score = product / (Math.Sqrt(t2 * p2) + 1e-9);
            if (score > best) (best, at) = (score, shift);
        }

        return (at, best);
    }
}

/// <summary>Where ink profiles put a template on a page (quarter cells), and how well they correlate (−1.5..1.5).</summary>
internal sealed record Guess(Landmarks Template, int Dx, int Dy, double Score);

/// <summary>A warp in quarter cells, and the share of landmarks that agree with it.</summary>
internal sealed record Coarse(Landmarks Template, PageWarp Warp, double Score);
