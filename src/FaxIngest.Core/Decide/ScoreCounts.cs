namespace FaxIngest.Decide;

/// <summary>Counts by score: such in which a higher score never means a lower probability (pool adjacent violators), and plain ones.</summary>
internal static class ScoreCounts
{
    /// <summary>Steps of at least <paramref name="least"/> samples each, as far as there are so many, with rising probability.</summary>
    public static IReadOnlyList<CalibrationStep> Steps(IEnumerable<(double Score, bool Right)> samples, int least)
    {
        var steps = new List<CalibrationStep>();
        foreach (var same in OfEqualScore(samples))
        {
            steps.Add(same);
            while (steps.Count > 1 && (Share(steps[^1]) >= Share(steps[^2]) || steps[^2].Samples < least)) Merge(steps);
        }
        while (steps.Count > 1 && (steps[^1].Samples < least || steps[^1].Probability() < steps[^2].Probability())) Merge(steps);
        // Shares rise strictly now; probabilities, which count one error more, may still fall where a small step follows a large one.
        for (int i = 1; i < steps.Count; i++)
        {
            if (steps[i].Probability() >= steps[i - 1].Probability()) continue;
            steps[i - 1] = Sum(steps[i - 1], steps[i]);
            steps.RemoveAt(i);
            i = Math.Max(0, i - 2);
        }
        return steps;
    }

    /// <summary>Counts of at least <paramref name="least"/> samples each, whatever their shares; those left at the top go to the highest.</summary>
    public static IReadOnlyList<CalibrationStep> Bins(IEnumerable<(double Score, bool Right)> samples, int least)
    {
        var bins = new List<CalibrationStep>();
        foreach (var same in OfEqualScore(samples))
        {
            bins.Add(same);
            if (bins.Count > 1 && bins[^2].Samples < least) Merge(bins);
        }
        if (bins.Count > 1 && bins[^1].Samples < least) Merge(bins);
        return bins;
    }

    private static IEnumerable<CalibrationStep> OfEqualScore(IEnumerable<(double Score, bool Right)> samples) =>
        samples.GroupBy(s => s.Score).OrderBy(g => g.Key).Select(same => new CalibrationStep(same.Key, same.Count(), same.Count(s => !s.Right)));

    private static double Share(CalibrationStep step) => (double)step.Errors / step.Samples;

    private static void Merge(List<CalibrationStep> steps)
    {
        steps[^2] = Sum(steps[^2], steps[^1]);
        steps.RemoveAt(steps.Count - 1);
    }

    private static CalibrationStep Sum(CalibrationStep low, CalibrationStep high) => new(low.From, low.Samples + high.Samples, low.Errors + high.Errors);
}
