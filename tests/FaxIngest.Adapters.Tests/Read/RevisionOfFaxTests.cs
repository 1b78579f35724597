using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Read;

/// <summary>A real received fax, and the same with digits of its footer's date exchanged for others of the same date.</summary>
public sealed class RevisionOfFaxTests
{
    /// <summary>Widths of the typeface (Helvetica): a slash is half as wide as a digit.</summary>
    private const double Digit = 1 / 6.5, Slash = Digit / 2;

    [Fact]
    public void Another_date_in_the_footer_is_read_and_the_known_one_is_not_doubted()
    {
        var kinds = new FieldKinds(TimeProvider.System);
        var forms = FormFolder.Load(Path.Combine(TestFolder.Of("faxes"), "../../src/FaxIngest.Service/Forms"), kinds.Names);
        using var engines = new EngineSet([OcrEngineCatalog.Create("own"), OcrEngineCatalog.Create("pp-ocr")]);
        var pages = new FormPages(new FormIdentifier(forms), new PageReader(kinds), engines);
        var fax = new RendererCatalog().Render(Path.Combine(TestFolder.Of("faxes"), "typed-office-5001-0000-ecm-referral.tif"), new RenderLimits()).First().Image;

        var known = pages.Read(fax, 1)!.Value.Match;
        var other = pages.Read(Exchanged(known, from: 2 * Digit + Slash, to: Digit), 1)!.Value.Match;

        Assert.Equal("01/2026", known.Template.Revision);
        Assert.Null(known.OtherRevision);
        Assert.Equal("02/2026", other.OtherRevision);
    }

    /// <summary>The page with one digit of the date set over another.</summary>
    private static BinaryImage Exchanged(FormMatch match, double from, double to)
    {
        var page = match.Registration.Page;
        var box = match.Registration.Map(match.Page.RevisionBox!.Value);
        var changed = new BinaryImage(page.Width, page.Height, (byte[])page.Ink.Clone());
        int width = (int)Math.Round(Digit * box.Width * page.Width), top = (int)(box.Top * page.Height) - 4, bottom = (int)(box.Bottom * page.Height) + 4;
        int source = (int)Math.Round((box.Left + from * box.Width) * page.Width), target = (int)Math.Round((box.Left + to * box.Width) * page.Width);
        for (int y = top; y < bottom; y++) page.Ink.AsSpan(y * page.Width + source, width).CopyTo(changed.Ink.AsSpan(y * page.Width + target));
        return changed;
    }
}
