using FaxIngest.Forms;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Finds the ring that a pen drew round a box, its label or both: many a person rings what they choose. From points along the line on which box and label stand
/// rays go out; a ring is a smooth way round that is ink on nearly every one. What the form prints on it hides it and says nothing. The page is looked at as it came:
/// the flat sides of a long ring look like torn lines, and cleaning takes those away.</summary>
internal sealed class RingFinder(Registration registration, PrintLayer print)
{
    /// <summary>Nearest and farthest that a ring runs from that line, pixels: half a letter, and 5 mm (rows of boxes stand 4 to 5 mm apart).</summary>
    private const int Near = 5, Far = 44;

    /// <summary>Pixels from one ray to the next, and how far in or out the ring may turn between them.</summary>
    private const int Step = 4, Turn = 2;

    /// <summary>How far the page's print may stand or spread beyond the template's, pixels.</summary>
    private const int Slack = 3;

    /// <summary>Half the height of a usual ring, pixels: its ends are looked for round points this far inside them.</summary>
    private const int HalfHeight = 24;

    /// <summary>Narrowest ring, pixels: 3.5 mm, as wide as a box. And the columns without ink over which one goes on.</summary>
    private const int Narrowest = 28, Bridge = 6;

    private const int Levels = Far - Near + 1;

    private const sbyte Ink = 1, Hidden = 0, Paper = -1;

    /// <summary>The clearest way round an option or a part of its label; null where there is none.</summary>
    /// <param name="option">The option.</param>
    /// <param name="shift">How far the print there lies off the page's warp, pixels.</param>
    public PenRing? Find(MarkOption option, (int X, int Y) shift)
    {
        int left = (int)(option.Box.Left * print.Page.Width), right = print.LabelEnds[option];
        int line = (int)((option.Box.Top + option.Box.Bottom) / 2 * print.Page.Height);
        return Stretches(left, right, line, shift)
            .Where(s => s.To - s.From >= Narrowest && (s.From + s.To) / 2 >= left && (s.From + s.To) / 2 <= right)
            .Select(s => Around(s.From, s.To, line, shift)).MaxBy(r => r.Inked);
    }

    /// <summary>Whether options stand so near that a ring of one may reach the other.</summary>
    public bool AreNear(MarkOption one, MarkOption other)
    {
        int w = print.Page.Width, h = print.Page.Height;
        return Math.Abs(one.Box.Top - other.Box.Top) * h <= 2 * Far
            && one.Box.Left * w <= print.LabelEnds[other] + Far && other.Box.Left * w <= print.LabelEnds[one] + Far;
    }

    /// <summary>Stretches of a line that have ink of a pen above or below, and some ink on the other side, too.</summary>
    private List<(int From, int To)> Stretches(int left, int right, int line, (int X, int Y) shift)
    {
        var stretches = new List<(int From, int To)>();
        for (int x = left - Far; x <= right + Far; x += Step)
        {
            var (above, below) = (Reached(x, line, -1, shift), Reached(x, line, 1, shift));
            if (Math.Min(above, below) == Paper || Math.Max(above, below) != Ink) continue;
            if (stretches.Count > 0 && x - stretches[^1].To <= Bridge * Step) stretches[^1] = (stretches[^1].From, x);
            else stretches.Add((x, x));
        }

        return stretches;
    }

    /// <summary>What a ray meets: ink of a pen, else ink that may be print, else nothing but paper.</summary>
    private sbyte Reached(int x, int line, int sign, (int X, int Y) shift)
    {
        sbyte met = Paper;
        for (int d = Near; d <= Far && met != Ink; d++)
            if (IsInk(x, line + sign * d, shift)) met = IsPrint(x, line + sign * d) ? Hidden : Ink;
        return met;
    }

    private bool IsInk(double x, double y, (int X, int Y) shift)
    {
        var (u, v) = registration.Map(x, y);
        int across = (int)Math.Round(u) + shift.X, down = (int)Math.Round(v) + shift.Y;
        return MarkReader.IsStroke(registration.Page, across, down);
    }

    private bool IsPrint(double x, double y)
    {
        for (int v = (int)y - Slack; v <= (int)y + Slack; v++)
            for (int u = (int)x - Slack; u <= (int)x + Slack; u++)
                if (print.Has(u, v, PrintPart.Any)) return true;
        return false;
    }

    private PenRing Around(int from, int to, int line, (int X, int Y) shift)
    {
        int radius = Math.Min(HalfHeight, (to - from) / 2);
        var rays = Rays(from + radius, to - radius, radius);
        var seen = new sbyte[rays.Count * Levels];
        for (int i = 0; i < rays.Count; i++)
            for (int d = 0; d < Levels; d++)
            {
                var (x, y) = Point(i, d);
                seen[i * Levels + d] = IsPrint(x, y) ? Hidden : IsInk(x, y, shift) ? Ink : Paper;
            }

        var way = Way(seen, rays.Count);
        var points = way.Select((d, i) => (What: seen[i * Levels + d], Point: Point(i, d), rays[i].Dy)).ToList();
        double ink = points.Count(p => p.What == Ink), shown = points.Count(p => p.What != Hidden);
        double Middle(int sign) => points.Where(p => p.Dy == sign).Average(p => p.Point.Y) - line;
        return new PenRing(shown == 0 ? 0 : ink / shown, shown / way.Length, Longest(points.ConvertAll(p => p.What)) / (double)way.Length, (Middle(-1) + Middle(1)) / 2,
            (double)seen.Count(s => s == Ink) / Math.Max(1, seen.Count(s => s != Hidden)),
            [.. points.Where(p => p.What == Ink).Select(p => ((int)p.Point.X, (int)p.Point.Y))]);

        (double X, double Y) Point(int ray, int level) => (rays[ray].X + (level + Near) * rays[ray].Dx, line + (level + Near) * rays[ray].Dy);
    }

    /// <summary>Rays once round, clockwise: up from the line, round its right end, down from it, round its left end.</summary>
    private static List<(double X, double Dx, double Dy)> Rays(int from, int to, int radius)
    {
        var rays = new List<(double X, double Dx, double Dy)>();
        int turns = (int)Math.Round(Math.PI * radius / Step);
        for (int x = from; x <= to; x += Step) rays.Add((x, 0, -1));
        for (int k = 1; k < turns; k++) rays.Add((to, Math.Sin(Math.PI * k / turns), -Math.Cos(Math.PI * k / turns)));
        for (int x = to; x >= from; x -= Step) rays.Add((x, 0, 1));
        for (int k = 1; k < turns; k++) rays.Add((from, -Math.Sin(Math.PI * k / turns), Math.Cos(Math.PI * k / turns)));
        return rays;
    }

    /// <summary>The smooth way round with most ink: a level for each ray. It is sought over two rounds, so that the second ends where it began.</summary>
    private static int[] Way(sbyte[] seen, int rays)
    {
        var back = new sbyte[2 * rays * Levels];
        var score = new int[Levels];
        for (int i = 0; i < 2 * rays; i++)
        {
            var next = new int[Levels];
            for (int d = 0; d < Levels; d++)
            {
                int most = score[d];
                for (int by = -Turn; by <= Turn; by++)
                    if ((uint)(d + by) < Levels && score[d + by] > most) (most, back[i * Levels + d]) = (score[d + by], (sbyte)by);
                next[d] = most + seen[i % rays * Levels + d];
            }

            score = next;
        }

        var way = new int[rays];
        int at = Array.IndexOf(score, score.Max());
        for (int i = 2 * rays - 1; i >= rays; i--)
        {
            way[i - rays] = at;
            at += back[i * Levels + at];
        }

        return way;
    }

    /// <summary>The most points of paper between two of ink, once round; what is hidden says nothing.</summary>
    private static int Longest(List<sbyte> way)
    {
        int run = 0, longest = 0;
        for (int i = 0; i < 2 * way.Count; i++)
        {
            run = way[i % way.Count] switch { Ink => 0, Paper => run + 1, _ => run };
            longest = Math.Max(longest, run);
        }

        return Math.Min(longest, way.Count);
    }
}
