namespace FaxIngest.Register;

/// <summary>Where each point of a template stands on a page: a projective map, and beside it what the line's and the feeder's faults add from place to place,
/// smoothed over the landmarks. A slip of the paper moves everything below a line, so the field changes fast along the feed and slowly across it.</summary>
internal sealed class PageWarp
{
    /// <summary>Reach of a landmark's displacement along and across the feed, pixels (about 8 mm and 60 mm).</summary>
    private const double Along = 64, Across = 480;

    private readonly Homography map;
    private readonly Match[] anchors;
    private readonly (double U, double V)[] offsets;
    private readonly double reachX, reachY;

    private PageWarp(Homography map, Match[] anchors, (double U, double V)[] offsets, double reachX, double reachY) =>
        (this.map, this.anchors, this.offsets, this.reachX, this.reachY) = (map, anchors, offsets, reachX, reachY);

    /// <summary>A bare projective map.</summary>
    public static PageWarp Of(Homography map) => new(map, [], [], 1, 1);

    /// <summary>Landmarks that agree with their neighbors.</summary>
    public int Inliers => anchors.Length;

    /// <summary>Root mean square distance of the agreeing landmarks from the warp, pixels.</summary>
    public double Residual { get; private init; }

    public (double U, double V) Map(double x, double y)
    {
        var (u, v) = map.Map(x, y);
        var (du, dv) = Offset(x, y, skip: -1);
        return (u + du, v + dv);
    }

    /// <summary>Fits map and field, dropping landmarks that disagree with their neighbors.</summary>
    /// <param name="matches">Landmarks found.</param>
    /// <param name="threshold">Distance from the projective map beyond which a landmark loses weight, pixels.</param>
    /// <param name="tolerance">Distance from the smoothed field beyond which a landmark is dropped, pixels.</param>
    /// <param name="affine">Fit no perspective.</param>
    /// <param name="sideways">The page was fed sideways: slips run across.</param>
    /// <param name="cell">Pixels a cell of the coordinates: 4 at quarter resolution, else 1.</param>
    public static PageWarp Fit(IReadOnlyList<Match> matches, double threshold, double tolerance, bool affine, bool sideways, int cell)
    {
        double reachX = (sideways ? Along : Across) / cell, reachY = (sideways ? Across : Along) / cell;
        var all = matches.ToArray();
        var weights = all.Select(m => m.Score).ToArray();
        var map = Homography.Identity;
        for (var round = 0; round < 8; round++)
        {
            map = Homography.Fit(all, weights, affine);
            for (var i = 0; i < all.Length; i++)
            {
                var (u, v) = map.Map(all[i].X, all[i].Y);
                var d = Math.Sqrt((u - all[i].U) * (u - all[i].U) + (v - all[i].V) * (v - all[i].V));
                weights[i] = all[i].Score / (1 + Math.Pow(d / threshold, 4));
            }
        }

        // A landmark whose offset its neighbors do not share is a wrong find, whatever its correlation.
        var kept = all;
        PageWarp warp;
        for (var round = 0; ; round++)
        {
            warp = new PageWarp(map, kept, [.. kept.Select(m => Rest(map, m))], reachX, reachY);
            if (round == 4) break;
            var before = warp;
            var next = kept.Where((m, i) => Distance(before.Offset(m.X, m.Y, i), before.offsets[i]) <= tolerance * (round == 0 ? 2 : 1)).ToArray();
            if (next.Length == kept.Length) break;
            kept = next;
        }

        var sum = 0.0;
        for (var i = 0; i < kept.Length; i++)
        {
            var d = Distance(warp.Offset(kept[i].X, kept[i].Y, i), warp.offsets[i]);
            sum += d * d;
        }

        return new PageWarp(map, kept, warp.offsets, reachX, reachY) { Residual = kept.Length == 0 ? double.PositiveInfinity : Math.Sqrt(sum / kept.Length) };
    }

    /// <summary>The same warp for coordinates that are larger by a factor, pixel centers kept.</summary>
    public PageWarp Magnify(int factor)
    {
        var o = (factor - 1) / 2.0;
        return new PageWarp(map.Magnify(factor), [.. anchors.Select(a => new Match(a.X * factor + o, a.Y * factor + o, a.U * factor + o, a.V * factor + o, a.Score))],
            [.. offsets.Select(d => (d.U * factor, d.V * factor))], reachX * factor, reachY * factor) { Residual = Residual * factor };
    }

    private static (double U, double V) Rest(Homography map, Match m)
    {
        var (u, v) = map.Map(m.X, m.Y);
        return (m.U - u, m.V - v);
    }

    private static double Distance((double U, double V) a, (double U, double V) b) => Math.Sqrt((a.U - b.U) * (a.U - b.U) + (a.V - b.V) * (a.V - b.V));

    private (double U, double V) Offset(double x, double y, int skip)
    {
        double du = 0, dv = 0, total = 0.05; // a little weight on no offset: far from landmarks the map alone holds
        for (var i = 0; i < anchors.Length; i++)
        {
            if (i == skip) continue;
            double ex = (x - anchors[i].X) / reachX, ey = (y - anchors[i].Y) / reachY;
            var e = ex * ex + ey * ey;
            if (e > 12) continue;
            var w = anchors[i].Score * Math.Exp(-e);
            du += w * offsets[i].U;
            dv += w * offsets[i].V;
            total += w;
        }

        return (du / total, dv / total);
    }
}
