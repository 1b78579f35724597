using System.Globalization;
using FaxIngest.Decide;
using FaxIngest.Decide.Scoring;
using FaxIngest.Pipeline;

namespace FaxIngest.Evaluate;

/// <summary>Fits a calibration anew and refuses it where it does worse than the present one on faxes that were held back.</summary>
internal static class Refit
{
    private const int HeldBack = 4;

    /// <summary>The new calibration, fitted on all faxes, or null with the reason in <paramref name="report"/>.</summary>
    /// <param name="faxes">Labeled faxes as read.</param>
    /// <param name="persons">What verifiers decided, read by the same engines (<see cref="PersonLabels"/>).</param>
    /// <param name="present">The calibration in force.</param>
    /// <param name="options">Target errors.</param>
    /// <param name="pipeline">Decides with a calibration, and with the roster where there is one.</param>
    /// <param name="now">Goes into the version.</param>
    /// <param name="report">What was compared and found.</param>
    internal static Calibration? Fit(
        IReadOnlyList<LabeledResult> faxes, IReadOnlyList<LabeledReading> persons, Calibration present, DecideOptions options, Func<Calibration, DecisionPipeline> pipeline, DateTimeOffset now, out string report)
    {
        var readings = faxes.SelectMany(f => Labels.Of(f.Name, f.Truth, f.Read)).Concat(persons).ToList();
        var forms = faxes.Select(f => Labels.FormOf(f.Truth, f.Read)).OfType<LabeledForm>().ToList();
        if (readings.Count == 0)
        {
            report = "No labeled readings: nothing to fit on.";
            return null;
        }
        // Every fourth fax by name is held back for the comparison alone; the calibration that is written then learns from all.
        var names = readings.Select(r => r.Fax).Distinct().Order(StringComparer.Ordinal).ToList();
        var held = names.Where((_, i) => i % HeldBack == 0).ToHashSet(StringComparer.Ordinal);
        var kept = readings.Where(r => held.Contains(r.Fax)).ToList();
        var rehearsal = CalibrationFitter.Fit("rehearsal", [.. readings.Where(r => !held.Contains(r.Fax))], forms) with { Engines = Engines(faxes) };
        var after = CalibrationTrial.Of(rehearsal, kept, options);
        var standing = present.For(Engines(faxes));
        var before = CalibrationTrial.Of(standing, kept, options);
        report = string.Create(CultureInfo.InvariantCulture,
            $"held back: {kept.Count} readings of {held.Count} faxes{Environment.NewLine}new:     {Text(after)}{Environment.NewLine}present: {Text(before)}");
        foreach (var family in kept.GroupBy(r => r.Family).OrderBy(g => g.Key, StringComparer.Ordinal))
            report += string.Create(CultureInfo.InvariantCulture, $"{Environment.NewLine}  {family.Key,-10} {family.Count()} readings; new {Text(CalibrationTrial.Of(rehearsal, [.. family], options))}; present {Text(CalibrationTrial.Of(standing, [.. family], options))}");
        if (present.Families.Count > 0 && !after.IsNoWorseThan(before))
        {
            report += $"{Environment.NewLine}Refused: the new calibration does worse on held-back faxes.";
            return null;
        }
        string version = string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd}, {faxes.Count} faxes, {readings.Count} readings{(persons.Count == 0 ? "" : $", {persons.Count} of them by verifiers")}");
        var fitted = CalibrationFitter.Fit(version, readings, forms) with { Engines = Engines(faxes) };
        fitted = fitted with { Doubted = fitted.ShareOfDoubted(faxes.SelectMany(f => Labels.Doubted(f.Truth, f.Read))) };
        var decide = pipeline(fitted);
        var supported = faxes.SelectMany(f => Labels.OfRoster(f.Truth, f.Read, decide)).ToList();
        // Without a roster nothing was counted, and what was counted before stays.
        return fitted with { Roster = supported.Count == 0 ? present.Roster : RosterCalibration.Of(supported) };
    }

    /// <summary>Engines that read these faxes: one run reads all with the same.</summary>
    internal static IReadOnlyList<string> Engines(IReadOnlyList<LabeledResult> faxes) =>
        faxes.Select(f => f.Read.Engines).FirstOrDefault(e => e.Count > 0) ?? Recognize.EngineOrder.Standard;

    private static string Text(CalibrationTrial t) => string.Create(CultureInfo.InvariantCulture, $"log loss {t.LogLoss:F4}, accepted {t.Accepted}, of those wrong {t.Silent}");
}
