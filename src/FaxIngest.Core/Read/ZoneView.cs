using System.Runtime.InteropServices;
using FaxIngest.Forms;
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

    // Where each pixel of the view, and of Reach around it, stands on the page, row by row.
    private readonly int[][] across, down;

    /// <summary>Views a part of a template page, its corner and size in template pixels.</summary>
    public ZoneView(Registration registration, PrintLayer print, (int Left, int Top, int Width, int Height) part)
    {
        Print = print;
        (Left, Top, Width, Height) = part;
        (across, down) = (new int[Height + 2 * Reach][], new int[Height + 2 * Reach][]);
        for (var y = 0; y < across.Length; y++)
        {
            (across[y], down[y]) = (new int[Width + 2 * Reach], new int[Width + 2 * Reach]);
            registration.MapRow(Left - Reach, Top - Reach + y, across[y], down[y]);
        }
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
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                if (Print.Has(Left + x, Top + y, part)) view.Ink[y * Width + x] = 1;
        return view;
    }

    /// <summary>Finds the shift at which the print in view lies best on the page's ink.</summary>
    public void Align(BinaryImage page)
    {
        var seen = Sample(page, Reach);
        var stride = Width + 2 * Reach;
        var spots = new List<int>();
        foreach (var typeface in Print.Page.Prints)
            for (var y = 0; y < Height; y++)
                for (var x = 0; x < Width; x++)
                    if (typeface[Left + x, Top + y]) spots.Add((y + Reach) * stride + x + Reach);
        if (spots.Count < LeastPrint * Print.Page.Prints.Count) return;
        var offsets = CollectionsMarshal.AsSpan(spots);
        var best = double.NegativeInfinity;
        // Every second shift first, then the neighbors of the best: print is two pixels thick and more.
        foreach (var (dx, dy) in Shifts((0, 0), Reach, 2)) Try(dx, dy, offsets);
        foreach (var (dx, dy) in Shifts(Shift, 1, 1)) Try(dx, dy, offsets);

        void Try(int dx, int dy, ReadOnlySpan<int> at)
        {
            var hits = 0;
            var by = dy * stride + dx;
            foreach (var offset in at) hits += seen.Ink[offset + by];
            // A rule alone fixes one direction only: in the other the nearest of equals is taken.
            var score = hits - 0.004 * at.Length * Math.Sqrt(dx * dx + dy * dy);
            if (score <= best) return;
            (best, Shift, Fit) = (score, (dx, dy), (double)hits / at.Length);
        }
    }

    /// <summary>The page's ink in view.</summary>
    public BinaryImage Sample(BinaryImage page) => Sample(page, 0);

    private BinaryImage Sample(BinaryImage page, int margin)
    {
        var seen = new BinaryImage(Width + 2 * margin, Height + 2 * margin);
        for (var y = 0; y < seen.Height; y++)
        {
            ReadOnlySpan<int> u = across[y + Reach - margin].AsSpan(Reach - margin), v = down[y + Reach - margin].AsSpan(Reach - margin);
            for (var x = 0; x < seen.Width; x++)
                if (page[u[x] + Shift.X, v[x] + Shift.Y]) seen.Ink[y * seen.Width + x] = 1;
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
