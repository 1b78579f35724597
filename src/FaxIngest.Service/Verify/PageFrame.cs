using System.Globalization;
using FaxIngest.Read;

namespace FaxIngest.Verify;

/// <summary>Geometry of a page as shown: fax pixels are not square (204×196 dpi), so a page is drawn in units of 1/204 inch both ways.</summary>
internal sealed record PageFrame(double Width, double Height)
{
    private const double FineXDpi = 204, FineYDpi = 196;

    /// <summary>A letter page, when the size is not known.</summary>
    private static readonly PageFrame Letter = new(8.5 * FineXDpi, 11 * FineXDpi);

    internal static PageFrame Of(ReadPage? page) => page is { Width: > 0, Height: > 0 } ? new(page.Width, page.Height * FineXDpi / FineYDpi) : Letter;

    internal string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width:0.#} {Height:0.#}");

    /// <summary>A box in page fractions as attributes of a <c>rect</c>, a little larger than the box.</summary>
    internal (string X, string Y, string Width, string Height) Rect(double[] box, double margin)
    {
        double left = Math.Max(0, box[0] * Width - margin), top = Math.Max(0, box[1] * Height - margin);
        double right = Math.Min(Width, box[2] * Width + margin), bottom = Math.Min(Height, box[3] * Height + margin);
        return (Text(left), Text(top), Text(Math.Max(1, right - left)), Text(Math.Max(1, bottom - top)));
    }

    /// <summary>What a crop of a field shows, and how large: at 1:1 on an 82-dpi screen writing is as large as on paper, so twice that is easy to read.</summary>
    /// <param name="box">Where the field is.</param>
    /// <param name="marks">It is a group of check boxes: the box ends at the last of them, and what it means is printed to its right.</param>
    internal (string ViewBox, string Width, string Height) Crop(double[] box, bool marks)
    {
        const double margin = 12, scale = 0.92, label = 0.2;
        var (x, y, width, height) = Rect(marks ? [box[0], box[1], Math.Min(1, box[2] + label), box[3]] : box, margin);
        double w = double.Parse(width, CultureInfo.InvariantCulture), h = double.Parse(height, CultureInfo.InvariantCulture);
        return ($"{x} {y} {width} {height}", Text(w * scale), Text(h * scale));
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
