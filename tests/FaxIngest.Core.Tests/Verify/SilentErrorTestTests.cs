using FaxIngest.Verify.Trust;

namespace FaxIngest.Tests.Verify;

/// <summary>Simulated samples: the threshold rises when the silent error is above its target, and not when it is below, however often one looks.</summary>
public class SilentErrorTestTests
{
    private const double Target = 0.002;

    [Theory]
    [InlineData(0.002, 0.02, 600)]
    [InlineData(0.002, 0.01, 2500)]
    [InlineData(0.0005, 0.005, 2500)]
    [InlineData(0.05, 0.2, 150)]
    public void Above_the_target_it_rises_within_so_many_samples(double target, double share, int within)
    {
        int risen = Enumerable.Range(0, 200).Count(run => Rises(new Random(run), within, target, _ => share));
        Assert.True(risen >= 190, $"rose in {risen} of 200 runs");
    }

    [Theory]
    [InlineData(0.002, 0.002)]
    [InlineData(0.002, 0.001)]
    [InlineData(0.0005, 0.0005)]
    [InlineData(0.05, 0.04)]
    public void At_the_target_and_below_it_does_not_in_95_of_100_runs_though_it_is_asked_after_each_of_10000_samples(double target, double share)
    {
        int risen = Enumerable.Range(0, 200).Count(run => Rises(new Random(1000 + run), 10_000, target, _ => share));
        Assert.True(risen <= 10, $"rose in {risen} of 200 runs");
    }

    [Fact]
    public void A_naive_interval_looked_at_after_each_sample_would_have_cried_wolf()
    {
        // What the sequential test is for: the same runs, with the lower bound of the 95 % interval in its place.
        int risen = Enumerable.Range(0, 100).Count(run =>
        {
            var random = new Random(1000 + run);
            int errors = 0;
            for (int n = 1; n <= 10_000; n++)
            {
                if (random.NextDouble() >= Target) continue;
                errors++;
                if (FaxIngest.Decide.Scoring.BinomialInterval.ClopperPearson(errors, n, 0.95).Low > Target) return true;
            }
            return false;
        });
        Assert.True(risen > 5, $"rose in {risen} of 100 runs");
    }

    [Fact]
    public void A_long_good_past_does_not_hide_a_change()
    {
        int risen = Enumerable.Range(0, 100).Count(run => Rises(new Random(run), 21_500, Target, n => n < 20_000 ? 0.0005 : 0.02));
        Assert.True(risen >= 95, $"rose in {risen} of 100 runs");
    }

    [Fact]
    public void It_rises_to_where_the_errors_would_have_been_caught_and_no_higher_than_the_target_asks()
    {
        List<SampledField> samples = [.. Enumerable.Range(0, 300).Select(n => new SampledField(n, "text", n % 3 == 0 ? 0.998 : 0.9995, Wrong: n % 30 == 0))];
        Assert.Equal(0.99801, RaiseRule.Raised(samples, Target));
        samples.Add(new SampledField(300, "text", 0.9995, Wrong: true));
        Assert.Equal(0.99951, RaiseRule.Raised(samples, Target));
        samples.AddRange(Enumerable.Range(301, 2000).Select(n => new SampledField(n, "text", 0.9995, Wrong: false)));
        Assert.Equal(0.99801, RaiseRule.Raised(samples, Target));
        Assert.Null(RaiseRule.Raised([.. samples.Select(sample => sample with { Wrong = false })], Target));
        Assert.Null(RaiseRule.Raised([], Target));
    }

    private static bool Rises(Random random, int samples, double target, Func<int, double> share) =>
        RaiseRule.Raised([.. Enumerable.Range(0, samples).Select(n => new SampledField(n, "text", 0.999, random.NextDouble() < share(n)))], target) is not null;
}
