using FaxIngest.Forms;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Cuts a zone out of a page and takes the form's own ink away: rules, labels, and what belongs to the neighbors.</summary>
internal static class ZoneCropper
{
    /// <summary>Seen around a zone, pixels: 2.5 mm beside, 2 mm above and below.</summary>
    internal const int MarginX = 20, MarginY = 16;

    /// <summary>How far the page's print may lie off the template's after alignment, pixels.</summary>
    private const int Slack = 2;

    /// <summary>Largest speck, pixels; a typed period has nine and more.</summary>
    private const int Speck = 4;

    /// <summary>Least height and ink of a piece of writing, pixels: a hyphen of 10-point type is 7 wide and 3 high.</summary>
    private const int WritingHeight = 9, WritingArea = 24;

    /// <summary>Cuts one zone.</summary>
    /// <param name="page">The cleaned page.</param>
    /// <param name="removed">What cleaning took away.</param>
    /// <param name="registration">Page over template.</param>
    /// <param name="print">The template's print.</param>
    /// <param name="zone">The zone.</param>
    public static ZoneCrop Cut(BinaryImage page, BinaryImage removed, Registration registration, PrintLayer print, Zone zone)
    {
        int w = print.Page.Width, h = print.Page.Height;
        int left = (int)(zone.Box.Left * w) - MarginX, top = (int)(zone.Box.Top * h) - MarginY;
        int right = (int)Math.Ceiling(zone.Box.Right * w) + MarginX, bottom = (int)Math.Ceiling(zone.Box.Bottom * h) + MarginY;
        var view = new ZoneView(registration, print, left, top, right - left, bottom - top);
        view.Align(page);
        var seen = view.Sample(page);
        var (inside, crossed) = TakeRules(seen, view);
        var lettering = Grow(view.Layer(print.Lettering), Slack);
        var pieces = Components.Of(inside);
        var own = new bool[pieces.All.Count];
        for (var i = 0; i < own.Length; i++) own[i] = BelongsToEntry(pieces, i, lettering);
        var entry = pieces.Keep(i => own[i]);

        var writing = pieces.All.Where((p, i) => own[i] && IsWriting(p)).ToList();
        var ink = entry.Ink.Sum(v => v);
        var damaged = DamagedRows(view.Sample(removed));
        return new ZoneCrop(entry, registration.Map(zone.Box), writing.Count == 0,
            ink + crossed == 0 ? 0 : (double)crossed / (ink + crossed), damaged,
            writing.Count == 0 ? 0 : writing.Average(p => p.Height),
            Math.Sqrt(view.Shift.X * view.Shift.X + view.Shift.Y * view.Shift.Y));
    }

    private static bool IsWriting(Component piece) => piece.Area >= WritingArea && piece.Height >= WritingHeight || piece.Area >= 4 * WritingArea;

    /// <summary>A piece is the entry's when it is no speck, is not the label's, and has its middle inside the zone.</summary>
    private static bool BelongsToEntry(Components pieces, int index, BinaryImage lettering)
    {
        var piece = pieces.All[index];
        if (piece.Area <= Speck) return false;
        int width = pieces.Image.Width, height = pieces.Image.Height;
        double x = (piece.Left + piece.Right) / 2.0, y = (piece.Top + piece.Bottom) / 2.0;
        const int beside = MarginX - 6, above = MarginY - 8; // 0.7 mm beside and 1 mm above or below the zone still count
        if (x < beside || x >= width - beside || y < above || y >= height - above) return false;
        // A line through the whole view is no writing.
        if (piece.Width <= 4 && piece.Height >= height - 2) return false;
        var inLabel = 0;
        var area = 0;
        for (var v = piece.Top; v < piece.Bottom; v++)
            for (var u = piece.Left; u < piece.Right; u++)
            {
                if (pieces.At(u, v) != index) continue;
                area++;
                inLabel += lettering.Ink[v * width + u];
            }

        return inLabel * 2 < area;
    }

    /// <summary>Takes the form's rules away but leaves strokes that go through them; says how much ink of doubtful ownership went with them.</summary>
    private static (BinaryImage Ink, int Crossed) TakeRules(BinaryImage seen, ZoneView view)
    {
        var across = Thicken(view.Layer(view.Print.HorizontalRules), 0, Slack + 1);
        var down = Thicken(view.Layer(view.Print.VerticalRules), Slack + 1, 0);
        var rest = new BinaryImage(seen.Width, seen.Height, (byte[])seen.Ink.Clone());
        var crossed = 0;
        for (var y = 0; y < seen.Height; y++)
            for (var x = 0; x < seen.Width; x++)
            {
                var o = y * seen.Width + x;
                if (seen.Ink[o] == 0) continue;
                var inAcross = across.Ink[o] != 0;
                var inDown = down.Ink[o] != 0;
                if (!inAcross && !inDown) continue;
                var passes = inAcross && !inDown && Passes(seen, across, x, y, 0, 1)
                    || inDown && !inAcross && Passes(seen, down, x, y, 1, 0);
                if (passes) crossed++;
                else rest.Ink[o] = 0;
            }

        return (rest, crossed);
    }

    /// <summary>Whether ink on both sides of a rule says that a stroke goes through it here.</summary>
    private static bool Passes(BinaryImage seen, BinaryImage rule, int x, int y, int dx, int dy)
    {
        bool Beyond(int sign)
        {
            for (var k = 1; k <= 12; k++)
            {
                int u = x + sign * k * dx, v = y + sign * k * dy;
                if ((uint)u >= (uint)seen.Width || (uint)v >= (uint)seen.Height) return false;
                if (rule.Ink[v * seen.Width + u] != 0) continue;
                return seen[u, v] || seen[u + dy, v + dx] || seen[u - dy, v - dx];
            }

            return false;
        }

        return Beyond(1) && Beyond(-1);
    }

    private static BinaryImage Grow(BinaryImage image, int by) => Thicken(Thicken(image, by, 0), 0, by);

    private static BinaryImage Thicken(BinaryImage image, int across, int down)
    {
        var grown = new BinaryImage(image.Width, image.Height);
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                if (image.Ink[y * image.Width + x] == 0) continue;
                for (var v = Math.Max(0, y - down); v <= Math.Min(image.Height - 1, y + down); v++)
                    for (var u = Math.Max(0, x - across); u <= Math.Min(image.Width - 1, x + across); u++) grown.Ink[v * image.Width + u] = 1;
            }

        return grown;
    }

    /// <summary>Share of lines in which more than a stroke's width was taken away.</summary>
    private static double DamagedRows(BinaryImage removed)
    {
        var rows = 0;
        for (var y = 0; y < removed.Height; y++)
        {
            var count = 0;
            for (var x = 0; x < removed.Width; x++) count += removed.Ink[y * removed.Width + x];
            if (count > 0) rows++;
        }

        return (double)rows / removed.Height;
    }
}
