using FaxIngest.Forms;

namespace FaxIngest.Register;

/// <summary>How far the labels of boxes to mark reach: the lettering right of a box, as far as the next box or a wide gap.</summary>
internal static class BoxLabels
{
    /// <summary>Paper that ends a label, pixels: 4 mm; the words of a label of 14-point type stand 1.5 mm apart.</summary>
    private const int Gap = 32;

    /// <summary>Right ends (exclusive) of what belongs to each box of a page, pixels; the box's own where it has no label.</summary>
    public static IReadOnlyDictionary<MarkOption, int> Ends(PrintLayer print)
    {
        var options = print.Page.Zones.SelectMany(z => z.Options).ToList();
        var ends = new Dictionary<MarkOption, int>(ReferenceEqualityComparer.Instance);
        foreach (var option in options) ends[option] = End(print, option, options);
        return ends;
    }

    private static int End(PrintLayer print, MarkOption option, List<MarkOption> options)
    {
        int w = print.Page.Width, h = print.Page.Height;
        int top = (int)(option.Box.Top * h), bottom = (int)Math.Ceiling(option.Box.Bottom * h), end = (int)Math.Ceiling(option.Box.Right * w);
        double next = options.Where(o => o.Box.Left >= option.Box.Right && o.Box.Top < option.Box.Bottom && o.Box.Bottom > option.Box.Top).Select(o => o.Box.Left).DefaultIfEmpty(1).Min();
        for (int x = end; x < (int)(next * w) && x - end <= Gap; x++)
            if (Enumerable.Range(top, bottom - top).Any(y => print.Has(x, y, PrintPart.Lettering))) end = x + 1;
        return end;
    }
}
