using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Tests.Decide;

public class CalibrationTests
{
    /// <summary>Readings whose chance of being right is known: it follows from their evidence.</summary>
    private static List<LabeledReading> Readings(int count, int seed)
    {
        var random = new Random(seed);
        var readings = new List<LabeledReading>();
        for (int i = 0; i < count; i++)
        {
            bool agree = random.NextDouble() < 0.7;
            double margin = 20 * random.NextDouble();
            var evidence = new Evidence { Engines = 2, Agreeing = agree ? 2 : 1, Margin = margin, WorstCharacter = 0.9, Length = 8 };
            readings.Add(new LabeledReading($"fax{i / 20}", ReadingFamily.Text, "phone", EvidenceFeatures.Of(evidence), random.NextDouble() < Truth(agree, margin)));
        }
        return readings;
    }

    private static double Truth(bool agree, double margin) => agree ? Math.Min(1, 0.9 + 0.01 * margin) : 0.4 + 0.02 * margin;

    [Fact]
    public void Fitted_probabilities_match_new_counts()
    {
        var calibration = CalibrationFitter.Fit("test", Readings(20000, 1), []);
        var family = calibration.Families[ReadingFamily.Text];
        var bins = Readings(20000, 2).Select(r => (P: family.Probability(family.Score(r.Kind, r.Features)), r.Right)).OrderBy(x => x.P).Chunk(2000);
        Assert.All(bins, bin => Assert.Equal(bin.Average(x => x.Right ? 1.0 : 0), bin.Average(x => x.P), tolerance: 0.04));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.01)]
    [InlineData(0.002)]
    public void What_is_accepted_on_new_faxes_keeps_the_target(double target)
    {
        var family = CalibrationFitter.Fit("test", Readings(20000, 1), []).Families[ReadingFamily.Text];
        double threshold = family.Threshold(target);
        var accepted = Readings(50000, 3).Where(r => family.Probability(family.Score(r.Kind, r.Features)) >= threshold).ToList();
        Assert.True(accepted.Count > 500, $"only {accepted.Count} accepted");
        double error = accepted.Count(r => !r.Right) / (double)accepted.Count;
        Assert.True(error <= 1.5 * target + 0.0005, $"error {error} at target {target}, {accepted.Count} accepted");
    }

    [Fact]
    public void Few_samples_carry_no_high_claim()
    {
        var readings = Readings(2000, 1).Select(r => r with { Right = true }).Take(100).ToList();
        var family = CalibrationFitter.Fit("test", readings, []).Families[ReadingFamily.Text];
        Assert.All(readings, r => Assert.True(family.Probability(family.Score(r.Kind, r.Features)) <= 1 - 1 / 102.0 + 1e-5));
        Assert.True(family.Threshold(0.002) > 1);
        Assert.True(family.Threshold(0.02) <= 1);
    }

    [Fact]
    public void Evidence_that_does_not_tell_looks_apart_has_one_of_each_engine() => Assert.Equal(
        EvidenceFeatures.Of(new Evidence { Engines = 3, Agreeing = 2, RawAgreeing = 1, Looks = 3, LooksAgreeing = 1 }), EvidenceFeatures.Of(new Evidence { Engines = 3, Agreeing = 2, RawAgreeing = 1 }));

    [Fact]
    public void A_step_counts_one_more_error_than_was_seen()
    {
        Assert.Equal(1 - 1.0 / 1002, new CalibrationStep(0, 1000, 0).Probability(), 5);
        Assert.Equal(0.5, new CalibrationStep(0, 0, 0).Probability(), 12);
    }

    [Fact]
    public void A_threshold_pools_steps_from_the_top_until_the_target_is_reached()
    {
        var family = new CalibrationFamily(new Dictionary<string, double>(), new Dictionary<string, double> { ["x"] = 0 },
            [new(-5, 100, 50), new(0, 500, 3), new(3, 4000, 0)]);
        Assert.Equal(family.Steps[2].Probability(), family.Threshold(0.0005));
        Assert.Equal(family.Steps[1].Probability(), family.Threshold(0.002));
        Assert.Equal(family.Steps[1].Probability(), family.Threshold(0.5));   // of the lowest step more than one in ten is wrong, whatever the target
        Assert.True(family.Threshold(0.0001) > 1);
    }

    [Fact]
    public void A_poor_step_is_not_bought_in_by_many_sure_readings()
    {
        var family = new CalibrationFamily(new Dictionary<string, double>(), new Dictionary<string, double>(), [new(0, 100, 3), new(3, 9000, 0)]);
        Assert.Equal(family.Steps[1].Probability(), family.Threshold(0.002));
        Assert.Equal(family.Steps[0].Probability(), family.Threshold(0.01));
        Assert.Equal(family.Steps[1].Probability(), family.Threshold(0.0045));   // 4 in 102 is more than eight times that
        Assert.Equal(family.Steps[0].Probability(), family.Threshold(0.0055));
    }

    [Fact]
    public void A_kind_never_seen_counts_as_the_worst()
    {
        var family = new CalibrationFamily(new Dictionary<string, double>(), new Dictionary<string, double> { ["easy"] = 4, ["hard"] = -1 }, [new(-5, 100, 50), new(3, 400, 0)]);
        Assert.Equal(-1, family.Score("strange", EvidenceFeatures.Of(new Evidence())));
    }

    [Theory]
    [InlineData(-1.1, 0)]
    [InlineData(-1, 0.5)]
    [InlineData(2.9, 0.5)]
    [InlineData(3, 0.99751)]
    public void A_score_below_all_that_were_counted_is_worth_nothing(double score, double probability)
    {
        var family = new CalibrationFamily(new Dictionary<string, double>(), new Dictionary<string, double>(), [new(-1, 100, 50), new(3, 400, 0)]);
        Assert.Equal(probability, family.Probability(score), 2);
    }

    [Theory]
    [InlineData(BoxState.Off, 0.99834)]
    [InlineData(BoxState.Unsure, 0.97)]
    public void Boxes_of_which_one_cannot_be_told_are_mostly_what_the_others_say(BoxState other, double probability)
    {
        var marks = new CalibrationFamily(new Dictionary<string, double>(), new Dictionary<string, double> { ["set"] = 1 }, [new(0, 600, 0)]);
        var calibration = Calibration.None with { Families = new Dictionary<string, CalibrationFamily> { [ReadingFamily.Marks] = marks } };
        var reading = new Reading { Field = "services", Kind = "set", Page = 1, Box = PageBox.Page, Value = FieldValue.Of(["ecm"]), Boxes = [new BoxReading("ecm", BoxState.On, 0.3), new BoxReading("respite", other, 0.06)], Evidence = new Evidence() };

        Assert.Equal(probability, calibration.Probability(reading), 4);
        Assert.Equal(other == BoxState.Off, calibration.Probability(reading) >= calibration.Threshold("member.sex", ReadingFamily.Marks, new DecideOptions()));
    }

    [Fact]
    public void Without_calibration_nothing_is_accepted()
    {
        var reading = new Reading { Field = "member.cin", Kind = "cin", Page = 1, Box = PageBox.Page, Value = FieldValue.Of("91234567A"), Evidence = new Evidence { Engines = 2, Agreeing = 2, Margin = 20 } };
        Assert.True(Calibration.None.Probability(reading) < Calibration.None.Threshold("member.cin", ReadingFamily.Text, new DecideOptions()));
    }

    [Fact]
    public void A_form_that_fits_worse_than_any_right_one_is_not_sure()
    {
        var form = CalibrationFitter.Fit("test", Readings(40, 1), [.. Enumerable.Range(0, 200).Select(i => new LabeledForm(0.5 + 0.002 * i, 0.3, true))]).Form;
        Assert.Equal(1 - 1.0 / 202, form.Probability(0.6, 0.4), 6);
        Assert.Equal((1 - 1.0 / 202) / 2, form.Probability(0.6, 0.15), 6);
        Assert.Equal(0, form.Probability(0, 0.4));
    }

    [Fact]
    public void A_calibration_survives_being_written_and_read()
    {
        var calibration = CalibrationFitter.Fit("test", Readings(2000, 1), [new(0.5, 0.2, true)]);
        string json = CalibrationJson.Write(calibration);
        Assert.Equal(json, CalibrationJson.Write(CalibrationJson.Parse(json)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"version":"x","form":{"samples":1,"errors":0,"leastScore":0,"leastMargin":0},"families":{"text":{"weights":{"moon":1},"kinds":{},"steps":[]}}}""")]
    [InlineData("""{"version":"x","form":{"samples":1,"errors":0,"leastScore":0,"leastMargin":0},"families":{"text":{"weights":{},"kinds":{},"steps":[{"from":0,"samples":10,"errors":11}]}}}""")]
    [InlineData("""{"version":"x","form":{"samples":1,"errors":0,"leastScore":0,"leastMargin":0},"families":{"text":{"weights":{},"kinds":{},"steps":[{"from":0,"samples":100,"errors":0},{"from":1,"samples":10,"errors":5}]}}}""")]
    public void What_no_fit_could_have_made_is_refused(string json) => Assert.Throws<FormatException>(() => CalibrationJson.Parse(json));
}
