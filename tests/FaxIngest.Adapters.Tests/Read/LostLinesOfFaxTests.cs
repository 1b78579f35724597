using FaxIngest.Decide;
using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Read;

/// <summary>A real received fax, and the same with lines lost across one entry.</summary>
public sealed class LostLinesOfFaxTests
{
    private const string Crossed = "member.lastName";

    [Fact]
    public void Lines_lost_across_an_entry_take_confidence_from_it_and_from_nothing_above_or_below()
    {
        string fax = Path.Combine(TestFolder.Of("faxes"), "typed-office-5001-0000-ecm-referral.tif");
        var kinds = new FieldKinds(TimeProvider.System);
        string service = Path.Combine(TestFolder.Of("faxes"), "../../src/FaxIngest.Service");
        var forms = new FormCatalog(Directory.GetFiles(Path.Combine(service, "Forms"), "*.form.json").Select(f => FormTemplateJson.Parse(File.ReadAllText(f), kinds.Names)));
        var calibration = CalibrationJson.Parse(File.ReadAllText(Path.Combine(service, "Calibration/fields.json")));
        using var engines = new EngineSet([OcrEngineCatalog.Create("own"), OcrEngineCatalog.Create("pp-ocr")]);
        var pages = new FormPages(new FormIdentifier(forms), new PageReader(kinds), engines);
        var whole = new RendererCatalog().Render(fax, new RenderLimits()).First();
        Assert.Empty(LostLines.Find(whole.Image, whole.BadLines, whole.Standard));
        var before = pages.Read(whole.Image, 1)!.Value.Readings.ToDictionary(r => r.Field);

        var hit = new BinaryImage(whole.Image.Width, whole.Image.Height, (byte[])whole.Image.Ink.Clone());
        var box = before[Crossed].Box;
        int top = (int)((box.Bottom - 0.45 * box.Height) * hit.Height);
        for (int y = top; y < top + 6; y++) hit.Ink.AsSpan((top - 1) * hit.Width, hit.Width).CopyTo(hit.Ink.AsSpan(y * hit.Width));
        var lost = LostLines.Find(hit, told: 6, standard: false);
        var after = pages.Read(hit, 1, lost: lost)!.Value.Readings.ToDictionary(r => r.Field);

        Assert.Equal(Enumerable.Range(top, 6), lost);
        Assert.Equal(0, before[Crossed].Evidence.DamagedLines);
        Assert.InRange(after[Crossed].Evidence.DamagedLines, 0.05, 0.5);
        Assert.True(calibration.Probability(after[Crossed]) < calibration.Probability(before[Crossed]));
        Assert.Contains(after[Crossed].Reasons, reason => reason.Code == "line-errors" && reason.Field == Crossed);
        var elsewhere = after.Values.Where(r => r.Box.Bottom < box.Top - 0.005 || r.Box.Top > box.Bottom + 0.005).ToList();
        Assert.True(elsewhere.Count > 20);
        Assert.All(elsewhere, r => Assert.Equal(before[r.Field].Evidence.DamagedLines, r.Evidence.DamagedLines));
        Assert.All(elsewhere, r => Assert.Equal(calibration.Probability(before[r.Field]), calibration.Probability(r), 2));
        Assert.All(elsewhere, r => Assert.Equal(before[r.Field].Reasons.Select(reason => reason.Code), r.Reasons.Select(reason => reason.Code)));
    }
}
