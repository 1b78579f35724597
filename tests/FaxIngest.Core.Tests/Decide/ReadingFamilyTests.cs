using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Decide;

public sealed class ReadingFamilyTests
{
    [Theory]
    [InlineData("last-name", "text")]
    [InlineData("cin", "text")]
    [InlineData("prose", "prose")]
    [InlineData("set", "marks")]
    public void A_reading_is_judged_with_those_of_its_nature(string kind, string family) => Assert.Equal(family, ReadingFamily.Of(Reading(kind)));

    [Theory]
    [InlineData(Opinion.Agrees, Opinion.None, "text+digital")]
    [InlineData(Opinion.Differs, Opinion.None, "text-digital")]
    [InlineData(Opinion.None, Opinion.Agrees, "text+outside")]
    public void With_another_reader_s_opinion_it_is_counted_alone(Opinion digital, Opinion outside, string family)
    {
        Assert.Equal(family, ReadingFamily.Of(Reading("cin", digital, outside)));
        Assert.Equal("text", ReadingFamily.Inside(family));
    }

    /// <summary>That the file's own text agrees takes nothing away; an earlier version told sorts of text apart.</summary>
    [Theory]
    [InlineData("text+digital")]
    [InlineData("text.code")]
    [InlineData("text.clear+digital")]
    public void Text_is_judged_as_text_where_that_is_all_that_was_counted(string family)
    {
        var text = new CalibrationFamily(new Dictionary<string, double>(), new Dictionary<string, double> { ["cin"] = 1 }, [new(0, 5000, 0)]);
        var calibration = Calibration.None with { Families = new Dictionary<string, CalibrationFamily> { [ReadingFamily.Text] = text } };

        Assert.Equal(text.Probability(1), calibration.Probability(Reading("cin", Opinion.Agrees)));
        Assert.Equal(text.Threshold(0.0005), calibration.Threshold("member.cin", family, new DecideOptions()));
    }

    [Theory]
    [InlineData("text-digital")]
    [InlineData("text+outside")]
    [InlineData("text+digital+outside")]
    public void An_opinion_that_was_never_counted_is_held_back(string family) =>
        Assert.Equal(2, (Calibration.None with { Families = new Dictionary<string, CalibrationFamily> { [ReadingFamily.Text] = Sure(5000) } }).Threshold("member.cin", family, new DecideOptions()));

    [Fact]
    public void A_family_of_its_own_goes_before_that_of_all_text()
    {
        var calibration = Calibration.None with { Families = new Dictionary<string, CalibrationFamily> { [ReadingFamily.Text] = Sure(500), ["text+digital"] = Sure(5000) } };

        Assert.Equal(Sure(5000).Probability(1), calibration.Probability(Reading("cin", Opinion.Agrees)));
        Assert.InRange(calibration.Threshold("member.cin", "text+digital", new DecideOptions()), 0.5, 1);
        Assert.True(calibration.Threshold("member.cin", ReadingFamily.Text, new DecideOptions()) > 1);
    }

    private static CalibrationFamily Sure(int samples) => new(new Dictionary<string, double>(), new Dictionary<string, double> { ["cin"] = 1 }, [new(0, samples, 0)]);

    private static Reading Reading(string kind, Opinion digital = Opinion.None, Opinion outside = Opinion.None) => new()
    {
        Field = "member.cin", Kind = kind, Page = 1, Box = PageBox.Page, Value = FieldValue.Of("91234567A"),
        Evidence = new Evidence { Engines = 2, Agreeing = 2, Digital = digital, Outside = outside },
    };
}
