using System.Text.Json;
using FaxIngest.Model;

namespace FaxIngest.Decide;

/// <summary>Calibration as the files in <c>Calibration/</c> hold it.</summary>
public static class CalibrationJson
{
    /// <summary>Reads one; refuses what a fit could not have made.</summary>
    /// <exception cref="FormatException">The text is not a calibration.</exception>
    public static Calibration Parse(string json)
    {
        Calibration calibration;
        try
        {
            calibration = JsonSerializer.Deserialize<Calibration>(json, DocumentJson.Indented) ?? throw new FormatException("the calibration is empty");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"the calibration cannot be read: {fault.Message}", fault);
        }
        foreach (var (doubted, share) in calibration.Doubted)
            if (share is not (>= 0 and <= 1)) throw new FormatException($"calibration of doubted {doubted}: {share} of the confidence cannot be left");
        foreach (var (name, family) in calibration.Families)
        {
            if (family.Weights.Keys.Except(EvidenceFeatures.Names).FirstOrDefault() is string stranger) throw new FormatException($"calibration of {name}: there is no feature '{stranger}'");
            if (family.Trees?.Trees.FirstOrDefault(t => t.Adds.Count != 1 << t.Splits.Count || t.Splits.Any(s => s.Index < 0)) is not null) throw new FormatException($"calibration of {name}: a tree asks about evidence that there is not, or has not two answers to each question");
            if (family.Curve is { Slope: < 0 } or { Beyond: < 0 } or { Worst: <= 0 }) throw new FormatException($"calibration of {name}: its curve falls or accepts nothing");
            for (int i = 0; i < family.Steps.Count; i++)
            {
                var step = family.Steps[i];
                if (step.Samples < 1 || step.Errors < 0 || step.Errors > step.Samples) throw new FormatException($"calibration of {name}: step {i} counts {step.Errors} errors in {step.Samples}");
                if (i > 0 && (step.From <= family.Steps[i - 1].From || family.Curve is null && step.Probability() < family.Steps[i - 1].Probability())) throw new FormatException($"calibration of {name}: step {i} does not rise");
            }
        }
        foreach (var count in new[] { calibration.Roster.Confirmed, calibration.Roster.Chosen, calibration.Roster.Repaired })
            if (count.Samples < 0 || count.Errors < 0 || count.Errors > count.Samples) throw new FormatException($"calibration of the roster counts {count.Errors} errors in {count.Samples}");
        return calibration;
    }

    /// <summary>Writes one.</summary>
    public static string Write(Calibration calibration) => JsonSerializer.Serialize(calibration, DocumentJson.Indented) + "\n";
}
