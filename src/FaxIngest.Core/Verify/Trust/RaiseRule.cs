namespace FaxIngest.Verify.Trust;

/// <summary>When a family's threshold rises, and to where. Pure.</summary>
public static class RaiseRule
{
    /// <summary>Five decimals are what confidences have.</summary>
    private const int Decimals = 5;

    /// <summary>The threshold that follows from the samples; null: it stays.</summary>
    /// <param name="samples">Samples of one family since its last change, in the order they were drawn.</param>
    /// <param name="target">Share that may be wrong.</param>
    /// <returns>The least confidence above which no more errors were seen than the target allows: with few samples above all errors, which it would have caught.</returns>
    public static double? Raised(IReadOnlyList<SampledField> samples, double target)
    {
        if (SilentErrorTest.Course(samples.Select(sample => sample.Wrong), target).All(evidence => evidence < SilentErrorTest.Alarm)) return null;
        int left = samples.Count, errors = samples.Count(sample => sample.Wrong);
        double threshold = 0;
        // From the least sure on upwards: what is caught until the rest is within the target.
        foreach (var step in samples.GroupBy(sample => sample.Confidence).OrderBy(step => step.Key))
        {
            if (errors <= Math.Floor(target * left)) break;
            left -= step.Count();
            errors -= step.Count(sample => sample.Wrong);
            threshold = Math.Round(step.Key + Math.Pow(10, -Decimals), Decimals);
        }
        return threshold;
    }
}
