using FaxIngest.Forms;
using FaxIngest.Model;
using FaxIngest.Register;

namespace FaxIngest.Read;

public sealed class OverrunTests
{
    private static readonly TemplatePage Page = Shipped.Forms.Find("alliance-ecm-referral")!.Pages[0];

    private static readonly PrintLayer Print = new(Page);

    [Theory]
    [InlineData("guardian.phone", true)] // the sheet's margin
    [InlineData("guardian.name", false)] // the next box
    [InlineData("narrative", false)] // several lines
    public void A_box_is_wider_where_there_is_paper_that_is_nobody_s(string field, bool wider) => Assert.Equal(wider, Overrun.Wider(Zone(field), Print) is not null);

    [Theory]
    [InlineData(12, "member.firstName")]
    [InlineData(2, null)]
    public void Writing_that_runs_into_the_next_box_makes_that_doubtful(int over, string? doubted)
    {
        string[] fields = ["member.lastName", "member.firstName", "member.cin"];
        var written = fields.Select((f, i) => (Zone(f), i, i == 0 ? Overrun.EndOf(Zone(f), Print) + over : 0)).ToList();

        var readings = Overrun.Doubt([.. fields.Select(f => new Reading { Field = f, Kind = "name", Page = 1, Box = PageBox.Page, Blank = false, CropSha256 = "", Evidence = new Evidence() })], written, Print);

        Assert.Equal(doubted, readings.SingleOrDefault(r => r.Reasons.Count > 0)?.Field);
    }

    private static Zone Zone(string field) => Page.Zones.Single(z => z.Field == field);
}
