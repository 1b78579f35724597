namespace FaxIngest.Decide.Scoring;

/// <summary>How a calibration does on labeled readings it was not fitted on.</summary>
/// <param name="Readings">Readings tried.</param>
/// <param name="LogLoss">Mean surprise at the labels, natural logarithm; less is better.</param>
/// <param name="Accepted">Readings accepted at the target error.</param>
/// <param name="Silent">Of those, wrong.</param>
public sealed record CalibrationTrial(int Readings, double LogLoss, int Accepted, int Silent)
{
    /// <summary>Tries a calibration with the default targets.</summary>
    public static CalibrationTrial Of(Calibration calibration, IReadOnlyList<LabeledReading> readings, DecideOptions options)
    {
        double loss = 0;
        int accepted = 0, silent = 0;
        var thresholds = readings.Select(r => r.Family).Distinct().ToDictionary(f => f, f => calibration.Threshold("", f, options));
        foreach (var reading in readings)
        {
            double p = calibration.Counted(reading.Family) is { } family ? family.Probability(family.Score(reading.Kind, reading.Features)) : 0;
            loss -= Math.Log(Math.Clamp(reading.Right ? p : 1 - p, 1e-6, 1));
            if (p < thresholds[reading.Family]) continue;
            accepted++;
            if (!reading.Right) silent++;
        }
        return new CalibrationTrial(readings.Count, readings.Count == 0 ? 0 : loss / readings.Count, accepted, silent);
    }

    /// <summary>Whether this is not worse than another on the same readings: no more surprise, and no more silent errors than chance allows.</summary>
    public bool IsNoWorseThan(CalibrationTrial other) =>
        LogLoss <= other.LogLoss * 1.02 + 1e-9 && BinomialInterval.ClopperPearson(Silent, Math.Max(1, Accepted), 0.8).Low <= (double)other.Silent / Math.Max(1, other.Accepted) + 1e-9;
}
