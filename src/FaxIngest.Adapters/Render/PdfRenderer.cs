using System.Globalization;
using FaxIngest.Native;
using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>PDF, drawn by poppler's programs as child processes: a page at a time, so that a broken page costs itself only.</summary>
internal sealed class PdfRenderer : IPageRenderer
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly TimeSpan _timeout;
    private readonly IPdfContent _content;

    /// <summary>A renderer that gives every child process half a minute.</summary>
    internal PdfRenderer() : this(DefaultTimeout)
    {
    }

    /// <param name="timeout">Wall time a child process may take for one page.</param>
    /// <param name="content">What the file says besides its pictures.</param>
    internal PdfRenderer(TimeSpan timeout, IPdfContent? content = null) => (_timeout, _content) = (timeout, content ?? new PopplerContent(timeout));

    /// <summary>A renderer that asks somebody else what the file says.</summary>
    internal static PdfRenderer With(IPdfContent content) => new(DefaultTimeout, content);

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> head) => head.IndexOf("%PDF-"u8) >= 0;

    /// <inheritdoc/>
    public IEnumerable<RenderedPage> Render(string path, RenderLimits limits)
    {
        path = Path.GetFullPath(path); // so that no name is taken for an option
        using var repair = new PdfRepair();
        var (count, pages) = Inspect(ref path, limits, repair);
        var texts = Texts(path, limits.MaxPages);
        UnreadableException? broken = repair.Done ? Unreadable.Damaged("The PDF was damaged. It could be repaired, but see that no page is missing.") : null;
        foreach (var page in pages)
        {
            var drawing = PdfDrawing.Plan(page);
            var problem = Check(page, drawing, limits);
            if (problem is null)
            {
                if ((_content.Fax(path, page.Number, limits.MaxPixels) ?? Draw(path, page, drawing, limits)) is { } rendered)
                {
                    yield return rendered with { Texts = texts.GetValueOrDefault(page.Number, []) };
                    continue;
                }
                if (!File.Exists(path)) throw Unreadable.Vanished();
                problem = Unreadable.DamagedPage(page.Number);
            }
            broken ??= problem;
        }
        if (broken is not null) throw broken;
        // Sizes that poppler tells in a way nobody expects (a million points): no page, but not no reason either.
        if (pages.Count == 0) throw Unreadable.DamagedPage(1);
        if (count > limits.MaxPages) throw Unreadable.TooManyPages(limits.MaxPages, count);
    }

    /// <summary>What the file says helps; a file about which that cannot be told is drawn all the same.</summary>
    private IReadOnlyDictionary<int, IReadOnlyList<PlacedText>> Texts(string path, int mostPages)
    {
        try
        {
            return _content.Texts(path, mostPages);
        }
        catch (Exception broken) when (broken is UnreadableException or IOException or UnauthorizedAccessException)
        {
            return new Dictionary<int, IReadOnlyList<PlacedText>>();
        }
    }

    private (int Count, IReadOnlyList<PdfPage> Pages) Inspect(ref string path, RenderLimits limits, PdfRepair repair)
    {
        try
        {
            return PdfFile.Inspect(path, limits.MaxPages, _timeout);
        }
        catch (UnreadableException damaged) when (damaged.Reason.Code == "damaged")
        {
            if (repair.Try(path, _timeout) is not { } repaired) throw;
            path = repaired;
            return PdfFile.Inspect(path, limits.MaxPages, _timeout);
        }
    }

    private static UnreadableException? Check(PdfPage page, PdfDrawing drawing, RenderLimits limits)
    {
        if (drawing.Width < 1 || drawing.Height < 1) return Unreadable.DamagedPage(page.Number);
        if (drawing.Width * drawing.Height > limits.MaxPixels)
            return Unreadable.TooManyPixels(page.Number, (long)drawing.Width, (long)drawing.Height, limits.MaxPixels);
        // A picture is decoded whole, however small it stands on the page.
        return page.Images.FirstOrDefault(image => image.Width * image.Height > limits.MaxPixels) is { } huge
            ? Unreadable.TooManyPixels(page.Number, huge.Width, huge.Height, limits.MaxPixels)
            : null;
    }

    private RenderedPage? Draw(string path, PdfPage page, PdfDrawing drawing, RenderLimits limits)
    {
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            // Solid: a rule thinner than a pixel is drawn a pixel wide, as a fax machine shows it; else it fades away.
            "-f", number, "-l", number, "-gray", "-cropbox", "-thinlinemode", "solid",
            "-rx", drawing.Dots.X.ToString("0.#####", CultureInfo.InvariantCulture), "-ry", drawing.Dots.Y.ToString("0.#####", CultureInfo.InvariantCulture), path,
        ];
        var answer = ChildProgram.Run("pdftoppm", arguments, _timeout, limits.MaxPixels + 100);
        if (answer is not { ExitCode: 0 } || GrayMap.Parse(answer.Output) is not { } gray) return null;
        using (gray)
        {
            // Drawn pixel on pixel: black and white come out as they are.
            if (drawing.Fax is { } fax && FaxGrid.Exact(Binarizer.Threshold(gray, 128), fax) is { } exact)
                return new RenderedPage(page.Number, exact, Standard: FaxGrid.IsStandard(fax));
            return PixPages.PlaceAt(gray, drawing.Dots, page.Number);
        }
    }
}
