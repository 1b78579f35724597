namespace FaxIngest.Decide;

/// <summary>How the log-odds of being right rise with the score: straight up to a bend, and straight beyond it. Of sure readings so few are wrong that counts by score
/// jump with each of them; the curve lends them the counts to both sides.</summary>
/// <param name="Offset">Log-odds at score 0.</param>
/// <param name="Slope">Rise up to the bend, ≥ 0.</param>
/// <param name="Beyond">Rise from the bend on, ≥ 0.</param>
/// <param name="Worst">No score is accepted at which more than this many times the target is wrong, &gt; 0.</param>
public sealed record CalibrationCurve(double Offset, double Slope, double Beyond, double Worst)
{
    /// <summary>Score at which it bends. Of 21,947 one-line entries of 1,281 faxes 4.5 and 5.5 accept as much, give or take half a percent.</summary>
    internal const double Bend = 5;

    private const double Penalty = 0.01;

    /// <summary>Shares of wrong ones that are told apart, each half of the one before; and standard deviations that are chance.</summary>
    private const int Octaves = 10, Chance = 3;

    /// <summary>Probability of being right, 0..1.</summary>
    public double At(double score) => LogisticRegression.Sigmoid(Offset + Slope * Math.Min(score, Bend) + Beyond * Math.Max(0, score - Bend));

    /// <summary>The curve under which the labels are most likely, flat where it would fall; null where the counts are not along such a curve.</summary>
    /// <param name="scores">Scores of readings by fits that did not see them.</param>
    /// <param name="right">Whether each is right.</param>
    /// <param name="worst">See <see cref="Worst"/>.</param>
    internal static CalibrationCurve? Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> right, double worst)
    {
        double[] found = LogisticRegression.Fit([.. scores.Select(s => new[] { 1, Math.Min(s, Bend), Math.Max(0, s - Bend) })], right, [Penalty, Penalty, Penalty]);
        var curve = new CalibrationCurve(Math.Round(found[0], 5), Math.Round(Math.Max(0, found[1]), 5), Math.Round(Math.Max(0, found[2]), 5), worst);
        // Where it says that half are wrong, a quarter, an eighth and so on, as many are, as far as chance and a quarter allow.
        return scores.Select((s, i) => (Wrong: 1 - curve.At(s), IsWrong: !right[i])).GroupBy(x => (int)Math.Min(Octaves, -Math.Log2(Math.Max(x.Wrong, 1e-9))))
            .All(octave => octave.Sum(x => x.Wrong) is var expected && Math.Abs(octave.Count(x => x.IsWrong) - expected) <= Math.Max(Chance * Math.Sqrt(expected), expected / 4) + 1) ? curve : null;
    }
}
