namespace FaxIngest.Model;

/// <summary>A box on an upright page, in fractions of its width and height (0..1), top-left origin.</summary>
/// <remarks>Fractions, since fax pixels are not square (204×98, 204×196 dpi): only code that touches pixels converts.</remarks>
public readonly record struct PageBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The whole page.</summary>
    public static readonly PageBox Page = new(0, 0, 1, 1);

    /// <summary>Width as a fraction of the page's width.</summary>
    public double Width => Right - Left;

    /// <summary>Height as a fraction of the page's height.</summary>
    public double Height => Bottom - Top;

    /// <summary>The smallest box that holds both.</summary>
    public PageBox Union(PageBox other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>As the contract writes it: [left, top, right, bottom], four decimals.</summary>
    public double[] ToArray() => [Math.Round(Left, 4), Math.Round(Top, 4), Math.Round(Right, 4), Math.Round(Bottom, 4)];
}
