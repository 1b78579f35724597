using FaxIngest.Decide.Scoring;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Evaluate;

public sealed class BoxTextTests
{
    private static BoxScore Score(params BoxState[] states)
    {
        var score = new BoxScore();
        var reading = new Reading
        {
            Field = "services", Kind = "set", Page = 1, Box = new PageBox(0, 0, 1, 1), Evidence = new Evidence(),
            Boxes = [.. states.Select((s, i) => new BoxReading($"box{i}", s, 0))],
        };
        score.Add("a.tif", new Truth("tar", new Dictionary<string, FieldValue>()), new ReadResult { Referrals = [new ReadReferral { Pages = [1], FormType = "tar", Readings = [reading] }] });
        return score;
    }

    [Fact]
    public void Shares_have_their_exact_intervals_and_the_odd_ones_their_place()
    {
        string text = BoxText.Of(Score(BoxState.Off, BoxState.On, BoxState.Unsure, BoxState.Off), new Dictionary<string, BoxScore>());
        // One of four: 0.63 to 80.59 % (Clopper and Pearson).
        Assert.Contains("all                                      4       0      1   25.000%  0.631% .. 80.588%         1   25.000%  0.631% .. 80.588%", text, StringComparison.Ordinal);
        Assert.Contains("a.tif services box 2 (taken for marked)", text, StringComparison.Ordinal);
        Assert.Contains("a.tif services box 3 (empty)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_have_rows_where_there_are_several()
    {
        var none = new BoxScore();
        string text = BoxText.Of(Score(BoxState.Off), new Dictionary<string, BoxScore> { ["typed-office"] = Score(BoxState.Off), ["letters"] = none });
        Assert.Contains("typed-office", text, StringComparison.Ordinal);
        Assert.DoesNotContain("letters", text, StringComparison.Ordinal);
        Assert.Equal("", BoxText.Of(none, new Dictionary<string, BoxScore>()));
    }
}
