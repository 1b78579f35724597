using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Decide;

/// <summary>Evidence to probability, fitted on labeled faxes and shipped as data. Only this turns scores into confidence.</summary>
public sealed record Calibration
{
    /// <summary>When and on what it was fitted, for replay.</summary>
    public required string Version { get; init; }

    /// <summary>Labeled faxes it was fitted on.</summary>
    public int Faxes { get; init; }

    /// <summary>Families by name (<see cref="ReadingFamily"/>).</summary>
    public required IReadOnlyDictionary<string, CalibrationFamily> Families { get; init; }

    /// <summary>Form identification.</summary>
    public required FormCalibration Form { get; init; }

    /// <summary>Values that the roster stands behind.</summary>
    public RosterCalibration Roster { get; init; } = RosterCalibration.None;

    /// <summary>A calibration that knows nothing: every field goes to a person.</summary>
    public static Calibration None { get; } = new() { Version = "none", Families = new Dictionary<string, CalibrationFamily>(), Form = new FormCalibration(0, 0, 1, 1) };

    /// <summary>Fields that decide who gets what: a tighter target.</summary>
    public static IReadOnlySet<string> CriticalFields { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "member.cin", "member.dateOfBirth", "populationsOfFocus", "services" };

    /// <summary>Probability that a reading's value is exactly right, or that a blank is blank; 0 where nothing could be made out.</summary>
    public double Probability(Reading reading)
    {
        if (reading.Value is null && !reading.Blank) return 0;
        return Families.TryGetValue(ReadingFamily.Of(reading), out var family) ? family.Probability(family.Score(reading.Kind, EvidenceFeatures.Of(reading.Evidence))) : 0;
    }

    /// <summary>The least confidence at which a field is accepted (or taken for blank).</summary>
    public double Threshold(string field, string family, DecideOptions options) =>
        Families.TryGetValue(family, out var fitted) ? fitted.Threshold(Target(field, family, options)) : 2;

    /// <summary>Share of accepted values of a field that may be wrong.</summary>
    public static double Target(string field, string family, DecideOptions options) =>
        family == ReadingFamily.Prose ? options.ProseTargetError : CriticalFields.Contains(field) ? options.CriticalTargetError : options.TargetError;
}
