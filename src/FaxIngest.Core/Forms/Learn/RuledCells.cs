using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Forms.Learn;

/// <summary>What the rules of a page enclose and underline.</summary>
internal sealed class RuledCells
{
    // Pixels of 1/204 and 1/196 inch. Rules shorter than a third of an inch across, or than an eighth down, are parts of letters and boxes to mark.
    private const int AcrossLength = 64, DownLength = 26, Gap = 2;

    /// <summary>A rule thicker than this is a bar behind a heading.</summary>
    private const int Thickest = 12;

    /// <summary>Least size of a cell that one can write in: an eighth of an inch.</summary>
    private const int LeastWidth = 22, LeastHeight = 22;

    /// <summary>Share of its bounding box that a cell fills.</summary>
    private const double Filled = 0.9;

    /// <summary>Cells with rules all around.</summary>
    public IReadOnlyList<PageBox> Cells { get; }

    /// <summary>Rules that close no cell: what is written stands on them.</summary>
    public IReadOnlyList<PageBox> Underlines { get; }

    /// <summary>Bars behind headings: nothing is written over them.</summary>
    public IReadOnlyList<PageBox> Bars { get; }

    public RuledCells(BinaryImage print)
    {
        var across = new BinaryImage(print.Width, print.Height);
        Runs.MarkHorizontal(print, across, AcrossLength, Gap);
        var rules = new BinaryImage(print.Width, print.Height, (byte[])across.Ink.Clone());
        Runs.MarkVertical(print, rules, DownLength, Gap);
        var paper = new BinaryImage(print.Width, print.Height, [.. rules.Ink.Select(ink => (byte)(1 - ink))]);
        Cells =
        [
            .. Components.Of(paper).All
                .Where(c => c.Left > 0 && c.Top > 0 && c.Right < print.Width && c.Bottom < print.Height)
                .Where(c => c.Width >= LeastWidth && c.Height >= LeastHeight && c.Area >= Filled * c.Width * c.Height)
                .Select(c => Box(c, print)).OrderBy(b => b.Top).ThenBy(b => b.Left),
        ];
        var drawn = Components.Of(across).All;
        Bars = [.. drawn.Where(c => c.Height > Thickest && c.Area > 0.5 * c.Width * c.Height).Select(c => Box(c, print))];
        Underlines =
        [
            .. drawn.Where(c => c.Height <= Thickest).Select(c => Box(c, print))
                .Where(rule => !Cells.Any(cell => cell.Left < rule.Right && rule.Left < cell.Right && (Near(cell.Bottom, rule.Top) || Near(cell.Top, rule.Bottom)))),
        ];

        bool Near(double a, double b) => Math.Abs(a - b) * print.Height < Thickest;
    }

    private static PageBox Box(Component c, BinaryImage page) =>
        new((double)c.Left / page.Width, (double)c.Top / page.Height, (double)c.Right / page.Width, (double)c.Bottom / page.Height);
}
