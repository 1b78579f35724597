namespace FaxIngest.Recognize;

/// <summary>Crop rules of our own recognizer. The weights were trained on crops cut by exactly these rules:
/// a change here needs new weights (see Models/own.md).</summary>
internal static class LineNormalizer
{
    /// <summary>Rows of the network's input.</summary>
    internal const int Height = 40;

    /// <summary>Letters made wider, for more steps a letter; and less so, for a second look. Training varies widths from 0.86 to 1.14 of the first (src/recognizer/data.py).</summary>
    internal const double Stretch = 1.1, Narrow = 0.97;

    private const int LeastInk = 2; // ink pixels a row or column needs, at 204 dpi
    private const int Margin = 3; // paper left around the writing, pixels
    private const int LeastHeight = 24; // a hyphen alone is not blown up to the height of a letter
    private const int LeastWidth = 16;
    private const int MostWidth = 1400;

    /// <summary>Widths for a third look: broad hands are drawn narrow and narrow ones wide, the more so the farther they are from most (<see cref="Between"/>). Of 1,587 lines in ten
    /// hands' typefaces the first net reads 48.0 % exactly at <see cref="Stretch"/>, and each at the one of six widths (0.7 to 1.45) that suits it best 61; the broadest hand 42 % at that width,
    /// 55 % at 0.7, the narrowest 39 and 43 % at 1.45.</summary>
    private const double Broad = 0.8, Wide = 1.3, Between = 2.7, OfBroad = 2.3, OfNarrow = 3.5, Narrowest = 0.65, Widest = 1.6;

    /// <summary>How wide letters are drawn for a third look, 0.65 to 1.6.</summary>
    internal static double OtherWidth(BinaryImage crop)
    {
        var density = StrokeDensity.Of(crop, LeastInk) ?? OfBroad;
        return density < Between ? Math.Max(Narrowest, Broad * Math.Sqrt(density / OfBroad)) : Math.Min(Widest, Wide * Math.Sqrt(density / OfNarrow));
    }

    /// <summary>The crop as the network takes it, 40 rows high; null when it is blank.</summary>
    internal static GrayImage? Normalize(BinaryImage crop, double stretch = Stretch)
    {
        if (InkExtent.Of(crop, LeastInk) is not { } ink) return null;
        var inner = ink.Bottom - ink.Top + 1;
        var missing = Math.Max(0, LeastHeight - inner - 2 * Margin);
        var cut = GrayImage.Cut(crop, ink.Left, ink.Top, ink.Right - ink.Left + 1, inner, Margin, Margin + missing / 2, Margin + missing - missing / 2);
        var width = (int)Math.Clamp(Math.Round((double)cut.Width * Height / cut.Height * stretch), LeastWidth, MostWidth);
        var filter = cut.Height > 1.6 * Height ? GrayResizer.Filter.Box : GrayResizer.Filter.Bilinear;
        return GrayResizer.Resize(cut, width, Height, filter);
    }
}
