using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Validate;

namespace FaxIngest.Pipeline;

/// <summary>Lets the roster speak: it confirms what was read of a member, and puts right what is nearly right. It fills in nothing that is not written.</summary>
internal static class RosterStep
{
    private const string Reader = "roster";

    /// <summary>Fields by which a member is known: nearly right is enough once it is certain who is meant. An address may be new, so of all else one engine must have
    /// read what the roster says.</summary>
    private static readonly HashSet<string> Identity = new(["member.cin", "member.dateOfBirth", "member.lastName", "member.firstName"], StringComparer.Ordinal);

    /// <summary>Finds the member and lets the roster support the fields that speak of them.</summary>
    /// <param name="roster">The plan's members.</param>
    /// <param name="readings">Readings of the referral.</param>
    /// <param name="fields">Fields as decided so far; supported ones are replaced.</param>
    /// <param name="calibration">How often each kind of support was right.</param>
    /// <param name="options">Target errors.</param>
    /// <returns>What was found, and which support each field has.</returns>
    public static (RosterMatch Match, IReadOnlyDictionary<string, RosterSupport> Supports) Apply(
        Roster roster, IReadOnlyList<Reading> readings, Dictionary<string, DecidedField> fields, Calibration calibration, DecideOptions options)
    {
        var evidence = new MemberEvidence();
        // How often the roster is right was counted on what the house reads in the picture: what others say is not heard.
        foreach (var reading in readings.Where(r => !r.Blank)) evidence.Hear(OpinionMerge.WithoutOpinion(reading));
        var outside = readings.Where(r => r.Evidence.Outside == Opinion.Alone || r.Evidence.Digital is Opinion.Alone or Opinion.Differs).SelectMany(r => Doubts.PathsOf(r.Field)).ToHashSet(StringComparer.Ordinal);
        foreach (string path in RosterMember.Paths)
            if (!outside.Contains(path) && fields.GetValueOrDefault(path) is { Field.Value: { } value } field) evidence.Choose(path, value.Flat, field.Person);
        var match = RosterMatcher.Match(roster, evidence);
        var supports = new Dictionary<string, RosterSupport>(StringComparer.Ordinal);
        if (match.Member is null) return (match, supports);
        foreach (string path in RosterMember.Paths)
        {
            if (fields.GetValueOrDefault(path) is not { Person: false, IsBlank: false } field || outside.Contains(path)) continue;
            if (SupportOf(path, evidence.Compare(path, match.Member)) is not { } support) continue;
            supports[path] = support;
            fields[path] = Support(field, support, match.Member.Field(path)!, calibration, options);
        }
        return (match, supports);
    }

    private static RosterSupport? SupportOf(string path, Agreement agreement) => agreement switch
    {
        Agreement.Same => RosterSupport.Confirmed,
        Agreement.Heard => RosterSupport.Chosen,
        Agreement.Near when Identity.Contains(path) => RosterSupport.Repaired,
        _ => null,
    };

    private static DecidedField Support(DecidedField field, RosterSupport support, string known, Calibration calibration, DecideOptions options)
    {
        double counted = calibration.Roster.Probability(support);
        var value = support == RosterSupport.Confirmed ? field.Field.Value : FieldValue.Of(known);
        double confidence = support == RosterSupport.Confirmed ? Math.Max(counted, field.Field.Confidence) : counted;
        bool sure = 1 - counted <= Calibration.Target(field.Path, ReadingFamily.Text, options);
        // A contradiction within the form stays one; doubt about what the ink says does not.
        var reasons = sure ? [.. field.Reasons.Where(r => !IsDoubt(r))] : field.Reasons;
        if (!sure && reasons.Count == 0 && support != RosterSupport.Confirmed)
            reasons = [new Reason("roster-repaired", "What was read was put right by the roster; it has to be looked at.", field.Path)];
        string[] others = support == RosterSupport.Repaired ? [] : [.. field.Field.Readers];
        return field with
        {
            Field = field.Field with
            {
                Value = value,
                Confidence = confidence,
                Decision = reasons.Count == 0 ? Decisions.Accept : Decisions.Verify,
                Readers = [.. others, Reader],
            },
            Reasons = reasons,
        };
    }

    private static bool IsDoubt(Reason reason) => reason.Code is "low-confidence" or "unread" or "name-not-split";
}
