using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Forms.Learn;

/// <summary>Boxes to mark: small squares and circles with nothing in them, and brackets.</summary>
internal static class PrintedBoxes
{
    // Pixels of 1/204 inch: a side between a sixteenth and a quarter of an inch.
    private const int LeastSide = 13, MostSide = 52;

    /// <summary>Pixels are not square: 204 to the inch across, 196 down.</summary>
    private const double Square = 196.0 / 204;

    /// <summary>All of them, in reading order.</summary>
    /// <param name="page">The blank page.</param>
    public static IReadOnlyList<PageBox> Find(BlankFormPage page)
    {
        var print = page.Print;
        var drawn = Components.Of(print).All.Where(c => IsHollow(print, c)).Select(c => new PageBox(
            (double)c.Left / print.Width, (double)c.Top / print.Height, (double)c.Right / print.Width, (double)c.Bottom / print.Height));
        // An O or a D is a letter of a word.
        var letters = page.Words.Where(w => w.Text.Any(char.IsLetterOrDigit)).Select(w => w.Box).ToList();
        var brackets = page.Words.Where(w => w.Text is "[]" or "()" or "[_]" or "(_)" or "□" or "☐" or "○").Select(w => w.Box);
        return [.. drawn.Where(box => !letters.Exists(word => Covers(word, box))).Concat(brackets).Concat(Pairs(page.Words)).OrderBy(b => b.Top).ThenBy(b => b.Left).Aggregate(new List<PageBox>(), Add)];
    }

    /// <summary>A bracket that opens and, a little further, one that closes.</summary>
    private static IEnumerable<PageBox> Pairs(IReadOnlyList<PageWord> words) =>
        from open in words
        where open.Text is "[" or "("
        let close = words.Where(w => w.Line == open.Line && w.Text is "]" or ")" && w.Box.Left > open.Box.Left).MinBy(w => w.Box.Left)
        where close is not null && close.Box.Right - open.Box.Left < 0.05
        select open.Box.Union(close.Box);

    private static List<PageBox> Add(List<PageBox> all, PageBox box)
    {
        // The glyph of a box is found as ink and as a word.
        if (!all.Exists(other => Covers(other, box) || Covers(box, other))) all.Add(box);
        return all;
    }

    private static bool Covers(PageBox outer, PageBox inner)
    {
        double x = (inner.Left + inner.Right) / 2, y = (inner.Top + inner.Bottom) / 2;
        return x > outer.Left && x < outer.Right && y > outer.Top && y < outer.Bottom;
    }

    /// <summary>As high as wide, an outline all around, paper inside.</summary>
    private static bool IsHollow(BinaryImage print, Component c)
    {
        if (c.Width is < LeastSide or > MostSide || c.Height < LeastSide * Square - 1 || Math.Abs(c.Height / (c.Width * Square) - 1) > 0.2) return false;
        int inside = 0, inked = 0;
        for (int y = c.Top + c.Height / 4; y < c.Bottom - c.Height / 4; y++)
            for (int x = c.Left + c.Width / 4; x < c.Right - c.Width / 4; x++, inside++)
                if (print[x, y]) inked++;
        return inked <= 0.02 * inside && Enclosed(print, c);
    }

    /// <summary>From the middle every way out meets ink.</summary>
    private static bool Enclosed(BinaryImage print, Component c)
    {
        const int ways = 32;
        int blocked = 0;
        double x = (c.Left + c.Right) / 2.0, y = (c.Top + c.Bottom) / 2.0;
        for (int way = 0; way < ways; way++)
        {
            double dx = Math.Cos(way * 2 * Math.PI / ways), dy = Math.Sin(way * 2 * Math.PI / ways);
            for (double r = 0; r < c.Width; r += 0.5)
                if (print[(int)(x + r * dx), (int)(y + r * dy)])
                {
                    blocked++;
                    break;
                }
        }
        return blocked >= ways - 1;
    }
}
