namespace FaxIngest.Decide;

/// <summary>How sure a matched form is, from labeled faxes.</summary>
/// <param name="Samples">Labeled faxes whose template was found.</param>
/// <param name="Errors">Of those, with the wrong one.</param>
/// <param name="LeastScore">Least match score among the right ones.</param>
/// <param name="LeastMargin">Least lead over the next template among the right ones.</param>
public sealed record FormCalibration(int Samples, int Errors, double LeastScore, double LeastMargin)
{
    /// <summary>Probability that the form type is right. Beneath what was seen to be right it falls off in proportion: nothing was counted there.</summary>
    public double Probability(double score, double margin)
    {
        double top = CalibrationStep.Right(Samples, Errors);
        double fit = Math.Min(LeastScore <= 0 ? 1 : score / LeastScore, LeastMargin <= 0 ? 1 : margin / LeastMargin);
        return top * Math.Clamp(fit, 0, 1);
    }
}
