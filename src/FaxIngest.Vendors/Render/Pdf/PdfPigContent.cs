using FaxIngest.Model;
using FaxIngest.Recognize;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace FaxIngest.Render.Pdf;

/// <summary>What a PDF says of its pages, through the package PdfPig: words, form values, notes, and fax pictures without drawing them anew. Runs in the
/// reader process only: a crafted file can overflow the stack, which nothing in .NET catches.</summary>
internal sealed class PdfPigContent : IPdfContent
{
    /// <summary>Share of a page from which a picture is the page.</summary>
    private const double MostOfPage = 0.6;

    /// <summary>Share by which a picture may miss the page's edges and still be the page.</summary>
    private const double Slack = 0.03;

    private const double PointsPerInch = 72;

    /// <summary>Operators of a page that shows a picture and no more: none that clips, hides, blends or draws.</summary>
    private static readonly HashSet<string> Harmless = ["q", "Q", "cm", "Do", "BMC", "EMC", "MP", "w", "J", "j", "M", "d", "i", "ri", "g", "G", "rg", "RG"];

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true };

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, IReadOnlyList<PlacedText>> Texts(string path, int mostPages)
    {
        var texts = new Dictionary<int, IReadOnlyList<PlacedText>>();
        using var document = Open(path);
        if (document is null) return texts;
        var notes = new PdfPigNotes(document);
        for (var number = 1; number <= Math.Min(document.NumberOfPages, mostPages); number++)
        {
            if (Attempt(() => OfPage(document.GetPage(number), notes)) is { Count: > 0 } found) texts[number] = found;
        }
        return texts;
    }

    /// <inheritdoc/>
    public RenderedPage? Fax(string path, int page, long mostPixels)
    {
        using var document = Open(path);
        return document is null ? null : Attempt(() => Fax(document.GetPage(page), mostPixels));
    }

    private static IReadOnlyList<PlacedText> OfPage(Page page, PdfPigNotes notes)
    {
        var shown = Shown(page);
        var space = new PageSpace(shown.Left, shown.Bottom, shown.Right, shown.Top, Rotation: 0);
        var texts = new List<PlacedText>();
        void Add(string? text, PdfRectangle box, TextOrigin origin)
        {
            // Of a rectangle that was turned, left and right are no longer those of the page.
            double[] x = [box.BottomLeft.X, box.BottomRight.X, box.TopLeft.X, box.TopRight.X], y = [box.BottomLeft.Y, box.BottomRight.Y, box.TopLeft.Y, box.TopRight.Y];
            if (!string.IsNullOrWhiteSpace(text) && space.Place(x.Min(), y.Min(), x.Max(), y.Max()) is { } place) texts.Add(new PlacedText(text, place, origin));
        }
        // Words of a page that is a picture are some other reader's guess.
        if (!page.GetImages().Any(i => Area(i.BoundingBox) >= MostOfPage * Area(shown)))
            foreach (var word in page.GetWords()) Add(word.Text, word.BoundingBox, TextOrigin.Print);
        foreach (var (text, note, origin) in notes.Of(page)) Add(text, note.Rectangle, origin);
        return texts;
    }

    /// <summary>The one black-and-white picture that is an upright page. What is written over it, hides it or colors it would be lost, so then the page is drawn.</summary>
    private static RenderedPage? Fax(Page page, long mostPixels)
    {
        if (page.Rotation.Value != 0 || page.Letters.Count > 0 || page.Paths.Count > 0 || page.Operations.Any(o => !Harmless.Contains(o.Operator))) return null;
        if (page.GetImages().Take(2).ToList() is not [{ BitsPerComponent: 1, IsImageMask: false, MaskImage: null } image]) return null;
        // Of its colors the dictionary is asked: PdfPig gives pictures in the codes of faxes a palette of its own.
        if (!image.ImageDictionary.TryGet(NameToken.ColorSpace, out NameToken space) || !space.Equals(NameToken.Devicegray) || image.ImageDictionary.ContainsKey(NameToken.Mask)) return null;
        var box = image.BoundingBox;
        if (page.GetAnnotations().Any() || !Fills(box, Shown(page))) return null;
        int width = image.WidthInSamples, height = image.HeightInSamples;
        var resolution = new Resolution(width * PointsPerInch / box.Width, height * PointsPerInch / box.Height);
        if (width < 1 || height < 1 || (long)width * height > mostPixels || !FaxGrid.IsExact(resolution) || !image.TryGetBytesAsMemory(out var bytes)) return null;
        // PdfPig unpacks one bit a sample to one byte a sample for some filters and leaves it packed for others.
        var ink = PackedSamples.Ink(bytes.ToArray(), width, height, image.Decode is [1, 0]);
        return ink is null || FaxGrid.Exact(new BinaryImage(width, height, ink), resolution) is not { } exact ? null : new RenderedPage(page.Number, exact, Standard: FaxGrid.IsStandard(resolution));
    }

    /// <summary>The page as it is shown, turned and cropped: PdfPig's places are those on it, its boxes are not.</summary>
    private static PdfRectangle Shown(Page page) => new(0, 0, page.Width, page.Height);

    /// <summary>Whether each corner of a picture lies in its own corner of the page: one that stands on its head or is mirrored fills the page too.</summary>
    private static bool Fills(PdfRectangle box, PdfRectangle page) =>
        Near(box.BottomLeft, page.BottomLeft, page) && Near(box.BottomRight, page.BottomRight, page) && Near(box.TopLeft, page.TopLeft, page) && Near(box.TopRight, page.TopRight, page);

    private static bool Near(PdfPoint corner, PdfPoint of, PdfRectangle page) =>
        Math.Abs(corner.X - of.X) <= Slack * page.Width && Math.Abs(corner.Y - of.Y) <= Slack * page.Height;

    private static double Area(PdfRectangle box) => Math.Abs(box.Width * box.Height);

    private static PdfDocument? Open(string path) => Attempt(() => PdfDocument.Open(path, Options));

    /// <summary>Files are broken in ways that no list of exceptions covers. Whatever PdfPig makes of one, the picture is still drawn by poppler.</summary>
    private static T? Attempt<T>(Func<T?> work) where T : class
    {
        try
        {
            return work();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return null;
        }
    }
}
