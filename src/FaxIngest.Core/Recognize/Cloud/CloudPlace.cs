using FaxIngest.Model;

namespace FaxIngest.Recognize.Cloud;

/// <summary>Where something stands on a page of an answer: a polygon, since text on a turned page is no upright box.</summary>
/// <param name="Page">From 1; 0 when the service does not say.</param>
/// <param name="Corners">Corners clockwise from the text's top left, in fractions of the page; may be empty.</param>
public sealed record CloudPlace(int Page, IReadOnlyList<(double X, double Y)> Corners)
{
    /// <summary>Nowhere.</summary>
    public static CloudPlace None { get; } = new(0, []);

    /// <summary>The smallest upright box around the polygon; empty at the origin when there is none.</summary>
    public PageBox Box => Corners.Count == 0 ? default : new PageBox(Corners.Min(c => c.X), Corners.Min(c => c.Y), Corners.Max(c => c.X), Corners.Max(c => c.Y));

    /// <summary>A polygon as services write it: x and y by turns, in the page's own unit.</summary>
    /// <param name="page">Page number.</param>
    /// <param name="polygon">Pairs; an odd one at the end is dropped.</param>
    /// <param name="width">Page width in the same unit, above 0.</param>
    /// <param name="height">Page height in the same unit, above 0.</param>
    public static CloudPlace Of(int page, IReadOnlyList<double> polygon, double width, double height)
    {
        if (width <= 0 || height <= 0) return None with { Page = page };
        var corners = new List<(double, double)>(polygon.Count / 2);
        for (var i = 0; i + 1 < polygon.Count; i += 2) corners.Add((polygon[i] / width, polygon[i + 1] / height));
        return new CloudPlace(page, corners);
    }
}
