using FaxIngest.Decide;

namespace FaxIngest.Tests.Decide;

public sealed class CalibrationCurveTests
{
    private static readonly CalibrationCurve Known = new(-0.5, 1.2, 2, 5);

    /// <summary>Readings whose chance of being right is known, over scores from −4 to 9.</summary>
    private static (List<double> Scores, List<bool> Right) Readings(int count, int seed, Func<double, double> chance)
    {
        var random = new Random(seed);
        var scores = Enumerable.Range(0, count).Select(_ => -4 + 13 * random.NextDouble()).ToList();
        return (scores, [.. scores.Select(s => random.NextDouble() < chance(s))]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_found_again_from_readings_along_it(int seed)
    {
        var (scores, right) = Readings(40000, seed, Known.At);

        var found = CalibrationCurve.Fit(scores, right, 5);

        Assert.NotNull(found);
        Assert.All([-2.0, 0, 2, 4, 5], score => Assert.InRange((1 - found.At(score)) / (1 - Known.At(score)), 0.8, 1.25));
    }

    /// <summary>Of the surest one in a hundred is wrong, however high the score: no straight line says that.</summary>
    [Fact]
    public void Where_counts_say_otherwise_there_is_none()
    {
        var (scores, right) = Readings(40000, 1, score => score is > 7 and < 8 ? 0.9 : Known.At(score));

        Assert.Null(CalibrationCurve.Fit(scores, right, 5));
    }

    [Fact]
    public void It_never_falls()
    {
        var (scores, right) = Readings(4000, 1, score => score > 5 ? 0.97 : 0.99);

        Assert.True(CalibrationCurve.Fit(scores, right, 5) is null or { Slope: >= 0, Beyond: >= 0 });
    }

    [Fact]
    public void It_claims_no_more_than_the_count_can_carry()
    {
        Assert.Equal(1 - 1 / 502.0, Family(Known, (-4, 250, 100), (5, 250, 0)).Probability(9), 5);
        Assert.Equal(Math.Round(Known.At(3), 5), Family(Known, (-4, 250, 100), (5, 250, 0)).Probability(3));
        Assert.Equal(0, Family(Known, (-4, 250, 100), (5, 250, 0)).Probability(-4.1));
    }

    /// <summary>At 2.9, 3.5, 5 and 7 scores are wrong 4.8, 2.4, 0.41 and 0.0075 %.</summary>
    [Theory]
    [InlineData(0.002, 5.0)]
    [InlineData(0.0005, 7.0)]
    [InlineData(0.006, 3.5)]
    [InlineData(0.0001, null)]
    public void A_threshold_is_the_least_score_at_which_the_target_holds(double target, double? from)
    {
        var family = Family(Known, (-4, 900, 500), (2.9, 200, 9), (3.5, 300, 6), (5, 500, 1), (7, 4000, 0));

        Assert.Equal(from is { } score ? family.Probability(score) : 2, family.Threshold(target));
    }

    [Fact]
    public void No_score_is_bought_in_that_is_too_often_wrong()
    {
        (double, int, int)[] steps = [(-4, 900, 500), (3.5, 100, 2), (5, 500, 1), (7, 40000, 0)];

        Assert.Equal(Family(Known, steps).Probability(5), Family(Known, steps).Threshold(0.002));
        Assert.Equal(Family(Known, steps).Probability(3.5), Family(Known with { Worst = 13 }, steps).Threshold(0.002));
    }

    /// <summary>More were wrong among the surest than the curve says: the counts hold too.</summary>
    [Fact]
    public void What_was_counted_holds_beside_the_curve() =>
        Assert.True(Family(Known, (-4, 900, 500), (5, 500, 4), (7, 4000, 9)).Threshold(0.002) > 1);

    [Fact]
    public void It_survives_being_written_and_read_and_one_that_falls_is_refused()
    {
        var calibration = Calibration.None with { Families = new Dictionary<string, CalibrationFamily> { [ReadingFamily.Text] = Family(Known, (-4, 900, 500), (5, 500, 1), (7, 400, 1)) } };
        string json = CalibrationJson.Write(calibration);

        Assert.Equal(json, CalibrationJson.Write(CalibrationJson.Parse(json)));
        Assert.Equal(Known, CalibrationJson.Parse(json).Families[ReadingFamily.Text].Curve);
        Assert.Throws<FormatException>(() => CalibrationJson.Parse(json.Replace("\"slope\": 1.2", "\"slope\": -1.2", StringComparison.Ordinal)));
    }

    private static CalibrationFamily Family(CalibrationCurve curve, params (double From, int Samples, int Errors)[] steps) =>
        new(new Dictionary<string, double>(), new Dictionary<string, double>(), [.. steps.Select(s => new CalibrationStep(s.From, s.Samples, s.Errors))]) { Curve = curve };
}
