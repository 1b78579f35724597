namespace FaxIngest.Decide;

/// <summary>From evidence to probability for one family: a score over the evidence, by one weight for each piece of it and by trees, then what was counted at that score, or a curve through the counts.</summary>
/// <param name="Weights">Weight of each feature (<see cref="EvidenceFeatures"/>); a feature that is not named weighs nothing.</param>
/// <param name="Kinds">Constant of each kind of field.</param>
/// <param name="Steps">Counts by score, lowest first; without a curve probabilities rise.</param>
public sealed record CalibrationFamily(IReadOnlyDictionary<string, double> Weights, IReadOnlyDictionary<string, double> Kinds, IReadOnlyList<CalibrationStep> Steps)
{
    /// <summary>No step is accepted of which more than this many times the target is wrong: else the many sure readings would buy in a few of which
    /// one in thirty is wrong. Counted on 21,947 one-line entries of 1,281 faxes by fits that did not see the fax in question, share accepted and of those wrong: times 5, 78.1 % and
    /// 16 at a target of 0.2 %, 63.5 % and 0 at 0.05 %; times 8, 79.3 % and 19, 71.2 % and 5; times 12 as times 8.</summary>
    private const double WorstStep = 8;

    /// <summary>Nor is one of which more than this share is wrong, however much the target allows: narratives.</summary>
    private const double WrongOfStep = 0.1;

    /// <summary>Probability by score; null: what was counted at each step is.</summary>
    public CalibrationCurve? Curve { get; init; }

    /// <summary>What pieces of evidence are worth beside each other, added to <see cref="Weights"/>; null: nothing.</summary>
    public BoostedTrees? Trees { get; init; }

    /// <summary>The score, log-odds; a kind never seen in fitting counts as the worst one seen.</summary>
    public double Score(string kind, IReadOnlyList<double> features)
    {
        double constant = Kinds.TryGetValue(kind, out double known) ? known : Kinds.Count > 0 ? Kinds.Values.Min() : -10, score = constant;
        for (int i = 0; i < features.Count; i++) score += features[i] * Weights.GetValueOrDefault(EvidenceFeatures.Names[i]);
        return Trees is null ? score : score + Trees.Of([.. features, constant]);
    }

    /// <summary>Probability that a reading with this score is right; 0 below every score that was counted: nothing is known there.</summary>
    public double Probability(double score)
    {
        if (Steps.Count == 0 || score < Steps[0].From) return 0;
        if (Curve is not null) return Math.Round(Math.Min(Curve.At(score), CalibrationStep.Right(Steps.Sum(s => s.Samples), 0)), 5);
        int i = Steps.Count - 1;
        while (i > 0 && score < Steps[i].From) i--;
        return Steps[i].Probability();
    }

    /// <summary>The least probability to accept so that no more than <paramref name="targetError"/> of what is accepted is wrong, and of no step more
    /// than eight times that or one in ten, counting one more error than was seen; above 1 where no step is good enough. Along a curve the pooled errors are those that it
    /// says or those that were counted, whichever are more, and its <see cref="CalibrationCurve.Worst"/> stands for the eight.</summary>
    public double Threshold(double targetError)
    {
        if (Curve is not null) return ThresholdOfCurve(Curve, targetError);
        int samples = 0, errors = 0;
        double threshold = 2;
        for (int i = Steps.Count - 1; i >= 0; i--)
        {
            samples += Steps[i].Samples;
            errors += Steps[i].Errors;
            if (1 - CalibrationStep.Right(samples, errors) > targetError) break;
            if (1 - CalibrationStep.Right(Steps[i].Samples, Steps[i].Errors) > Math.Min(WorstStep * targetError, WrongOfStep)) break;
            threshold = Steps[i].Probability();
        }
        return threshold;
    }

    private double ThresholdOfCurve(CalibrationCurve curve, double targetError)
    {
        int samples = 0, errors = 0;
        double expected = 0, threshold = 2;
        foreach (var step in Steps.Reverse())
        {
            double wrong = 1 - curve.At(step.From);
            samples += step.Samples;
            errors += step.Errors;
            expected += step.Samples * wrong;
            if (wrong > Math.Min(curve.Worst * targetError, WrongOfStep)) break;
            // Few samples cannot carry a small target; with more to it they may.
            if ((Math.Max(expected, errors) + 1) / (samples + 2) <= targetError) threshold = Probability(step.From);
            else if (threshold <= 1) break;
        }
        return threshold;
    }
}
