namespace FaxIngest.Decide;

/// <summary>What was counted among labeled readings whose score lies between this step and the next.</summary>
/// <param name="From">Least score of the step.</param>
/// <param name="Samples">Readings counted.</param>
/// <param name="Errors">Of those, wrong ones.</param>
public sealed record CalibrationStep(double From, int Samples, int Errors)
{
    /// <summary>Probability of being right, five decimals: one more error is assumed than was seen, so no step ever claims more than its count can carry.</summary>
    public double Probability() => Math.Round(Right(Samples, Errors), 5);

    internal static double Right(int samples, int errors) => 1 - (errors + 1.0) / (samples + 2.0);
}
