using FaxIngest.Forms;
using FaxIngest.Forms.Learn;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Tests.Forms;

/// <summary>Drafts from the blank forms against the templates that ship, which persons looked over.</summary>
public class FormLearnTests
{
    /// <summary>A place found in another way overlaps the template's by at least so much of both together.</summary>
    private const double LeastOverlap = 0.35;

    private static readonly FieldKinds Kinds = new(TimeProvider.System);

    private static readonly FormCatalog Shipped = FormFolder.Load(Path.Combine(TestFolder.Of("blanks"), "../../src/FaxIngest.Service/Forms"), Kinds.Names);

    public static TheoryData<string> Blanks => [.. Directory.EnumerateFiles(TestFolder.Of("blanks"), "*.pdf").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Blanks))]
    public void A_draft_has_every_field_of_the_template_in_its_place(string blank)
    {
        var template = Shipped.Templates.Single(t => t.Id == blank[..blank.IndexOf('.', StringComparison.Ordinal)]);

        var draft = FormDrafter.Draft(template.Id, template.Type, BlankFormFile.Read(Path.Combine(TestFolder.Of("blanks"), blank)));

        var faults = new List<string>();
        var found = draft.Template.Zones.ToDictionary(z => z.Field);
        foreach (var zone in template.Zones)
        {
            // A housing provider that is preferred is no servicing provider by its label; a person says so.
            if (zone.Label == "Preferred housing provider") continue;
            if (!found.TryGetValue(zone.Field, out var drafted)) faults.Add($"{zone.Field} is missing");
            else if ((drafted.Kind, drafted.Style, drafted.Cells) != (zone.Kind, zone.Style, zone.Cells)) faults.Add($"{zone.Field} is {drafted.Kind}, {drafted.Style}, {drafted.Cells}");
            else if (zone.Style == ZoneStyle.Marks)
            {
                var codes = drafted.Options.ToDictionary(o => o.Value, o => o.Box);
                faults.AddRange(zone.Options.Where(o => !codes.TryGetValue(o.Value, out var box) || Overlap(o.Box, box) < LeastOverlap).Select(o => $"{zone.Field}={o.Value} is missing or elsewhere"));
            }
            else if (Overlap(zone.Box, drafted.Box) < LeastOverlap) faults.Add($"{zone.Field} is elsewhere");
        }
        faults.AddRange(found.Keys.Except(template.Zones.Select(z => z.Field)).Select(field => $"{field} is not on the form"));
        Assert.Empty(faults);
        Assert.Equal(template.Revision, draft.Template.Revision);
        Assert.All(template.Pages.Zip(draft.Template.Pages), p => Assert.True(Overlap(p.First.RevisionBox!.Value, p.Second.RevisionBox!.Value) >= LeastOverlap));
        Assert.Equal(template.Title, draft.Template.Title);
    }

    [Fact]
    public void A_draft_written_and_read_again_is_the_same_and_keeps_what_is_open_as_comments()
    {
        var draft = FormDrafter.Draft("a-form", "cs-housing", BlankFormFile.Read(Path.Combine(TestFolder.Of("blanks"), "alliance-cs-housing.drawn.pdf")));

        string text = FormTemplateText.Write(draft);
        var again = FormTemplateJson.Parse(text, Kinds.Names);

        Assert.Equal(draft.Template.Zones.Select(z => (z.Field, z.Style, z.Kind, z.Options.Count)), again.Zones.Select(z => (z.Field, z.Style, z.Kind, z.Options.Count)));
        Assert.Equal(draft.Template.Pages[0].RevisionBox!.Value.Left, again.Pages[0].RevisionBox!.Value.Left, 4);
        Assert.Equal(draft.Template.Pages[0].Prints[0].Rows, again.Pages[0].Prints[0].Rows);
        Assert.Contains("// open: { \"field\": \"\", \"label\": \"Preferred housing provider\"", text, StringComparison.Ordinal);
    }

    private static double Overlap(PageBox a, PageBox b)
    {
        double w = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left), h = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return w <= 0 || h <= 0 ? 0 : w * h / (a.Width * a.Height + b.Width * b.Height - w * h);
    }
}
