using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;

namespace FaxIngest.Tests.Recognize.Cloud;

public sealed class OpinionMergeTests
{
    private static readonly FieldKinds Kinds = new(TimeProvider.System);

    private static Reading Reading(string kind, string? value, bool blank = false) => new()
    {
        Field = "member.phone", Kind = kind, Page = 1, Box = PageBox.Page, Blank = blank, Text = value ?? "",
        Value = value is null ? null : FieldValue.Of(value),
        Engines = value is null ? [] : [new EngineReading("own", value, value, new RawScore(0))],
        Evidence = new Evidence { Engines = 2, Agreeing = 1, Margin = 3 },
    };

    private static Reading Apply(Reading reading, params string[] lines) =>
        OpinionMerge.Apply(reading, "azure", [.. lines.Select(l => new LineReading(l, new RawScore(0.9), null))], Kinds);

    [Theory]
    [InlineData("phone", "8315550142", "(831) 555-0142", Opinion.Agrees)]
    [InlineData("phone", "8315550142", "(831) 555-0143", Opinion.Differs)]
    [InlineData("phone", "8315550142", "none", Opinion.None)]
    [InlineData("last-name", "Soto", "SOTO", Opinion.Agrees)]
    [InlineData("last-name", "Soto", "Sato", Opinion.Differs)]
    [InlineData("cin", "91234567A", "9123 4567 A", Opinion.Agrees)]
    [InlineData("prose", "Needs a ramp at the front door before discharge.", "needs a ramp at the front door before discharge", Opinion.Agrees)]
    [InlineData("prose", "Needs a ramp at the front door before discharge.", "Is housed", Opinion.Differs)]
    public void The_other_text_passes_the_same_grammar_and_is_compared(string kind, string ours, string theirs, Opinion opinion)
    {
        var before = Reading(kind, ours);
        var after = Apply(before, theirs);
        Assert.Equal(opinion, after.Evidence.Outside);
        Assert.Equal(before.Value, after.Value);
        Assert.Equal(["own", "azure"], after.Engines.Select(e => e.Engine));
        Assert.Equal(theirs, after.Engines[1].Text);
        Assert.Equal(opinion == Opinion.Differs, after.Reasons.Any(r => r.Code == "second-opinion-differs"));
    }

    [Fact]
    public void What_the_house_could_not_read_takes_the_others_value_and_says_so()
    {
        var after = Apply(Reading("phone", null), "831 555 0142");
        Assert.Equal((Opinion.Alone, "8315550142"), (after.Evidence.Outside, after.Value?.Text));
    }

    [Fact]
    public void A_blank_is_confirmed_by_silence_and_doubted_by_words()
    {
        Assert.Equal(Opinion.Agrees, Apply(Reading("phone", null, blank: true)).Evidence.Outside);
        var doubted = Apply(Reading("phone", null, blank: true), "831 555 0142");
        Assert.Equal((Opinion.Differs, true, null), (doubted.Evidence.Outside, doubted.Blank, doubted.Value?.Text));
    }

    [Fact]
    public void Silence_about_writing_is_no_opinion() => Assert.Equal(Opinion.None, Apply(Reading("phone", "8315550142")).Evidence.Outside);

    [Theory]
    [InlineData("set")]
    [InlineData("one-of")]
    [InlineData("yes-no")]
    [InlineData("signature")]
    public void Ink_in_boxes_is_nothing_to_ask_about(string kind) => Assert.False(OpinionMerge.CanAsk(Reading(kind, null), Kinds));

    [Fact]
    public void Nobody_is_asked_twice()
    {
        var reading = Reading("phone", "8315550142");
        Assert.True(OpinionMerge.CanAsk(reading, Kinds));
        Assert.False(OpinionMerge.CanAsk(Apply(reading, "831 555 0142"), Kinds));
    }

    [Fact]
    public void Lines_of_several_words_are_put_together_in_reading_order()
    {
        CloudWord Word(string text, double x, double y) => new(text, CloudPlace.Of(1, [x, y, x + 60, y, x + 60, y + 30, x, y + 30], 1000, 1000), new RawScore(0.5));
        var page = new CloudPage(1, 0, [Word("front", 200, 104), Word("door", 300, 98), Word("the", 100, 100), Word("now", 100, 160), Word("else", 700, 100)], [], []);
        Assert.Equal(["the front door", "now"], OpinionWords.In(page, new PageBox(0.05, 0.05, 0.5, 0.5)).Select(l => l.Text));
        Assert.Empty(OpinionWords.In(page, new PageBox(0.5, 0.5, 0.6, 0.6)));
    }

    /// <summary>A calibration in which agreement of the house's engines is sure.</summary>
    private static Calibration Counted(string family = ReadingFamily.Text) => new()
    {
        Version = "test",
        Families = new Dictionary<string, CalibrationFamily>
        {
            [family] = new(new Dictionary<string, double>(), new Dictionary<string, double> { ["phone"] = 0 }, [new(-9, 5000, 0)]),
        },
        Form = new FormCalibration(1, 0, 0, 0),
    };

    [Theory]
    [InlineData("831 555 0142", 0.9998)]
    [InlineData("831 555 0143", 0.5)]
    public void An_opinion_that_was_never_counted_accepts_nothing_by_itself(string theirs, double confidence)
    {
        var after = Apply(Reading("phone", "8315550142"), theirs);
        Assert.Equal(confidence, Counted().Probability(after), 4);
        Assert.True(Counted().Threshold("member.phone", ReadingFamily.Of(after), new DecideOptions { TargetError = 0.2 }) > 1);
    }

    [Fact]
    public void A_value_of_the_other_reader_alone_is_worth_nothing_uncounted() => Assert.Equal(0, Counted().Probability(Apply(Reading("phone", null), "831 555 0142")));

    [Fact]
    public void Once_counted_it_is_worth_what_was_counted()
    {
        var after = Apply(Reading("phone", "8315550142"), "831 555 0142");
        var counted = Counted(ReadingFamily.Of(after));
        Assert.True(counted.Probability(after) >= counted.Threshold("member.phone", ReadingFamily.Of(after), new DecideOptions()));
    }

    [Fact]
    public void With_engines_that_it_was_not_fitted_with_a_calibration_knows_nothing_of_text()
    {
        var reading = Reading("phone", "8315550142");
        Assert.True(Counted().For([]).Probability(reading) > 0);
        Assert.True(Counted().For(["own", "pp-ocr", "tesseract"]).Probability(reading) > 0);
        Assert.Equal(0, Counted().For(["tesseract", "own", "pp-ocr"]).Probability(reading));
        Assert.True((Counted() with { Engines = ["tesseract"] }).For(["tesseract"]).Probability(reading) > 0);
        Assert.Single(Counted(ReadingFamily.Blank).For(["tesseract"]).Families);
    }
}
