using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Takes away long straight marks that the form does not print: dirt on the scanner's glass (down the page) and torn scan lines (across it).
/// What crosses them stays where it is thicker than they are.</summary>
internal static class PageCleaner
{
    /// <summary>Shortest mark taken for a streak, pixels: 18 mm. No letter and no stroke of a pen in an entry is as straight and long.</summary>
    private const int Length = 150;

    /// <summary>Shortest piece of a torn line, pixels: no bar of a letter of 12 points is as long. A line is torn where its pieces together are as long as a mark.</summary>
    private const int Piece = 24;

    /// <summary>Thickest streak and thickest torn line, pixels: dirt on the glass is wider than a scan line.</summary>
    private const int ThickestStreak = 10, ThickestTorn = 6;

    /// <summary>Ink beside a mark, pixels, that is a letter's stroke and not the mark's ragged edge; how far it may rise or fall while it passes the mark.</summary>
    private const int Stroke = 3, Bend = 1;

    /// <summary>How far a printed rule may stand from where registration puts it, pixels.</summary>
    private const int Slack = 6;

    /// <summary>The cleaned page, and what was taken away.</summary>
    public static CleanedPage Clean(Registration registration, PrintLayer print)
    {
        var page = registration.Page;
        var across = new BinaryImage(page.Width, page.Height);
        var down = new BinaryImage(page.Width, page.Height);
        var removed = new BinaryImage(page.Width, page.Height);
        Runs.MarkVertical(page, down, Length, gap: 2);
        MarkPale(page, down, removed, across);
        Runs.MarkHorizontal(page, across, Length, gap: 2);
        Runs.MarkHorizontal(page, across, Piece);
        Unmark(down, registration, print, PrintPart.VerticalRule);
        Unmark(across, registration, print, PrintPart.HorizontalRule);
        KeepTorn(across);
        var cleaned = new BinaryImage(page.Width, page.Height, (byte[])page.Ink.Clone());
        foreach (var o in new ThinMarks(page, down, (1, 0), ThickestStreak).All.Concat(new ThinMarks(page, across, (0, 1), ThickestTorn).All)) (removed.Ink[o], cleaned.Ink[o]) = (1, 0);
        return new CleanedPage(cleaned, removed, down, StrayInk.Of(cleaned, registration, print));
    }

    /// <summary>Adds pale streaks to the marks: they come through as a pattern of dots, a column or two wide.</summary>
    /// <param name="page">The page's ink.</param>
    /// <param name="down">The marks.</param>
    /// <param name="wide">White paper to work on, as large; white afterwards. Pages are large enough to be sparing with them.</param>
    /// <param name="pale">The same.</param>
    private static void MarkPale(BinaryImage page, BinaryImage down, BinaryImage wide, BinaryImage pale)
    {
        for (var o = page.NextInk(0); o < page.Ink.Length; o = page.NextInk(o + 1))
            if (down.Ink[o] == 0) wide.Ink.AsSpan(Math.Max(0, o - 1), Math.Min(3, wide.Ink.Length - o + 1)).Fill(1);
        Runs.MarkVertical(wide, pale, Length, gap: 2);
        for (var o = pale.NextInk(0); o < pale.Ink.Length; o = pale.NextInk(o + 1)) down.Ink[o] |= page.Ink[o];
        Array.Clear(wide.Ink);
        Array.Clear(pale.Ink);
    }

    /// <summary>Clears marks that stand where the form prints a rule.</summary>
    private static void Unmark(BinaryImage marks, Registration registration, PrintLayer print, PrintPart rules)
    {
        var row = new BinaryImage(print.Page.Width, 1);
        for (int y = 0, height = print.Page.Height; y < height; y++)
        {
            Array.Clear(row.Ink);
            print.Mark(0, y, rules, row.Ink);
            // The squares of neighbors that stand in one line of the page are cleared together.
            int left = 0, right = 0, line = 0;
            for (var x = row.NextInk(0); x < row.Width; x = row.NextInk(x + 1))
            {
                // A square is wider than three pixels: every third is enough.
                if ((x - y) % 3 != 0) continue;
                var (u, v) = registration.Map(x, y);
                var from = (int)u - Slack;
                if (from < left || from > right || (int)v != line)
                {
                    Clear();
                    (left, right, line) = (from, from, (int)v);
                }

                right = Math.Max(right, from + 2 * Slack + 1);
            }

            Clear();

            void Clear()
            {
                int from = Math.Max(0, left), to = Math.Min(marks.Width, right);
                for (var v = Math.Max(0, line - Slack); from < to && v < Math.Min(marks.Height, line + Slack + 1); v++) Array.Clear(marks.Ink, v * marks.Width + from, to - from);
            }
        }
    }

    /// <summary>Clears scan lines whose marks together are too short.</summary>
    private static void KeepTorn(BinaryImage marks)
    {
        for (var y = 0; y < marks.Height; y++)
        {
            var line = marks.Row(y);
            if (line.Count((byte)1) < Length) line.Clear();
        }
    }

    /// <summary>The pixels of long marks that are no thicker than a streak or a torn line, and through which no stroke of a letter goes.</summary>
    /// <param name="page">The page's ink.</param>
    /// <param name="marks">Long marks of one direction.</param>
    /// <param name="across">One pixel across that direction.</param>
    /// <param name="thickest">Thickest mark, pixels.</param>
    private sealed class ThinMarks(BinaryImage page, BinaryImage marks, (int X, int Y) across, int thickest)
    {
        public IEnumerable<int> All
        {
            get
            {
                for (var o = marks.NextInk(0); o < marks.Ink.Length; o = marks.NextInk(o + 1))
                {
                    int x = o % page.Width, y = o / page.Width;
                    if (Extent(x, y) <= thickest && !(GoesOn(x, y, 1) && GoesOn(x, y, -1))) yield return o;
                }
            }
        }

        /// <summary>Ink that touches a pixel in a line, both ways, as far as it matters.</summary>
        private int Extent(int x, int y)
        {
            var extent = 1;
            foreach (var way in (ReadOnlySpan<int>)[1, -1])
                for (var k = way; Math.Abs(k) <= thickest && page[x + k * across.X, y + k * across.Y]; k += way) extent++;
            return extent;
        }

        /// <summary>Whether ink beside the mark, one way from a pixel of it, is a stroke's.</summary>
        private bool GoesOn(int x, int y, int way)
        {
            var k = way;
            while (Math.Abs(k) <= thickest && marks[x + k * across.X, y + k * across.Y]) k += way;
            for (var bend = -Bend; bend <= Bend; bend++)
                if (IsStroke(x + k * across.X + bend * across.Y, y + k * across.Y + bend * across.X, way)) return true;
            return false;
        }

        private bool IsStroke(int x, int y, int way)
        {
            for (var k = 0; k < Stroke; k++)
            {
                int u = x + way * k * across.X, v = y + way * k * across.Y;
                if (!page[u, v] || marks[u, v]) return false;
            }

            return true;
        }
    }
}
