using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>Where a point of a PDF page is when the page is shown.</summary>
/// <param name="Left">Of the crop box, points.</param>
/// <param name="Bottom">Of the crop box, points.</param>
/// <param name="Right">Of the crop box, points.</param>
/// <param name="Top">Of the crop box, points.</param>
/// <param name="Rotation">Degrees clockwise at which it is shown.</param>
public sealed record PageSpace(double Left, double Bottom, double Right, double Top, int Rotation)
{
    /// <summary>A rectangle given by two opposite corners, in fractions of the page as it is shown; null when the page has no size.</summary>
    public PageBox? Place(double x0, double y0, double x1, double y1)
    {
        double width = Right - Left, height = Top - Bottom;
        if (!(width > 0) || !(height > 0) || !double.IsFinite(x0 + y0 + x1 + y1)) return null;
        var upright = new PageBox((Math.Min(x0, x1) - Left) / width, (Top - Math.Max(y0, y1)) / height, (Math.Max(x0, x1) - Left) / width, (Top - Math.Min(y0, y1)) / height);
        return new PlacedText("", upright, TextOrigin.Print).Turn((Rotation % 360 + 360) % 360).Box;
    }
}
