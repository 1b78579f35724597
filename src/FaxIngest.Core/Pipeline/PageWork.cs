using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Render;

namespace FaxIngest.Pipeline;

/// <summary>Identify → Register → Read for one page at a time. One instance serves one thread.</summary>
/// <param name="images">Keeps page images.</param>
/// <param name="forms">Reads pages of known forms.</param>
/// <param name="unknown">Says what other pages are.</param>
/// <param name="limits">Its cap on pages counts for the document as a whole.</param>
public sealed class PageWork(IPageImageWriter images, FormPages forms, UnknownPages unknown, RenderLimits limits)
{
    /// <summary>Versions of engines, for replay.</summary>
    public IReadOnlyDictionary<string, string> Versions => forms.Versions;

    /// <summary>Names of engines in the order of their standing.</summary>
    public IReadOnlyList<string> Engines => forms.Engines;

    /// <summary>Pages read of one document.</summary>
    public int MaxPages => limits.MaxPages;

    /// <summary>The page as identified, its image kept; with it what was read when it is a form's. A person may have said which form it is on.</summary>
    internal (ReadPage Page, FormMatch? Match, IReadOnlyList<Reading> Readings) Read(RenderedPage rendered, int number, (string Folder, int? Part) place, string? formType)
    {
        var (folder, part) = place;
        var lost = LostLines.Find(rendered.Image, rendered.BadLines, rendered.Standard);
        if (rendered.Garbled.Count > 0) lost = [.. lost.Union(rendered.Garbled).Order()];
        if (forms.Read(LostLines.Mend(rendered.Image, lost, rendered.Standard), number, rendered.Texts, formType, lost) is var (match, readings))
        {
            // A person sees what came, not what was mended.
            var page = Keep(rendered, number, PageKinds.Form, folder, match.Upright(rendered.Image));
            return (page with { Rotation = match.Rotation, Part = part, LinesPlaced = lost.Count / (rendered.Standard ? 2 : 1) }, match, readings);
        }

        // Last of all: a page taken for blank is seen by nobody.
        string kind = BlankPage.Is(rendered.Image) ? PageKinds.Blank : unknown.KindOf(rendered.Image);
        return (Keep(rendered, number, kind, folder, rendered.Image) with { Part = part }, null, []);
    }

    /// <summary>A page of a text that was drawn: what it says is known, so nothing is looked for on it.</summary>
    internal ReadPage Keep(TextPage page, int number, string folder, int part) =>
        Keep(new RenderedPage(number, page.Image), number, PageKinds.Correspondence, folder, page.Image) with { Part = part };

    private ReadPage Keep(RenderedPage rendered, int number, string kind, string folder, Recognize.BinaryImage upright) =>
        new(number, kind, 0, images.Write(folder, number, upright), upright.Width, upright.Height, rendered.BadLines);
}
