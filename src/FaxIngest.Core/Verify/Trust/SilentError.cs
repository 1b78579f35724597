using FaxIngest.Decide;
using FaxIngest.Decide.Scoring;

namespace FaxIngest.Verify.Trust;

/// <summary>What was measured of one family since its threshold changed last.</summary>
/// <param name="Family">See <see cref="SampleFamily"/>.</param>
/// <param name="Samples">Accepted fields that persons looked at.</param>
/// <param name="Errors">Of those, wrong ones.</param>
/// <param name="Low">Lower bound of the share, 95 % (Clopper and Pearson).</param>
/// <param name="High">Upper bound.</param>
/// <param name="Target">Share that may be wrong.</param>
/// <param name="Evidence">That it is above the target (<see cref="SilentErrorTest"/>); from <see cref="SilentErrorTest.Alarm"/> on the threshold rises.</param>
/// <param name="Minimum">Least confidence in force over the calibration; 0: none, above 1: nothing is accepted.</param>
public sealed record SilentError(string Family, int Samples, int Errors, double Low, double High, double Target, double Evidence, double Minimum)
{
    private const double Level = 0.95;

    /// <summary>Measured share; 0 without samples.</summary>
    public double Share => Samples == 0 ? 0 : (double)Errors / Samples;

    /// <summary>Figures of every family that was sampled or raised.</summary>
    public static IReadOnlyList<SilentError> Of(IReadOnlyList<SampledField> samples, ThresholdRaises raises, DecideOptions options) =>
    [
        .. samples.Select(sample => sample.Family).Concat(raises.Raised.Select(raise => raise.Family)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(family => Of(family, Since(samples, family, raises), raises.Minimum(family), SampleFamily.Target(family, options))),
    ];

    /// <summary>Samples of a family since its threshold changed last, in the order they were drawn.</summary>
    public static IReadOnlyList<SampledField> Since(IReadOnlyList<SampledField> samples, string family, ThresholdRaises raises)
    {
        long spent = raises.Changes.TryGetValue(family, out var change) ? change.LastSample : 0;
        return [.. samples.Where(sample => sample.Family == family && sample.Number > spent).OrderBy(sample => sample.Number)];
    }

    private static SilentError Of(string family, IReadOnlyList<SampledField> samples, double minimum, double target)
    {
        int errors = samples.Count(sample => sample.Wrong);
        var (low, high) = BinomialInterval.ClopperPearson(errors, samples.Count, Level);
        return new SilentError(family, samples.Count, errors, low, high, target, SilentErrorTest.Evidence(samples.Select(sample => sample.Wrong), target), minimum);
    }
}
