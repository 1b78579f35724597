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

    /// <summary>How much longer a feeder may make the page, tried where the quick guess was wrong; the shifts that are tried for each, and across.</summary>
    private static readonly double[] Stretches = [0.96, 0.98, 1, 1.02, 1.04];

    private const int Down = 3, Across = 2;

    /// <summary>A quick guess by ink profiles alone: how well rows and columns correlate at the best shift, and that shift.</summary>
    public static Guess Place(Landmarks template, UprightPage page)
    {
        var (dy, rows) = Shift(template.Rows, page.Rows);
        var (dx, columns) = Shift(template.Columns, page.Columns);
        return new Guess(template, dx, dy, rows + 0.5 * columns);
    }

    /// <summary>Guesses where the quick one is wrong, the likeliest first: a list of even lines fits as well a line further down, a page that a feeder made longer fits nowhere, and
    /// smudges have profiles too. Of 7 pages of bad faxes whose quick guess was wrong at every likely skew, 6 are found with these.</summary>
    public static IEnumerable<Guess> Places(Landmarks template, UprightPage page)
    {
        var across = Peaks(template.Columns, page.Columns).Take(Across).ToList();
        return from stretch in Stretches
               from row in Peaks(Stretched(template.Rows, stretch), page.Rows).Take(Down)
               from column in across
               let score = row.Score + 0.5 * column.Score
               orderby score descending
               select new Guess(template, column.Shift, row.Shift, score, stretch);
    }

    /// <summary>First look: landmarks at quarter resolution around the guess. The share found tells whether this is the form at all.</summary>
    public static Coarse Look(Guess guess, UprightPage page)
    {
        var slope = page.Slope;
        const double lean = QuarterMap.Aspect * QuarterMap.Aspect;
        double w = page.Quarter.Width, h = page.Quarter.Height;
        var start = new Homography(
            1, -slope * lean * guess.Stretch, guess.Dx + (h / 2 - guess.Dy) * slope * lean,
            slope, guess.Stretch, guess.Dy + (guess.Dx - w / 2) * slope, 0, 0);
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
        var scores = Correlations(template, page);
        var best = Array.IndexOf(scores, scores.Max());
        return (best - ShiftReach, scores[best]);
    }

    /// <summary>Shifts at which profiles correlate no worse than at those beside them, the best first.</summary>
    private static IEnumerable<(int Shift, double Score)> Peaks(double[] template, double[] page)
    {
        var scores = Correlations(template, page);
        return Enumerable.Range(0, scores.Length).Where(i => (i == 0 || scores[i] >= scores[i - 1]) && (i == scores.Length - 1 || scores[i] >= scores[i + 1]))
            .Select(i => (Shift: i - ShiftReach, Score: scores[i])).OrderByDescending(p => p.Score);
    }

    /// <summary>How well profiles correlate at every shift from −<see cref="ShiftReach"/> to <see cref="ShiftReach"/>.</summary>
    private static double[] Correlations(double[] template, double[] page) => [.. Enumerable.Range(-ShiftReach, 2 * ShiftReach + 1).Select(shift => Correlation(template, page, shift))];

    private static double Correlation(double[] template, double[] page, int shift)
    {
        double product = 0, t2 = 0, p2 = 0;
        for (var i = Math.Max(0, -shift); i < template.Length && i + shift < page.Length; i++)
        {
            product += template[i] * page[i + shift];
            t2 += template[i] * template[i];
            p2 += page[i + shift] * page[i + shift];
        }

        return product / (Math.Sqrt(t2 * p2) + 1e-9);
    }

    /// <summary>The profile made longer or shorter.</summary>
    private static double[] Stretched(double[] profile, double stretch)
    {
        if (stretch == 1) return profile;
        var result = new double[(int)((profile.Length - 1) * stretch) + 1];
        for (var i = 0; i < result.Length; i++)
        {
            var at = i / stretch;
            int from = (int)at, to = Math.Min(from + 1, profile.Length - 1);
            result[i] = double.Lerp(profile[from], profile[to], at - from);
        }

        return result;
    }
}

/// <summary>Where ink profiles put a template on a page (quarter cells), how well they correlate (−1.5..1.5), and how much longer than the template the page is.</summary>
internal sealed record Guess(Landmarks Template, int Dx, int Dy, double Score, double Stretch = 1);

/// <summary>A warp in quarter cells, and the share of landmarks that agree with it.</summary>
internal sealed record Coarse(Landmarks Template, PageWarp Warp, double Score);
