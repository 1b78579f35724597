using FaxIngest.Forms;
using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>A template page's own ink sorted into rules and lettering, in every typeface it is known in.</summary>
public sealed class PrintLayer
{
    /// <summary>Shortest run of ink taken for a rule, pixels: across 5 mm, down 4.6 mm (a capital of the largest title is 3.5 mm).</summary>
    private const int RuleAcross = 40, RuleDown = 36;

    /// <summary>Size of a bare spot, pixels: 7.5 × 3.4 mm, three letters of an entry.</summary>
    internal const int SpotWidth = 60, SpotHeight = 26;

    // Kept free around print and zones: what registration may be off by, and what a pen writes over.
    private const int Clear = 12;

    private readonly byte[] parts;
    private readonly int width, height;

    /// <summary>Sorts a template page's print.</summary>
    public PrintLayer(TemplatePage page)
    {
        (Page, width, height) = (page, page.Width, page.Height);
        parts = new byte[width * height];
        var across = new BinaryImage(width, height);
        var down = new BinaryImage(width, height);
        BinaryImage[] prints = [.. page.Prints.Select(p => p.Unpack())];
        foreach (var print in prints)
        {
            Runs.MarkHorizontal(print, across, RuleAcross);
            Runs.MarkVertical(print, down, RuleDown);
        }

        foreach (var print in prints)
            for (var i = print.NextInk(0); i < parts.Length; i = print.NextInk(i + 1))
            {
                var rule = (across.Ink[i] != 0 ? PrintPart.HorizontalRule : 0) | (down.Ink[i] != 0 ? PrintPart.VerticalRule : 0);
                parts[i] = (byte)(rule == 0 ? PrintPart.Lettering : rule);
            }

        BareSpots = Bare();
        LabelEnds = BoxLabels.Ends(this);
    }

    /// <summary>Where the label of each box to mark ends, pixels from the left (exclusive).</summary>
    internal IReadOnlyDictionary<MarkOption, int> LabelEnds { get; }

    /// <summary>Upper left corners of spots between the form's first and last ink where it prints nothing and nobody is to write: what lies there is dirt.</summary>
    internal IReadOnlyList<(int X, int Y)> BareSpots { get; }

    /// <summary>The template page.</summary>
    public TemplatePage Page { get; }

    /// <summary>Whether a pixel of the template holds print of one of these parts; outside the page there is none.</summary>
    public bool Has(int x, int y, PrintPart part) =>
        (uint)x < (uint)width && (uint)y < (uint)height && (parts[y * width + x] & (byte)part) != 0;

    /// <summary>Makes ink of the template's print of some parts, in a row of pixels from a place on.</summary>
    internal void Mark(int x, int y, PrintPart part, Span<byte> row)
    {
        int from = Math.Max(0, -x), to = Math.Min(row.Length, width - x);
        if ((uint)y < (uint)height && from < to) InkRow.Mark(parts.AsSpan(y * width + x + from, to - from), (byte)part, row[from..to]);
    }

    private List<(int X, int Y)> Bare()
    {
        int first = parts.AsSpan().IndexOfAnyExcept((byte)0) / width, last = parts.AsSpan().LastIndexOfAnyExcept((byte)0) / width;
        var spots = new List<(int X, int Y)>();
        for (int x = width / 16; x + SpotWidth <= width * 15 / 16; x += SpotWidth)
        {
            int clear = 0;
            for (int y = first; y < last; y++)
            {
                clear = parts.AsSpan(y * width + x - Clear, SpotWidth + 2 * Clear).ContainsAnyExcept((byte)0) ? 0 : clear + 1;
                if (clear < SpotHeight + 2 * Clear) continue;
                int top = y + 1 - Clear - SpotHeight;
                if (!IsWrittenOn(x, top)) spots.Add((x, top));
                clear = Clear;
            }
        }

        return spots;
    }

    private bool IsWrittenOn(int x, int y) => Page.Zones.Any(zone =>
        zone.Box.Left * width < x + SpotWidth + Clear && zone.Box.Right * width > x - Clear
        && zone.Box.Top * height < y + SpotHeight + Clear && zone.Box.Bottom * height > y - Clear);
}
