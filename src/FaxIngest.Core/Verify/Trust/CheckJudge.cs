using FaxIngest.Decide.Scoring;
using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>What answers to a check come to. Pure.</summary>
public static class CheckJudge
{
    /// <summary>A seed: what its person said first of each field that is known.</summary>
    public static IReadOnlyList<CheckResult> OfSeed(CheckCase check, IReadOnlyList<Verification> answers)
    {
        var results = new List<CheckResult>();
        foreach (var field in check.Fields)
        {
            var first = answers.FirstOrDefault(each => (each.ReferralId is null || each.ReferralId == check.ShownReferralId) && (each.Fields.ContainsKey(field.Path) || each.Unreadable.Contains(field.Path, StringComparer.Ordinal)));
            bool planted = field.Planted is not null;
            // What was left alone was not confirmed, and what cannot be read was looked at: neither tells.
            if (first is null || !first.Fields.TryGetValue(field.Path, out var said)) results.Add(new CheckResult(field.Path, planted, null, answers[^1].Person));
            else results.Add(new CheckResult(field.Path, planted, planted ? Comparison.Same(field.Planted!, said) : !Same(field.Known, said), first.Person));
        }
        return results;
    }

    /// <summary>A sample or a recall: each field by its round. What cannot be read, or is still open, tells nothing.</summary>
    public static IReadOnlyList<CheckResult> OfSample(CheckCase check, IReadOnlyList<Verification> answers)
    {
        var rounds = BlindRounds.Of(answers);
        return [.. check.Fields.Select(field => new CheckResult(field.Path, Planted: false, rounds.GetValueOrDefault(field.Path)?.Result is { Unreadable: false } ? !rounds[field.Path].MachineRight : null, Person: null))];
    }

    /// <summary>Where a sample or a recall stands.</summary>
    public static CheckProgress ProgressOfSample(CheckCase check, IReadOnlyList<Verification> answers)
    {
        var rounds = BlindRounds.Of(answers);
        var open = check.Fields.Select(field => rounds.GetValueOrDefault(field.Path, BlindRound.Fresh).Stage).Where(stage => stage != BlindStage.Closed).ToList();
        return new CheckProgress(open.Count == 0, open.Count > 0 && open.All(stage => stage == BlindStage.Supervisor), KeepHolder: open.Contains(BlindStage.First), open.Count == 0 ? OfSample(check, answers) : []);
    }

    /// <summary>What another person would have said of a seed that waits for one: the values that are known.</summary>
    /// <param name="check">The seed.</param>
    /// <param name="document">As it stands.</param>
    /// <param name="at">When.</param>
    public static Verification KeyedByAnother(CheckCase check, Document document, DateTimeOffset at)
    {
        var fields = document.Referrals.FirstOrDefault(referral => referral.Id == check.ShownReferralId)?.Fields ?? new Dictionary<string, ReferralField>();
        var known = check.Fields.Where(field => field.Planted is null).ToList();
        return new Verification
        {
            // No account has this name: blanks are not allowed in one.
            Person = "another person",
            At = at,
            ReferralId = check.ShownReferralId,
            Fields = known.ToDictionary(field => field.Path, field => field.Known, StringComparer.Ordinal),
            Keyings = known.ToDictionary(field => field.Path, field => new FieldKeying(FieldLook.Blind, fields.GetValueOrDefault(field.Path)?.Value, field.Known is null), StringComparer.Ordinal),
        };
    }

    private static bool Same(FieldValue? known, FieldValue? said) => known is null ? said is null : said is not null && Comparison.Same(known, said);
}
