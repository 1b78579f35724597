using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Pipeline;

/// <summary>From one reading to a field with confidence and decision.</summary>
internal sealed class FieldDecider(Calibration calibration, DecideOptions options)
{
    /// <summary>Share of single keyings that are right (field studies of data entry: about one in two hundred is wrong).</summary>
    private const double Keying = 0.995;

    /// <summary>The field by its reading alone.</summary>
    /// <param name="reading">As read.</param>
    /// <param name="strictly">As if the field decided who gets what (<see cref="FaintPages"/>).</param>
    public DecidedField Decide(Reading reading, bool strictly = false)
    {
        double threshold = calibration.Threshold(reading.Field, ReadingFamily.Of(reading), options, strictly);
        var field = new ReferralField
        {
            Value = reading.Value,
            Text = reading.Text,
            Confidence = calibration.Probability(reading),
            Threshold = threshold <= 1 ? threshold : null,
            Decision = Decisions.Verify,
            Page = reading.Page,
            Box = reading.Box.ToArray(),
            Readers = reading.Value is null ? [] : [.. reading.Engines.Where(e => e.Value is not null && Same(e.Value, reading.Value)).Select(e => e.Engine)],
        };
        bool sure = field.Confidence >= threshold;
        var reasons = reading.Reasons.Select(r => r with { Field = r.Field ?? reading.Field }).ToList();
        if (reading.Value is null && !reading.Blank)
        {
            if (reasons.Count == 0) reasons.Add(new Reason("unread", "Something is written here that could not be made out.", reading.Field));
        }
        else if (!sure)
        {
            reasons.Add(reading.Blank
                ? new Reason("blank-unsure", "It is not sure that nothing is written here.", reading.Field)
                : new Reason("low-confidence", "The reading is not sure enough to be taken without a look.", reading.Field));
        }
        if (reasons.Count > 0) return new DecidedField(reading.Field, field, reasons, reading.Blank);
        return new DecidedField(reading.Field, field with { Decision = reading.Blank ? Decisions.Blank : Decisions.Accept }, [], reading.Blank);
    }

    /// <summary>What a person read, over what the machine made of the same field.</summary>
    public static DecidedField OfPerson(string path, FieldValue? value, ReferralField? machine)
    {
        bool agrees = machine?.Value is not null && machine.Value.Equals(value);
        var field = (machine ?? new ReferralField { Decision = Decisions.Blank }) with
        {
            Value = value,
            Confidence = agrees ? Math.Round(1 - (1 - Keying) * (1 - machine!.Confidence), 5) : Keying,
            Decision = value is null ? Decisions.Blank : Decisions.Accept,
            Readers = agrees ? [.. machine!.Readers.Where(r => r != "person"), "person"] : ["person"],
        };
        return new DecidedField(path, field, [], IsBlank: value is null, Person: true);
    }

    /// <summary>A person looked and could not read it either: it stays blank, and its reason stays for the record of what is missing.</summary>
    public static DecidedField Unreadable(string path, ReferralField? machine) => new(
        path,
        (machine ?? new ReferralField { Decision = Decisions.Blank }) with { Value = null, Confidence = Keying, Decision = Decisions.Blank, Readers = ["person"] },
        [],
        IsBlank: true,
        Person: true);

    /// <summary>What a round of blind keying came to. Two persons who agree err together only when both do.</summary>
    public static DecidedField OfRound(string path, BlindRound round, ReferralField? machine)
    {
        if (round.Result!.Unreadable) return Unreadable(path, machine);
        var decided = OfPerson(path, round.Result.Value, machine);
        return round.Agreeing < 2 ? decided : decided with { Field = decided.Field with { Confidence = Math.Max(decided.Field.Confidence, Math.Round(1 - (1 - Keying) * (1 - Keying), 5)) } };
    }

    /// <summary>A field that waits for another person: what the machine made of it stays, in doubt.</summary>
    public static DecidedField Waiting(string path, BlindRound round, DecidedField? machine)
    {
        var reason = round.Stage == BlindStage.Supervisor
            ? new Reason(BlindPolicy.Supervisor, "Three readings of this differ: a supervisor decides who keyed none of them.", path)
            : new Reason(BlindPolicy.SecondPerson, "It was not keyed as the machine read it: a second person keys it from the image.", path);
        var field = (machine?.Field ?? new ReferralField { Decision = Decisions.Verify }) with { Decision = Decisions.Verify };
        return new DecidedField(path, field, [reason], machine?.IsBlank ?? false);
    }

    private static bool Same(string flat, FieldValue value) => string.Equals(flat, value.Flat, StringComparison.OrdinalIgnoreCase)
        || Read.Kinds.Likeness.Key(flat) == Read.Kinds.Likeness.Key(value.Flat);
}
