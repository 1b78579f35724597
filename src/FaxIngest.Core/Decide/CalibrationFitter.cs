namespace FaxIngest.Decide;

/// <summary>Fits a calibration on labeled readings. Steps are counted on scores from fits that did not see the fax in question, so that the
/// counts say what new faxes may expect.</summary>
public static class CalibrationFitter
{
    private const int Folds = 5, LeastOfStep = 12, LeastOnCurve = 60;

    // Counted as ReadingFamily says: 5 everywhere, 78.6 % of entries accepted and 18 wrong; 8 on clear pages, 79.0 % and 19; 8 of codes too, 79.5 % and 21.
    private const double Worst = 5, WorstOfClear = 8;

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
            Families = readings.SelectMany(r => r.CountedIn, (Reading, Family) => (Reading, Family)).GroupBy(r => r.Family, r => r.Reading).OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => ReadingFamily.Base(g.Key) == ReadingFamily.Marks ? CountMarks([.. g]) : FitFamily(g.Key, [.. g])),
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
        string[] kinds = [.. readings.Select(r => r.Kind).Distinct().Order(StringComparer.Ordinal)];
        var rows = readings.Select(r => Row(r, kinds)).ToList();
        var right = readings.Select(r => r.Right).ToList();
        var fold = readings.Select(r => r.Fax).Distinct().Order(StringComparer.Ordinal).Select((fax, i) => (fax, i)).ToDictionary(x => x.fax, x => x.i % Folds);
        var scores = new double[readings.Count];
        for (int f = 0; f < Folds; f++)
        {
            var seen = Enumerable.Range(0, readings.Count).Where(i => fold[readings[i].Fax] != f).ToList();
            if (seen.Count == 0) continue;
            double[] part = FitWeights([.. seen.Select(i => rows[i])], [.. seen.Select(i => right[i])], kinds.Length);
            for (int i = 0; i < readings.Count; i++)
                if (fold[readings[i].Fax] == f) scores[i] = LogisticRegression.Dot(part, rows[i]);
        }
        double[] weights = FitWeights(rows, right, kinds.Length);
        var curve = ReadingFamily.Base(name) == ReadingFamily.Text ? CalibrationCurve.Fit(scores, right, name == ReadingFamily.ClearText ? WorstOfClear : Worst) : null;
        var samples = scores.Select((s, i) => (Round(s), right[i]));
        int features = EvidenceFeatures.Names.Count;
        return new CalibrationFamily(
            EvidenceFeatures.Names.Select((name, i) => (name, weights[i])).Where(x => Math.Abs(x.Item2) > 1e-6).ToDictionary(x => x.name, x => Round(x.Item2)),
            kinds.Select((kind, i) => (kind, weights[features + i])).ToDictionary(x => x.kind, x => Round(x.Item2 + weights[^1])),
            curve is null ? [.. ScoreCounts.Steps(samples, LeastOfStep)] : [.. ScoreCounts.Bins(samples, LeastOnCurve)]) { Curve = curve };
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
