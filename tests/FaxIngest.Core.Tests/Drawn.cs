using FaxIngest.Forms;
using FaxIngest.Recognize;

namespace FaxIngest;

/// <summary>Pages drawn for tests: a blank form laid down with a known distortion, marks and strokes on it.</summary>
internal static class Drawn
{
    /// <summary>A template's print as a fax would show it.</summary>
    /// <param name="page">The template page.</param>
    /// <param name="degrees">Rotation, clockwise.</param>
    /// <param name="shiftX">Shift, pixels.</param>
    /// <param name="shiftY">Shift, pixels.</param>
    /// <param name="slipAt">Line of the template below which the page is shifted; beyond the page: none.</param>
    /// <param name="slip">How far, pixels.</param>
    /// <param name="typeface">Which of the template's typefaces.</param>
    public static BinaryImage Fax(TemplatePage page, double degrees = 0, int shiftX = 0, int shiftY = 0, int slipAt = int.MaxValue, int slip = 0, int typeface = 0)
    {
        var fax = new BinaryImage(1728, 2184);
        for (var v = 0; v < fax.Height; v++)
            for (var u = 0; u < fax.Width; u++)
            {
                var (x, y) = Inverse(page, u, v, degrees, shiftX, shiftY, slipAt, slip);
                if (page.Prints[typeface][(int)Math.Round(x), (int)Math.Round(y)]) fax.Ink[v * fax.Width + u] = 1;
            }

        return fax;
    }

    /// <summary>Where a template point stands on such a fax.</summary>
    public static (double U, double V) Place(TemplatePage page, double x, double y, double degrees, int shiftX, int shiftY, int slipAt = int.MaxValue, int slip = 0)
    {
        if (y >= slipAt) y += slip;
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        double ex = (x - page.Width / 2.0) / 204, ey = (y - page.Height / 2.0) / 196;
        return ((ex * cos - ey * sin) * 204 + page.Width / 2.0 + shiftX, (ex * sin + ey * cos) * 196 + page.Height / 2.0 + shiftY);
    }

    private static (double X, double Y) Inverse(TemplatePage page, double u, double v, double degrees, int shiftX, int shiftY, int slipAt, int slip)
    {
        var (sin, cos) = Math.SinCos(-degrees * Math.PI / 180);
        double ex = (u - shiftX - page.Width / 2.0) / 204, ey = (v - shiftY - page.Height / 2.0) / 196;
        double x = (ex * cos - ey * sin) * 204 + page.Width / 2.0, y = (ex * sin + ey * cos) * 196 + page.Height / 2.0;
        return (x, y >= slipAt + slip ? y - slip : y >= slipAt ? -1 : y);
    }

    /// <summary>Fills a rectangle with ink.</summary>
    public static void Fill(BinaryImage image, int left, int top, int width, int height)
    {
        for (var y = Math.Max(0, top); y < Math.Min(image.Height, top + height); y++)
            for (var x = Math.Max(0, left); x < Math.Min(image.Width, left + width); x++) image.Ink[y * image.Width + x] = 1;
    }

    /// <summary>A straight stroke.</summary>
    public static void Stroke(BinaryImage image, double x0, double y0, double x1, double y1, int thickness = 3)
    {
        var steps = (int)Math.Max(Math.Abs(x1 - x0), Math.Abs(y1 - y0)) + 1;
        for (var i = 0; i <= steps; i++)
            Fill(image, (int)(x0 + (x1 - x0) * i / steps) - thickness / 2, (int)(y0 + (y1 - y0) * i / steps) - thickness / 2, thickness, thickness);
    }

    /// <summary>Dust, the same for the same seed.</summary>
    public static void Speckle(BinaryImage image, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++) Fill(image, random.Next(image.Width), random.Next(image.Height), 1 + random.Next(2), 1 + random.Next(2));
    }
}
