using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>At how many dots per inch a PDF page is drawn.</summary>
/// <param name="Dots">Dots per inch, across and down.</param>
/// <param name="Fax">Resolution of the fax that fills the page, when the drawing gives its pixels one to one; else null.</param>
/// <param name="Width">Pixels of the drawing.</param>
/// <param name="Height">Pixels of the drawing.</param>
internal sealed record PdfDrawing(Resolution Dots, Resolution? Fax, double Width, double Height)
{
    private const double PointsPerInch = 72;

    /// <summary>Share by which a picture may miss the page's edges and still fill it.</summary>
    private const double Slack = 0.03;

    /// <summary>Pixels by which a drawing is made narrower than the fax on it. Poppler rounds the drawing's size up and a picture's edges outward:
    /// a hair more than a whole number would make it spread each picture over one pixel more, blurring all.</summary>
    private const double Hair = 0.4;

    /// <summary>Share of a page from which a picture is the page: scans leave a margin, letterheads and photographs stay below.</summary>
    private const double MostOfPage = 0.6;

    /// <summary>Plans the drawing of a page.</summary>
    internal static PdfDrawing Plan(PdfPage page)
    {
        if (FaxOn(page) is { } fax)
        {
            var exact = new Resolution((fax.Width - Hair) * PointsPerInch / page.Width, (fax.Height - Hair) * PointsPerInch / page.Height);
            return new PdfDrawing(exact, fax.Resolution, fax.Width, fax.Height);
        }
        // Poppler mixes up the directions of a page that lies on its side when they differ: such a page is drawn square and scaled afterwards.
        var dots = new Resolution(BinaryImage.FineXDpi, page.Turned ? BinaryImage.FineXDpi : BinaryImage.FineYDpi);
        var (width, height) = page.Turned ? (page.Height, page.Width) : (page.Width, page.Height);
        return new PdfDrawing(dots, null, Math.Ceiling(width * dots.X / PointsPerInch), Math.Ceiling(height * dots.Y / PointsPerInch));
    }

    /// <summary>Whether a page is a scan or a fax: a picture covers most of it.</summary>
    internal static bool IsPicture(PdfPage page) => page.Images.Any(image =>
        image.Resolution.IsKnown && image.Width / image.Resolution.X * (image.Height / image.Resolution.Y) * PointsPerInch * PointsPerInch >= MostOfPage * page.Width * page.Height);

    /// <summary>The one black-and-white picture that fills an upright page and needs no gray scaling; what is drawn over it stays in the drawing.</summary>
    private static PdfImage? FaxOn(PdfPage page)
    {
        if (page.Turned || page.Images is not [{ Bilevel: true } image]) return null;
        var fills = Fills(image.Width, image.Resolution.X, page.Width) && Fills(image.Height, image.Resolution.Y, page.Height);
        return fills && FaxGrid.IsExact(image.Resolution) ? image : null;
    }

    private static bool Fills(long pixels, double dots, double points) => dots > 0 && Math.Abs(pixels / dots * PointsPerInch - points) <= points * Slack;
}
