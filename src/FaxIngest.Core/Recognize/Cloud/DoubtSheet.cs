using FaxIngest.Model;

namespace FaxIngest.Recognize.Cloud;

/// <summary>Lays doubtful zones out on as few sheets as needed, so that no more of a fax leaves the house than what is in doubt, and so that many
/// zones cost one page. Pure: the same zones give the same sheets.</summary>
public static class DoubtSheet
{
    /// <summary>Pixels across of a sheet: the width of a fax line.</summary>
    public const int Width = 1728;

    /// <summary>Pixels down of the highest sheet: a letter page at 196 dpi.</summary>
    public const int MostHeight = 2156;

    /// <summary>Paper between zones, pixels: so far apart, no reader joins two of them to one line.</summary>
    private const int Gap = 48;

    /// <summary>Paper at the edges, pixels: a zone as wide as a form still fits.</summary>
    private const int Edge = 24;

    /// <summary>Pixels of the page kept around a zone: letters that lean out of it.</summary>
    private const int Margin = 3;

    /// <summary>Pixels down of the lowest sheet: services refuse images under 50.</summary>
    private const int LeastHeight = 100;

    /// <summary>Plans the sheets.</summary>
    /// <param name="zones">Which zone of which page, with the pixels of that page's upright image.</param>
    /// <returns>Cuts in the order of the zones; zones too large for any sheet (they would be the whole page) are left out.</returns>
    public static IReadOnlyList<SheetCut> Plan(IReadOnlyList<(int Page, PageBox Box, int PageWidth, int PageHeight)> zones)
    {
        var cuts = new List<SheetCut>();
        int sheet = 1, x = Edge, y = Edge, row = 0;
        foreach (var (page, box, pageWidth, pageHeight) in zones)
        {
            int left = Math.Clamp((int)(box.Left * pageWidth) - Margin, 0, pageWidth), top = Math.Clamp((int)(box.Top * pageHeight) - Margin, 0, pageHeight);
            int right = Math.Clamp((int)Math.Ceiling(box.Right * pageWidth) + Margin, left, pageWidth), bottom = Math.Clamp((int)Math.Ceiling(box.Bottom * pageHeight) + Margin, top, pageHeight);
            int width = right - left, height = bottom - top;
            if (width == 0 || height == 0 || width > Width - 2 * Edge || height > MostHeight - 2 * Edge) continue;
            if (x + width > Width - Edge) (x, y, row) = (Edge, y + row + Gap, 0);
            if (y + height > MostHeight - Edge) (sheet, x, y, row) = (sheet + 1, Edge, Edge, 0);
            cuts.Add(new SheetCut(page, left, top, width, height) { Sheet = sheet, X = x, Y = y });
            x += width + Gap;
            row = Math.Max(row, height);
        }
        return cuts;
    }

    /// <summary>Pixels down of each sheet, in order.</summary>
    public static IReadOnlyList<int> Heights(IReadOnlyList<SheetCut> cuts) => [.. cuts.GroupBy(c => c.Sheet).OrderBy(g => g.Key).Select(g => Math.Max(LeastHeight, g.Max(c => c.Y + c.Height) + Edge))];

    /// <summary>Where a cut stands on its sheet, in fractions of it.</summary>
    public static PageBox BoxOf(SheetCut cut, int sheetHeight) =>
        new((double)cut.X / Width, (double)cut.Y / sheetHeight, (double)(cut.X + cut.Width) / Width, (double)(cut.Y + cut.Height) / sheetHeight);

    /// <summary>Draws one sheet.</summary>
    /// <param name="cuts">Its cuts.</param>
    /// <param name="height">Its height, pixels.</param>
    /// <param name="page">The upright image of a page, by number.</param>
    public static BinaryImage Draw(IEnumerable<SheetCut> cuts, int height, Func<int, BinaryImage> page)
    {
        var sheet = new BinaryImage(Width, height);
        foreach (var cut in cuts)
        {
            var from = page(cut.Page);
            int width = Math.Min(cut.Width, from.Width - cut.Left), rows = Math.Min(cut.Height, from.Height - cut.Top);
            for (var y = 0; y < rows && width > 0; y++)
                from.Ink.AsSpan((cut.Top + y) * from.Width + cut.Left, width).CopyTo(sheet.Ink.AsSpan((cut.Y + y) * Width + cut.X));
        }
        return sheet;
    }
}
