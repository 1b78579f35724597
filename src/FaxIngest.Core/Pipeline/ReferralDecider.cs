using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Validate;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Pipeline;

/// <summary>Validate → Decide for one referral.</summary>
internal sealed class ReferralDecider(Calibration calibration, DecideOptions options, RuleBook rules, BusinessCalendar calendar, IRosterSource members)
{
    /// <summary>A form type less sure than this is shown to a person.</summary>
    private const double SureForm = 0.99;

    /// <summary>Least confidences over those of the calibration.</summary>
    public IThresholdRaises Raises { get; init; } = FixedRaises.None;

    private readonly FieldDecider fieldDecider = new(calibration, options);

    public Referral Decide(string id, ReadReferral read, Source source, IReadOnlyList<Reason> notes, IReadOnlyList<Verification> verifications)
    {
        var fields = Fields(read);
        foreach (var verification in verifications) Apply(verification, fields);
        var rounds = BlindRounds.Of(verifications);
        foreach (var (path, round) in rounds.Where(each => each.Value.Result is not null)) fields[path] = FieldDecider.OfRound(path, round, fields.GetValueOrDefault(path)?.Field);
        DerivedFields.AddNames(fields);
        var roster = members.Current;
        IReadOnlyList<Finding> ofRoster = roster is null ? [] : AskRoster(roster, read, fields);

        string? chosenType = verifications.Select(v => v.FormType).LastOrDefault(t => t is not null) ?? (read.Group?.FormType is "unknown" ? null : read.Group?.FormType);
        string type = chosenType ?? read.FormType;
        if (type == "tar") DerivedFields.AddServices(fields, ThresholdOfServices(read));
        Raise(read, fields);
        // After all else: whatever makes such a field sure, two persons disagree about it or one with the machine.
        foreach (var (path, round) in rounds.Where(each => each.Value.Result is null)) fields[path] = FieldDecider.Waiting(path, round, fields.GetValueOrDefault(path));

        var referral = new ReferralCase(
            type,
            fields.Values.Where(f => f.Field.Value is not null).ToDictionary(f => f.Path, f => f.Field.Value!, StringComparer.Ordinal),
            fields.Values.Where(f => f.IsUnread).Select(f => f.Path).ToHashSet(StringComparer.Ordinal),
            PacificTime.Day(source.ReceivedAt));
        var missing = RequiredFields.Missing(referral);
        double formConfidence = chosenType is not null ? 0.999 : read.Template is null ? 0 : Math.Round(calibration.Form.Probability(read.MatchScore, read.MatchMargin), 4);

        var overruled = verifications.SelectMany(v => v.Overruled).ToHashSet(StringComparer.Ordinal);
        var findings = rules.Check(referral, roster).Concat(ofRoster).Where(f => !overruled.Contains(f.Code)).ToList();
        List<Reason> reasons =
        [
            .. notes.Concat(read.Reasons),
            .. FormReasons(type, formConfidence),
            .. missing.Select(path => new Reason("missing-field", "A field that is needed is blank.", path)),
            .. findings.Where(f => f.Objects).Select(f => new Reason(f.Code, f.Message, f.Field)),
        ];
        reasons.RemoveAll(r => overruled.Contains(r.Code));
        reasons.InsertRange(0, fields.Values.SelectMany(f => f.Reasons).Where(r => !overruled.Contains(r.Code) || IsAboutReading(r)));
        bool accept = reasons.Count == 0 && fields.Values.All(f => f.Field.Decision != Decisions.Verify);
        if (!accept) reasons.AddRange(findings.Where(f => !f.Objects).Select(f => new Reason(f.Code, f.Message, f.Field)));

        return new Referral
        {
            Id = id,
            Pages = read.Pages,
            Part = read.Part,
            Form = new ReferralForm(type, read.Template, formConfidence),
            Decision = accept ? Decisions.Accept : Decisions.Verify,
            Reasons = [.. reasons.Distinct()],
            Fields = fields.Values.ToDictionary(f => f.Path, f => f.Field, StringComparer.Ordinal),
            Missing = missing,
            DueBy = DueDate.Of(source.ReceivedAt, MayBeExpedited(fields), calendar),
        };
    }

    /// <summary>Which fields the roster in force stands behind and how, with the value each has then: what is counted on labeled faxes.</summary>
    public IReadOnlyList<(string Path, RosterSupport Support, FieldValue Value)> Supported(ReadReferral read)
    {
        if (members.Current is not { } roster) return [];
        var fields = Fields(read);
        return [.. RosterStep.Apply(roster, read.Readings, fields, calibration, options).Supports.Select(s => (s.Key, s.Value, fields[s.Key].Field.Value!))];
    }

    /// <summary>The least confidence at which a part of a service line makes it sure, by the field's path.</summary>
    private Func<string, double> ThresholdOfServices(ReadReferral read)
    {
        var families = read.Readings.GroupBy(r => r.Field).ToDictionary(r => r.Key, r => ReadingFamily.Of(r.First()), StringComparer.Ordinal);
        return path => calibration.Threshold("services", families.GetValueOrDefault(path, ReadingFamily.Text), options);
    }

    private Dictionary<string, DecidedField> Fields(ReadReferral read)
    {
        var fields = new Dictionary<string, DecidedField>(StringComparer.Ordinal);
        foreach (var places in FaintPages.Doubt([.. read.Readings.Select(r => (r, fieldDecider.Decide(r)))], reading => fieldDecider.Decide(reading, strictly: true)).GroupBy(f => f.Path)) fields[places.Key] = Choose([.. places]);
        DerivedFields.AddNames(fields);
        return fields;
    }

    /// <summary>What was accepted with less confidence than measuring the silent error asks for by now goes to a person.</summary>
    private void Raise(ReadReferral read, Dictionary<string, DecidedField> fields)
    {
        var raises = Raises.Current;
        if (raises.Raised.Count == 0) return;
        var family = SampleFamily.Lookup(read);
        foreach (var (path, field) in fields.Where(each => !each.Value.Person && ThresholdRaises.IsMachines(each.Value.Field)).ToList())
        {
            if (field.Field.Confidence >= raises.Minimum(family(path))) continue;
            fields[path] = field with
            {
                Field = field.Field with { Decision = Decisions.Verify },
                Reasons = [new Reason(ThresholdRaises.Code, "Of fields like this more were wrong than may be, when they were looked at: until that is over a person looks.", path)],
            };
        }
    }

    /// <summary>A roster that cannot be asked is a reason to ask a person.</summary>
    private IReadOnlyList<Finding> AskRoster(Roster roster, ReadReferral read, Dictionary<string, DecidedField> fields)
    {
        try
        {
            return RosterStep.Apply(roster, read.Readings, fields, calibration, options).Match.Findings;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return [new Finding("rule-failed", $"The roster could not be asked ({fault.GetType().Name}), so a person has to look.")];
        }
    }

    // A person overrules rules, not readings: a doubtful reading is settled by saying what is written.
    private static bool IsAboutReading(Reason reason) => reason.Code is "low-confidence" or "unread" or "blank-unsure" or "readings-differ" or ThresholdRaises.Code or BlindPolicy.SecondPerson or BlindPolicy.Supervisor;

    private static IEnumerable<Reason> FormReasons(string type, double confidence)
    {
        if (type == "unknown") yield return new Reason("form-unknown", "This is none of the forms that are known here.");
        // A letter has a reason of its own, and no form to be unsure of.
        else if (type != "correspondence" && confidence < SureForm) yield return new Reason("form-unsure", "It is not sure which form this is.");
    }

    /// <summary>One field read in more than one place: they have to agree.</summary>
    private static DecidedField Choose(IReadOnlyList<DecidedField> places)
    {
        var written = places.Where(p => !p.IsBlank).OrderByDescending(p => p.Field.Confidence).ToList();
        if (written.Count == 0) return places[0];
        var values = written.Where(p => p.Field.Value is not null).Select(p => p.Field.Value!).Distinct().ToList();
        if (values.Count <= 1) return written[0];
        var reason = new Reason("readings-differ", "The form says different things in different places.", written[0].Path);
        return written[0] with { Field = written[0].Field with { Decision = Decisions.Verify }, Reasons = [.. written[0].Reasons, reason] };
    }

    private static void Apply(Verification verification, Dictionary<string, DecidedField> fields)
    {
        foreach (var (path, value) in verification.Fields.Where(each => BlindRounds.IsPlain(verification, each.Key))) fields[path] = FieldDecider.OfPerson(path, value, fields.GetValueOrDefault(path)?.Field);
        foreach (string path in verification.Unreadable.Where(each => BlindRounds.IsPlain(verification, each))) fields[path] = FieldDecider.Unreadable(path, fields.GetValueOrDefault(path)?.Field);
    }

    /// <summary>The short clock runs unless it is settled that the sender does not ask for it.</summary>
    private static bool MayBeExpedited(Dictionary<string, DecidedField> fields) =>
        fields.TryGetValue("referral.urgency", out var urgency) && (urgency.Field.Value?.Text == "expedited" || (urgency.IsUnread && !urgency.Person));
}
