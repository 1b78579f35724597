using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Takes away long straight marks that the form does not print: dirt on the scanner's glass (down the page) and torn scan lines (across it).
/// What crosses them stays where it is thicker than they are.</summary>
internal static class PageCleaner
{
    /// <summary>Shortest mark taken for a streak, pixels: 18 mm. No letter and no stroke of a pen in an entry is as straight and long.</summary>
    private const int Length = 150;

    /// <summary>Thickest streak and thickest torn line, pixels: dirt on the glass is wider than a scan line.</summary>
    private const int ThickestStreak = 10, ThickestTorn = 6;

    /// <summary>How far a printed rule may stand from where registration puts it, pixels.</summary>
    private const int Slack = 6;

    /// <summary>The cleaned page, and what was taken away.</summary>
    public static (BinaryImage Page, BinaryImage Removed) Clean(Registration registration, PrintLayer print)
    {
        var page = registration.Page;
        var removed = new BinaryImage(page.Width, page.Height);
        var across = new BinaryImage(page.Width, page.Height);
        var down = new BinaryImage(page.Width, page.Height);
        Runs.MarkVertical(page, down, Length, gap: 2);
        Runs.MarkHorizontal(page, across, Length, gap: 2);
        Unmark(down, registration, print, PrintPart.VerticalRule);
        Unmark(across, registration, print, PrintPart.HorizontalRule);
        var cleaned = new BinaryImage(page.Width, page.Height, (byte[])page.Ink.Clone());
        TakeThin(down, 1, 0, ThickestStreak);
        TakeThin(across, 0, 1, ThickestTorn);
        return (cleaned, removed);

        void TakeThin(BinaryImage marks, int dx, int dy, int thickest)
        {
            for (var o = Array.IndexOf(marks.Ink, (byte)1); o >= 0; o = Array.IndexOf(marks.Ink, (byte)1, o + 1))
                if (Extent(page, o % page.Width, o / page.Width, dx, dy, thickest) <= thickest) (removed.Ink[o], cleaned.Ink[o]) = (1, 0);
        }
    }

    /// <summary>Ink that touches a pixel in a line, both ways, as far as it matters.</summary>
    private static int Extent(BinaryImage page, int x, int y, int dx, int dy, int thickest)
    {
        var extent = 1;
        for (var k = 1; k <= thickest && page[x + k * dx, y + k * dy]; k++) extent++;
        for (var k = 1; k <= thickest && page[x - k * dx, y - k * dy]; k++) extent++;
        return extent;
    }

    /// <summary>Clears marks that stand where the form prints a rule.</summary>
    private static void Unmark(BinaryImage marks, Registration registration, PrintLayer print, PrintPart rules)
    {
        for (var y = 0; y < print.Page.Height; y++)
            for (var x = y % 3; x < print.Page.Width; x += 3)
            {
                // The square cleared around a pixel is wider than three pixels: every third is enough.
                if (!print.Has(x, y, rules)) continue;
                var (u, v) = registration.Map(x, y);
                int left = Math.Max(0, (int)u - Slack), right = Math.Min(marks.Width, (int)u + Slack + 1);
                int top = Math.Max(0, (int)v - Slack), bottom = Math.Min(marks.Height, (int)v + Slack + 1);
                for (var row = top; row < bottom; row++)
                    if (right > left) Array.Clear(marks.Ink, row * marks.Width + left, right - left);
            }
    }
}
