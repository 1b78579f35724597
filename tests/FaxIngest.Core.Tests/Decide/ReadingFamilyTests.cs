using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Decide;

public sealed class ReadingFamilyTests
{
    [Theory]
    [InlineData("last-name", 0.84, "text")]
    [InlineData("last-name", 0.85, "text.clear", "text")]
    [InlineData("cin", 0.2, "text.code", "text")]
    [InlineData("cin", 1, "text.code", "text.clear", "text")]
    [InlineData("prose", 1, "prose")]
    [InlineData("set", 1, "marks")]
    public void A_reading_is_judged_by_the_narrowest_of_the_families_it_is_counted_in(string kind, double clarity, params string[] families)
    {
        Assert.Equal(families, ReadingFamily.CountedIn(Reading(kind, clarity)));
        Assert.Equal(families[0], ReadingFamily.Of(Reading(kind, clarity)));
    }

    [Theory]
    [InlineData(Opinion.Agrees, Opinion.None, "text.code+digital")]
    [InlineData(Opinion.Differs, Opinion.None, "text.code-digital")]
    [InlineData(Opinion.None, Opinion.Agrees, "text.code+outside")]
    public void With_another_reader_s_opinion_it_is_counted_alone(Opinion digital, Opinion outside, string family)
    {
        var reading = Reading("cin", 1, digital, outside);

        Assert.Equal([family], ReadingFamily.CountedIn(reading));
        Assert.Equal("text", ReadingFamily.Base(family));
    }

    /// <summary>A fit on few faxes, or of an earlier version, knows text as one.</summary>
    [Theory]
    [InlineData("cin", 1, Opinion.None)]
    [InlineData("last-name", 1, Opinion.None)]
    [InlineData("cin", 1, Opinion.Agrees)]
    public void Text_of_any_sort_is_judged_as_text_where_that_is_all_that_was_counted(string kind, double clarity, Opinion digital)
    {
        var text = new CalibrationFamily(new Dictionary<string, double>(), new Dictionary<string, double> { [kind] = 1 }, [new(0, 5000, 0)]);
        var calibration = Calibration.None with { Families = new Dictionary<string, CalibrationFamily> { [ReadingFamily.Text] = text } };
        var reading = Reading(kind, clarity, digital);

        Assert.Equal(text.Probability(1), calibration.Probability(reading));
        Assert.Equal(text.Threshold(0.0005), calibration.Threshold("member.cin", ReadingFamily.Of(reading), new DecideOptions()));
    }

    [Fact]
    public void A_family_of_its_own_goes_before_that_of_all_text()
    {
        CalibrationFamily Sure(int samples) => new(new Dictionary<string, double>(), new Dictionary<string, double> { ["cin"] = 1 }, [new(0, samples, 0)]);
        var calibration = Calibration.None with { Families = new Dictionary<string, CalibrationFamily> { [ReadingFamily.Text] = Sure(500), [ReadingFamily.CodeText] = Sure(5000) } };

        Assert.Equal(Sure(5000).Probability(1), calibration.Probability(Reading("cin", 1)));
        Assert.InRange(calibration.Threshold("member.cin", ReadingFamily.CodeText, new DecideOptions()), 0.5, 1);
        Assert.True(calibration.Threshold("member.cin", ReadingFamily.Text, new DecideOptions()) > 1);
    }

    [Fact]
    public void A_fit_counts_each_reading_in_all_its_families()
    {
        var readings = Enumerable.Range(0, 60).Select(i => LabeledReading.Of($"fax{i}", Reading(i < 20 ? "cin" : "last-name", i % 2), right: true)).ToList();

        var families = CalibrationFitter.Fit("test", readings, []).Families;

        Assert.Equal([(ReadingFamily.Text, 60), (ReadingFamily.ClearText, 30), (ReadingFamily.CodeText, 20)], families.Select(f => (f.Key, f.Value.Steps.Sum(s => s.Samples))));
    }

    private static Reading Reading(string kind, double clarity, Opinion digital = Opinion.None, Opinion outside = Opinion.None) => new()
    {
        Field = "member.cin", Kind = kind, Page = 1, Box = PageBox.Page, Value = FieldValue.Of("91234567A"),
        Evidence = new Evidence { Engines = 2, Agreeing = 2, PageClarity = clarity, Digital = digital, Outside = outside },
    };
}
