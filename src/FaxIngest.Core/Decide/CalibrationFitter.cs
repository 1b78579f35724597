namespace FaxIngest.Decide;

/// <summary>Fits a calibration on labeled readings. Steps are counted on scores from fits that did not see the fax in question, so that the
/// counts say what new faxes may expect.</summary>
public static class CalibrationFitter
{
    private const int Folds = 5, LeastOfStep = 12, LeastOnCurve = 60;

    // No score of text is accepted at which more than this many times the target is wrong. Counted as BoostedTreesFitter says, with free trees: 5, 83.9 % of entries accepted and 13 wrong; 8, 85.7 % and 19.
    private const double Worst = 8;

    // Wrong readings from which trees have something to learn of; below, one weight for each piece of evidence.
    private const int LeastWrongForTrees = 200;

    // Weights are held near 0 as if one sample in doubt spoke against each; kinds share what they have in common.
    private const double PenaltyOfFeature = 1, PenaltyOfKind = 1, PenaltyOfConstant = 0.01;

    /// <summary>A calibration from labeled readings and forms.</summary>
    /// <param name="version">Says when and on what.</param>
    /// <param name="readings">At least one.</param>
    /// <param name="forms">Matched forms.</param>
    public static Calibration Fit(string version, IReadOnlyList<LabeledReading> readings, IReadOnlyList<LabeledForm> forms)
    {
        var right = forms.Where(f => f.Right).ToList();
        return new Calibration
        {
            Version = version,
            Faxes = readings.Select(r => r.Fax).Distinct().Count(),
            Families = readings.GroupBy(r => r.Family).OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => ReadingFamily.Inside(g.Key) == ReadingFamily.Marks ? CountMarks([.. g]) : FitFamily(g.Key, [.. g])),
            Form = new FormCalibration(forms.Count, forms.Count - right.Count,
                right.Count == 0 ? 1 : Round(right.Min(f => f.Score)), right.Count == 0 ? 1 : Round(right.Min(f => f.Margin))),
        };
    }

    /// <summary>Boxes err so seldom that there is nothing to regress on: the distance of their ink from doubt is the score, and it is counted.</summary>
    private static CalibrationFamily CountMarks(IReadOnlyList<LabeledReading> readings)
    {
        int ink = EvidenceFeatures.Names.ToList().IndexOf("ink");
        return new CalibrationFamily(
            new Dictionary<string, double> { ["ink"] = 1 },
            readings.Select(r => r.Kind).Distinct().Order(StringComparer.Ordinal).ToDictionary(k => k, _ => 0.0),
            [.. ScoreCounts.Steps(readings.Select(r => (Round(r.Features[ink]), r.Right)), LeastOfStep)]);
    }

    private static CalibrationFamily FitFamily(string name, IReadOnlyList<LabeledReading> readings)
    {
        bool text = ReadingFamily.Inside(name) == ReadingFamily.Text, trees = text && readings.Count(r => !r.Right) >= LeastWrongForTrees;
        string[] kinds = [.. readings.Select(r => r.Kind).Distinct().Order(StringComparer.Ordinal)];
        var fold = readings.Select(r => r.Fax).Distinct().Order(StringComparer.Ordinal).Select((fax, i) => (fax, i)).ToDictionary(x => x.fax, x => x.i % Folds);
        var samples = readings.GroupBy(r => fold[r.Fax]).SelectMany(held =>
        {
            var seen = readings.Where(r => fold[r.Fax] != held.Key).ToList();
            var unseen = seen.Count == 0 ? null : FitScore(seen, kinds, trees);
            return held.Select(r => (Score: Round(unseen?.Score(r.Kind, r.Features) ?? 0), r.Right));
        }).ToList();
        var curve = text ? CalibrationCurve.Fit([.. samples.Select(s => s.Score)], [.. samples.Select(s => s.Right)], Worst) : null;
        return FitScore(readings, kinds, trees) with { Steps = curve is null ? [.. ScoreCounts.Steps(samples, LeastOfStep)] : [.. ScoreCounts.Bins(samples, LeastOnCurve)], Curve = curve };
    }

    /// <summary>What orders readings; nothing is counted yet.</summary>
    private static CalibrationFamily FitScore(IReadOnlyList<LabeledReading> readings, string[] kinds, bool trees)
    {
        int features = EvidenceFeatures.Names.Count;
        bool[] right = [.. readings.Select(r => r.Right)];
        double[] weights = FitWeights([.. readings.Select(r => Row(r, kinds))], right, kinds.Length);
        var straight = new CalibrationFamily(
            EvidenceFeatures.Names.Select((name, i) => (name, weights[i])).Where(x => Math.Abs(x.Item2) > 1e-6).ToDictionary(x => x.name, x => Round(x.Item2)),
            kinds.Select((kind, i) => (kind, weights[features + i])).ToDictionary(x => x.kind, x => Round(x.Item2 + weights[^1])),
            []);
        if (!trees) return straight;
        return straight with { Trees = BoostedTreesFitter.Fit([.. readings.Select(r => (double[])[.. r.Features, straight.Kinds[r.Kind]])], [.. readings.Select(r => straight.Score(r.Kind, r.Features))], right) };
    }

    private static double[] FitWeights(IReadOnlyList<double[]> rows, IReadOnlyList<bool> right, int kinds)
    {
        double[] penalty =
        [
            .. Enumerable.Repeat(PenaltyOfFeature, EvidenceFeatures.Names.Count), .. Enumerable.Repeat(PenaltyOfKind, kinds), PenaltyOfConstant,
        ];
        return LogisticRegression.Fit(rows, right, penalty);
    }

    private static double[] Row(LabeledReading reading, string[] kinds) =>
        [.. reading.Features, .. kinds.Select(k => k == reading.Kind ? 1.0 : 0.0), 1];

    private static double Round(double x) => Math.Round(x, 5);
}
