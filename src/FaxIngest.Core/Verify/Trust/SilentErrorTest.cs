namespace FaxIngest.Verify.Trust;

/// <summary>Is the share of wrong values among those accepted above its target? Asked after every sample, for years, without ever crying wolf more often than promised.</summary>
/// <remarks>An interval that is looked at after every sample excludes the truth sooner or later, whatever its level. So evidence is counted as a bet against "the share is at most the target":
/// for each of some larger shares the likelihood ratio of what was seen, started at every sample with weights that sum to one, averaged. Below the target its expectation never rises, so it reaches
/// 1/a with probability a at most, over all looks together (Ville 1939; Wald, Sequential tests of statistical hypotheses, 1945; Robbins 1970 for mixtures; Waudby-Smith and Ramdas, JRSS B 2024 for bets;
/// Shin, Ramdas and Rinaldo 2023 for restarts). Starting anew at every sample keeps a long good past from hiding a change.</remarks>
public static class SilentErrorTest
{
    /// <summary>Evidence at which the threshold rises: at most one false alarm in a hundred families, ever.</summary>
    public const double Alarm = 100;

    /// <summary>Shares tried, as multiples of the target.</summary>
    private static readonly double[] Multiples = [2, 4, 8, 16, 32];

    /// <summary>Evidence after the last sample.</summary>
    /// <param name="wrong">Samples in the order they were drawn; true: the accepted value was wrong.</param>
    /// <param name="target">Share that may be wrong, above 0 and below 1.</param>
    public static double Evidence(IEnumerable<bool> wrong, double target) => Course(wrong, target).LastOrDefault(1);

    /// <summary>Evidence after every sample.</summary>
    /// <param name="wrong">Samples in the order they were drawn.</param>
    /// <param name="target">Share that may be wrong, above 0 and below 1.</param>
    public static IEnumerable<double> Course(IEnumerable<bool> wrong, double target)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, 1);
        var shares = Multiples.Select(multiple => Math.Min(target * multiple, (1 + target) / 2)).ToArray();
        var sums = new double[shares.Length];
        double n = 0;
        foreach (bool error in wrong)
        {
            n++;
            double started = 1 / (n * (n + 1)), evidence = 0;
            for (int i = 0; i < shares.Length; i++)
            {
                double ratio = error ? shares[i] / target : (1 - shares[i]) / (1 - target);
                // Enough is enough: what is beyond any doubt need not overflow.
                sums[i] = Math.Min(1e12, ratio * (sums[i] + started));
                evidence += sums[i] / shares.Length;
            }
            yield return evidence + 1 / (n + 1);
        }
    }
}
