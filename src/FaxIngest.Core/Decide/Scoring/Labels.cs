using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Decide.Scoring;

/// <summary>Readings with the truth about each: what a calibration is fitted on.</summary>
public static class Labels
{
    /// <summary>A narrative with more wrong characters than one in twenty counts as wrong.</summary>
    private const double ProseErrors = 0.05;

    /// <summary>Every reading of a fax that is a value or a blank, but those that a person is asked about whatever their evidence.</summary>
    public static IReadOnlyList<LabeledReading> Of(string fax, Truth truth, ReadResult read) =>
        [.. Readings(truth, read).Where(r => r.Reading.Reasons.Count == 0).Select(r => LabeledReading.Of(fax, r.Reading, r.Right))];

    /// <summary>The others: those that a person is asked about whatever their evidence.</summary>
    public static IEnumerable<(Reading Reading, bool Right)> Doubted(Truth truth, ReadResult read) => Readings(truth, read).Where(r => r.Reading.Reasons.Count > 0);

    private static IEnumerable<(Reading Reading, bool Right)> Readings(Truth truth, ReadResult read)
    {
        var referral = read.Referrals.MaxBy(r => r.Readings.Count);
        return referral is null || referral.FormType != truth.Form ? [] : referral.Readings.Where(r => r.Blank || r.Value is not null).Select(r => (r, IsRight(r, truth)));
    }

    /// <summary>Every field that the roster stands behind, and whether its value is right then.</summary>
    public static IReadOnlyList<(RosterSupport Support, bool Right)> OfRoster(Truth truth, ReadResult read, Pipeline.DecisionPipeline pipeline)
    {
        var referral = read.Referrals.MaxBy(r => r.Readings.Count);
        if (referral is null || referral.FormType != truth.Form) return [];
        return [.. pipeline.Supported(referral).Select(s => (s.Support, truth.Fields.TryGetValue(s.Path, out var want) && Comparison.Same(want, s.Value)))];
    }

    /// <summary>The form that was found, or null when no template was.</summary>
    public static LabeledForm? FormOf(Truth truth, ReadResult read)
    {
        var referral = read.Referrals.MaxBy(r => r.Readings.Count);
        return referral?.Template is null ? null : new LabeledForm(referral.MatchScore, referral.MatchMargin, referral.FormType == truth.Form);
    }

    private static bool IsRight(Reading reading, Truth truth)
    {
        // The patient's name stands in one zone and is two fields.
        if (reading.Field == "member.name")
        {
            if (reading.Value?.Text?.Split(',', 2, StringSplitOptions.TrimEntries) is not [var last, var first]) return reading.Blank && !truth.Fields.ContainsKey("member.lastName");
            return truth.Fields.TryGetValue("member.lastName", out var l) && Comparison.Same(l, FieldValue.Of(last))
                && truth.Fields.TryGetValue("member.firstName", out var f) && Comparison.Same(f, FieldValue.Of(first));
        }
        return IsRight(reading, truth.Fields.GetValueOrDefault(reading.Field));
    }

    /// <summary>Whether a reading says what is written there.</summary>
    /// <param name="reading">A value or a blank.</param>
    /// <param name="want">What is written; null: nothing.</param>
    internal static bool IsRight(Reading reading, FieldValue? want)
    {
        if (want is null) return reading.Blank || Evaluation.IsNothing(reading.Value);
        if (reading.Value is null) return false;
        return reading.Kind == "prose" ? Comparison.CharacterErrorRate(want.Flat, reading.Value.Flat) <= ProseErrors : Comparison.Same(want, reading.Value);
    }
}
