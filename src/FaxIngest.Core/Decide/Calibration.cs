using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;

namespace FaxIngest.Decide;

/// <summary>Evidence to probability, fitted on labeled faxes and shipped as data. Only this turns scores into confidence.</summary>
public sealed record Calibration
{
    /// <summary>When and on what it was fitted, for replay.</summary>
    public required string Version { get; init; }

    /// <summary>Labeled faxes it was fitted on.</summary>
    public int Faxes { get; init; }

    /// <summary>Engines that read what it was fitted on, in their order; with others its families of text mean nothing.</summary>
    public IReadOnlyList<string> Engines { get; init; } = EngineOrder.Standard;

    /// <summary>Families by name (<see cref="ReadingFamily"/>).</summary>
    public required IReadOnlyDictionary<string, CalibrationFamily> Families { get; init; }

    /// <summary>Form identification.</summary>
    public required FormCalibration Form { get; init; }

    /// <summary>Values that the roster stands behind.</summary>
    public RosterCalibration Roster { get; init; } = RosterCalibration.None;

    /// <summary>What is left of the confidence in a reading about which there is a doubt (struck out, covered, a page that hardly came through, …), 0..1, by family, with
    /// <c>.page</c> where the doubt is about the whole page. A person is asked whatever it is, so families leave such readings out; and with evidence as good more of them are wrong.</summary>
    public IReadOnlyDictionary<string, double> Doubted { get; init; } = new Dictionary<string, double>();

    /// <summary>A calibration that knows nothing: every field goes to a person.</summary>
    public static Calibration None { get; } = new() { Version = "none", Families = new Dictionary<string, CalibrationFamily>(), Form = new FormCalibration(0, 0, 1, 1) };

    /// <summary>Fields that decide who gets what: a tighter target.</summary>
    public static IReadOnlySet<string> CriticalFields { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "member.cin", "member.dateOfBirth", "populationsOfFocus", "services" };

    /// <summary>The same for faxes that these engines read: when it was fitted with others, nothing is known of text. Ink in boxes and blanks are measured
    /// without engines and stay.</summary>
    /// <param name="engines">Engines in their order; empty: those of the standard.</param>
    public Calibration For(IReadOnlyList<string> engines)
    {
        if (Engines.SequenceEqual(EngineOrder.Said(engines), StringComparer.Ordinal)) return this;
        return this with { Roster = RosterCalibration.None, Families = Families.Where(f => ReadingFamily.Inside(f.Key) is ReadingFamily.Marks or ReadingFamily.Blank).ToDictionary(f => f.Key, f => f.Value) };
    }

    /// <summary>Readings with a doubt from which its share is counted.</summary>
    private const int LeastDoubted = 30;

    /// <summary>Probability of a group of boxes of which one cannot be told, by the others: 123 of 125 such groups of labeled faxes were right, of 117 on other faxes, most of them
    /// terrible, 104. A person is asked whatever it is, so fits leave such groups out.</summary>
    private const double OneOpen = 0.97;

    /// <summary>Probability that a reading's value is exactly right, or that a blank is blank; 0 where nothing could be made out.</summary>
    public double Probability(Reading reading)
    {
        double sure = ByEvidence(reading);
        return DoubtOf(reading) is { } doubt && Doubted.TryGetValue(doubt, out double left) ? Math.Round(left * sure, 5) : sure;
    }

    /// <summary>The share of doubted readings that is right, of the share that their evidence promises, at most 1: what <see cref="Doubted"/> holds.</summary>
    /// <param name="doubted">Readings with a doubt, and whether each is right.</param>
    public IReadOnlyDictionary<string, double> ShareOfDoubted(IEnumerable<(Reading Reading, bool Right)> doubted) => doubted
        .Select(d => (Doubt: DoubtOf(d.Reading), d.Right, Promised: ByEvidence(d.Reading))).Where(d => d.Doubt is not null).GroupBy(d => d.Doubt!).Where(g => g.Count() >= LeastDoubted)
        .OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Math.Round(Math.Min(1, g.Count(d => d.Right) / Math.Max(1, g.Sum(d => d.Promised))), 3));

    private static string? DoubtOf(Reading reading) => reading.Reasons.Count == 0 ? null
        : ReadingFamily.Inside(ReadingFamily.Of(reading)) + (reading.Reasons.Any(r => r.Code == PrintCheck.PageCode) ? ".page" : "");

    /// <summary>The probability as if there were no doubt.</summary>
    private double ByEvidence(Reading reading)
    {
        if (reading.Value is null && !reading.Blank) return 0;
        string name = ReadingFamily.Of(reading);
        if (Families.TryGetValue(name, out var family)) return reading.Boxes.Any(b => b.State == BoxState.Unsure) ? OneOpen : family.Probability(family.Score(reading.Kind, EvidenceFeatures.Of(reading.Evidence)));
        // Such opinions were not counted in this fit. It stays what the readers of the picture make it; Threshold says whether that is enough.
        return Counted(ReadingFamily.Inside(name)) is { } inside
            ? Math.Min(Math.Min(Most(reading.Evidence.Outside), Most(reading.Evidence.Digital)), inside.Probability(inside.Score(reading.Kind, EvidenceFeatures.Of(reading.Evidence))))
            : 0;
    }

    /// <summary>The most that can be said for a value on which an opinion was given that the fit does not know: of two different values one at most is right.</summary>
    private static double Most(Opinion opinion) => opinion switch { Opinion.Differs => 0.5, Opinion.Alone => 0, _ => 1 };

    /// <summary>The least confidence at which a field is accepted (or taken for blank).</summary>
    /// <param name="field">Field path.</param>
    /// <param name="family">See <see cref="ReadingFamily"/>.</param>
    /// <param name="options">Target errors.</param>
    /// <param name="strictly">As if the field decided who gets what.</param>
    public double Threshold(string field, string family, DecideOptions options, bool strictly = false) =>
        Counted(family)?.Threshold(strictly ? options.CriticalTargetError : Target(field, family, options)) ?? 2;

    /// <summary>What was counted of a family, or of the nearest that may stand for it; null: nothing.</summary>
    internal CalibrationFamily? Counted(string family) => ReadingFamily.StandIns(family).Select(name => Families.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);

    /// <summary>Share of accepted values of a field that may be wrong.</summary>
    public static double Target(string field, string family, DecideOptions options) =>
        ReadingFamily.Inside(family) == ReadingFamily.Prose ? options.ProseTargetError : CriticalFields.Contains(field) ? options.CriticalTargetError : options.TargetError;
}
