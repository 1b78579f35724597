using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Decides at how many dots per inch a page really is: files declare it wrongly or not at all.</summary>
public static class PaperSize
{
    /// <summary>Fax resolutions (T.4, T.30) are taken for what they are within this share: senders write 200 for 204, 100 or 96 for 98 lines.</summary>
    private const double Tolerance = 0.03;

    private const double LetterWidth = 8.5; // inches
    private const double LetterHeight = 11; // inches
    private const double LeastFaxWidth = 6; // inches; fax lines are 8.5 and more: a narrower page is a shrunken copy that kept its resolution
    private const double LeastShortSide = 4; // inches; smaller "pages" are pictures of a page with a wrong resolution
    private const double MostShortSide = 12.2; // inches; the widest fax is A3, 11.9
    private const double MostLongSide = 24; // inches

    /// <summary>Line densities of fax machines, lines per inch.</summary>
    private static readonly double[] FaxLines = [98, BinaryImage.FineYDpi, 391];

    /// <summary>Widths of fax lines in pixels (T.4: A4 and letter, B4, A3), all at 204 dots per inch.</summary>
    private static readonly int[] FaxWidths = [1728, 2048, 2432];

    /// <summary>The resolution to believe.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="declared">What the file says.</param>
    public static Resolution Settle(int width, int height, Resolution declared)
    {
        if (IsFax(declared) && width / declared.X >= LeastFaxWidth) return declared;
        if (declared.IsKnown && !IsFax(declared) && IsPlausible(width / declared.X, height / declared.Y)) return declared;
        if (FaxWidths.Contains(width)) return new Resolution(BinaryImage.FineXDpi, GuessLines(width, height));
        // Some page of a scanner or camera: letter paper, whichever way it lies.
        var dots = Math.Max(72, width / (width > height ? LetterHeight : LetterWidth));
        return new Resolution(dots, dots);
    }

    /// <summary>Whether two densities are the same for a fax machine.</summary>
    internal static bool Near(double value, double nominal) => Math.Abs(value - nominal) <= nominal * Tolerance;

    private static bool IsFax(Resolution declared) => Near(declared.X, BinaryImage.FineXDpi) && FaxLines.Any(lines => Near(declared.Y, lines));

    private static bool IsPlausible(double width, double height)
    {
        var (shorter, longer) = width < height ? (width, height) : (height, width);
        return shorter is >= LeastShortSide and <= MostShortSide && longer <= MostLongSide;
    }

    /// <summary>A letter page of 1728 pixels has 1078, 2156 or 4301 lines; legal paper has 14/11 of that. Long pages count as fine.</summary>
    private static double GuessLines(int width, int height) => ((double)height / width) switch
    {
        < 0.88 => FaxLines[0],
        >= 2.2 and < 3.3 => FaxLines[2],
        _ => FaxLines[1],
    };
}
