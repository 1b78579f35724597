using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Pipeline;

public sealed class FaintPagesTests
{
    [Theory]
    [InlineData(1, 9, true)]
    [InlineData(2, 8, false)]
    [InlineData(0, 4, false)]
    public void A_page_of_which_hardly_an_entry_is_sure_is_doubted_whole(int sure, int unsure, bool doubted)
    {
        var page = Page(1, sure, unsure).Append(Box(1)).Concat(Page(2, 6, 0)).Append(Box(2)).ToList();

        var fields = FaintPages.Doubt(page, reading => FieldOf(reading, page));

        Assert.Equal(doubted, fields[sure + unsure].Reasons.Any(r => r.Code == "poor-page"));
        Assert.Equal(doubted ? Decisions.Verify : Decisions.Accept, fields[sure + unsure].Field.Decision);
        Assert.Equal(doubted, fields.Take(sure + unsure).Any(f => f.Reasons.Any(r => r.Code == "poor-page")));
        Assert.All(fields.Skip(sure + unsure + 1), f => Assert.Equal((Decisions.Accept, 0), (f.Field.Decision, f.Reasons.Count)));
    }

    [Fact]
    public void What_the_calibration_does_not_know_tells_nothing()
    {
        var page = Page(1, 0, 9).Select(d => (d.Reading, d.Field with { Field = d.Field.Field with { Threshold = null } })).Append(Box(1)).ToList();

        Assert.Equal(Decisions.Accept, FaintPages.Doubt(page, reading => FieldOf(reading, page))[^1].Field.Decision);
    }

    [Theory]
    [InlineData(2, 8, true)]
    [InlineData(4, 5, true)]
    [InlineData(5, 5, false)]
    public void Where_half_the_entries_are_not_sure_entries_are_judged_strictly_and_boxes_are_not(int sure, int unsure, bool strictly)
    {
        var page = Page(1, sure, unsure).Append(Box(1)).Concat(Page(2, 6, 0)).ToList();
        var judged = new List<string>();

        var fields = FaintPages.Doubt(page, reading =>
        {
            judged.Add(reading.Field);
            return FieldOf(reading, page) with { Reasons = [new Reason("low-confidence", "", reading.Field)] };
        });

        Assert.Equal(strictly ? [.. Enumerable.Range(0, sure + unsure).Select(i => $"page1.{i}")] : [], judged);
        Assert.Equal(strictly, fields[0].Reasons.Count > 0);
        Assert.Equal((Decisions.Accept, 0), (fields[sure + unsure].Field.Decision, fields[sure + unsure].Reasons.Count));
    }

    private static DecidedField FieldOf(Reading reading, IEnumerable<(Reading Reading, DecidedField Field)> page) => page.Single(d => d.Reading.Field == reading.Field).Field;

    private static IEnumerable<(Reading Reading, DecidedField Field)> Page(int number, int sure, int unsure) =>
        Enumerable.Range(0, sure + unsure).Select(i => Of($"page{number}.{i}", "phone", number, i < sure));

    private static (Reading Reading, DecidedField Field) Box(int number) => Of($"page{number}.box", "set", number, sure: true);

    private static (Reading Reading, DecidedField Field) Of(string path, string kind, int page, bool sure)
    {
        var value = FieldValue.Of("8315550142");
        var reading = new Reading { Field = path, Kind = kind, Page = page, Box = PageBox.Page, Text = value.Flat, Value = value, Engines = [], Evidence = new Evidence { Engines = 1 }, CropSha256 = "" };
        var field = new ReferralField { Value = value, Confidence = sure ? 0.999 : 0.5, Threshold = 0.99, Decision = sure ? Decisions.Accept : Decisions.Verify, Page = page };
        return (reading, new DecidedField(path, field, sure ? [] : [new Reason("low-confidence", "", path)]));
    }
}
