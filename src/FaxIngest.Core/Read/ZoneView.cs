using System.Numerics;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>A part of the page seen in the template's coordinates, shifted so that the form's print in it lies on the template's.</summary>
internal sealed class ZoneView
{
    /// <summary>Farthest that the print of one place is looked for beyond the page's warp, pixels.</summary>
    private const int Reach = 6;

    /// <summary>Least print to align on, pixels.</summary>
    private const int LeastPrint = 80;

    // Where the view, and Reach around it, stands on the page.
    private readonly List<Stretch> stretches = [];

    /// <summary>Views a part of a template page, its corner and size in template pixels.</summary>
    public ZoneView(Registration registration, PrintLayer print, (int Left, int Top, int Width, int Height) part)
    {
        Print = print;
        (Left, Top, Width, Height) = part;
        for (var y = -Reach; y < Height + Reach; y++) registration.MapRow(Left - Reach, Top + y, Width + 2 * Reach, stretches);
    }

    public PrintLayer Print { get; }

    public int Left { get; }

    public int Top { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Shift found by <see cref="Align"/>, pixels.</summary>
    public (int X, int Y) Shift { get; private set; }

    /// <summary>Share of the form's print in view that the page has, 0..1; 1 when there is too little to tell.</summary>
    public double Fit { get; private set; } = 1;

    /// <summary>Print of the template in view.</summary>
    public BinaryImage Layer(PrintPart part)
    {
        var view = new BinaryImage(Width, Height);
        for (var y = 0; y < Height; y++) Print.Mark(Left, Top + y, part, view.Row(y));
        return view;
    }

    /// <summary>Finds the shift at which the print in view lies best on the page's ink.</summary>
    public void Align(BinaryImage page)
    {
        // 64 pixels at a time, and only where there is print.
        var words = Print.Page.Prints.SelectMany(typeface => typeface.Words(Left, Top, Width, Height).Index()).Where(word => word.Item != 0).ToArray();
        var spots = words.Sum(word => BitOperations.PopCount(word.Item));
        if (spots < LeastPrint * Print.Page.Prints.Count) return;
        var seen = BitImage.Of(Sample(page, Reach));
        var shifted = new ulong[2 * Reach + 1][];
        var columns = (Width + 63) / 64;
        var best = double.NegativeInfinity;
        // Every second shift first, then the neighbors of the best: print is two pixels thick and more.
        foreach (var (dx, dy) in Shifts((0, 0), Reach, 2)) Try(dx, dy);
        foreach (var (dx, dy) in Shifts(Shift, 1, 1)) Try(dx, dy);

        void Try(int dx, int dy)
        {
            var under = shifted[dx + Reach] ??= seen.Words(dx + Reach, 0, Width, seen.Height);
            var hits = 0;
            foreach (var (at, ink) in words) hits += BitOperations.PopCount(ink & under[at + (dy + Reach) * columns]);
            // A rule alone fixes one direction only: in the other the nearest of equals is taken.
            var score = hits - 0.004 * spots * Math.Sqrt(dx * dx + dy * dy);
            if (score <= best) return;
            (best, Shift, Fit) = (score, (dx, dy), (double)hits / spots);
        }
    }

    /// <summary>The page's ink in view.</summary>
    public BinaryImage Sample(BinaryImage page) => Sample(page, 0);

    private BinaryImage Sample(BinaryImage page, int margin)
    {
        var seen = new BinaryImage(Width + 2 * margin, Height + 2 * margin);
        foreach (var stretch in stretches)
        {
            int x = stretch.X - Left, y = stretch.Y - Top, u = stretch.U + Shift.X, v = stretch.V + Shift.Y;
            int from = Math.Max(x, Math.Max(-margin, x - u)), to = Math.Min(x + stretch.Length, Math.Min(Width + margin, x - u + page.Width));
            if (from >= to || (uint)v >= (uint)page.Height || y < -margin || y >= Height + margin) continue;
            page.Row(v).Slice(u + from - x, to - from).CopyTo(seen.Row(y + margin)[(from + margin)..]);
        }

        return seen;
    }

    private static IEnumerable<(int X, int Y)> Shifts((int X, int Y) around, int reach, int step)
    {
        for (var dy = -reach; dy <= reach; dy += step)
            for (var dx = -reach; dx <= reach; dx += step)
                if (Math.Abs(around.X + dx) <= Reach && Math.Abs(around.Y + dy) <= Reach) yield return (around.X + dx, around.Y + dy);
    }
}
