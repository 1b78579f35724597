using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;

namespace FaxIngest.Verify.Trust;

/// <summary>A check as a case: what a person sees, built from a fax without touching it. Pure.</summary>
/// <param name="Fax">The fax under the check's id.</param>
/// <param name="Read">What was read.</param>
/// <param name="Document">As it stands with what was said so far.</param>
/// <param name="Policy">What in it is keyed blind.</param>
public sealed record CheckPaper(Fax Fax, ReadResult Read, Document Document, BlindPolicy Policy)
{
    /// <summary>The version of a fax that came, was read and decided, each at the first attempt: what a page says of a case that nobody has saved.</summary>
    public const long FirstVersion = 5;

    /// <summary>A seed: the fax as it stood before persons said anything of its fields, its pages as they lie, decided as ever, with what was planted in place of the machine's values.</summary>
    /// <param name="check">The seed.</param>
    /// <param name="fax">The fax it is made of.</param>
    /// <param name="read">As read.</param>
    /// <param name="answers">What was said of it, without what was taken back.</param>
    /// <param name="pipeline">Decides it.</param>
    /// <param name="policy">What is keyed blind.</param>
    public static CheckPaper Seed(CheckCase check, Fax fax, ReadResult read, IReadOnlyList<Verification> answers, IDecisionPipeline pipeline, BlindPolicy policy)
    {
        var shown = Shown(check, fax);
        // Pages keep the places a person gave them; what was said of the fax's referrals is not said of these.
        read = read with { Referrals = [.. read.Referrals.Select(referral => referral.Group is null ? referral : referral with { Group = referral.Group with { Joined = [], Forgotten = [] } })] };
        var document = pipeline.Decide(shown, read, answers);
        foreach (var field in check.Fields.Where(field => field.Planted is not null))
        {
            var readers = document.Referrals.FirstOrDefault(each => each.Id == check.ShownReferralId)?.Fields.GetValueOrDefault(field.Path)?.Readers ?? [];
            read = Heard(read, check.ReferralId, field.Path, readers, field.Planted!.Flat);
            document = With(document, check.ShownReferralId, field.Path, each => each.Decision != Decisions.Verify || IsPersons(each) ? each : each with { Value = field.Planted, Text = field.Planted.Flat });
        }
        return new CheckPaper(shown with { DueBy = document.Referrals.Min(referral => referral.DueBy), Reasons = document.OpenReasons() }, read, document, policy);
    }

    /// <summary>A sample or a recall: the referral as it went out, in which the drawn fields are to be keyed blind.</summary>
    public static CheckPaper Sample(CheckCase check, Fax fax, ReadResult read, Document document, IReadOnlyList<Verification> answers)
    {
        var shown = Shown(check, fax);
        var rounds = BlindRounds.Of(answers);
        var referral = document.Referrals.First(each => each.Id == check.ReferralId);
        var fields = referral.Fields.ToDictionary(StringComparer.Ordinal);
        var reasons = new List<Reason>();
        foreach (string path in check.Fields.Select(field => field.Path).Where(fields.ContainsKey))
        {
            var round = rounds.GetValueOrDefault(path, BlindRound.Fresh);
            var field = fields[path];
            if (round.Result is { } result)
            {
                fields[path] = field with { Value = result.Value, Decision = result.Value is null ? Decisions.Blank : Decisions.Accept, Readers = ["person"] };
                continue;
            }
            fields[path] = field with { Decision = Decisions.Verify };
            reasons.Add(round.Stage switch
            {
                BlindStage.Second => new Reason(BlindPolicy.SecondPerson, "A second person keys it from the image.", path),
                BlindStage.Supervisor => new Reason(BlindPolicy.Supervisor, "A supervisor decides.", path),
                _ => new Reason(field.Decision == Decisions.Blank ? "blank-unsure" : "low-confidence", "It is looked at again.", path),
            });
        }
        referral = referral with { Id = check.ShownReferralId, Decision = reasons.Count == 0 ? Decisions.Accept : Decisions.Verify, Reasons = reasons, Fields = fields };
        return new CheckPaper(
            shown with { DueBy = referral.DueBy },
            read with { Referrals = ReferralNumber.Find(read, check.ReferralId) is { } of ? [of with { Group = new PageGroup(ReferralNumber.In(check.ReferralId) ?? 1, of.Pages) }] : [] },
            document with { Id = check.Id, Referrals = [referral], ProbableDuplicates = [] },
            new BlindPolicy(check.Fields.Select(field => field.Path).ToHashSet(StringComparer.Ordinal)));
    }

    /// <summary>Who read what is shown read what was planted.</summary>
    private static ReadResult Heard(ReadResult read, string referralId, string path, IReadOnlyList<string> readers, string planted)
    {
        var of = ReferralNumber.Find(read, referralId);
        return read with
        {
            Referrals = [.. read.Referrals.Select(referral => !ReferenceEquals(referral, of) ? referral : referral with
            {
                Readings = [.. referral.Readings.Select(reading => !Doubts.PathsOf(reading.Field).Contains(path, StringComparer.Ordinal) ? reading
                    : reading with { Engines = [.. reading.Engines.Select(engine => readers.Contains(engine.Engine, StringComparer.Ordinal) ? engine with { Text = planted, Value = planted } : engine)] })],
            })],
        };
    }

    private static Fax Shown(CheckCase check, Fax fax) => fax with
    {
        Id = check.Id, State = FaxState.AwaitingVerification, Version = FirstVersion + check.Answers, Source = fax.Source with { ReceivedAt = check.ReceivedAt }, Reasons = [], Attempts = 0, Arrivals = 1,
        LeaseOwner = null, LeaseEnds = null, NotBefore = null,
    };

    private static Document With(Document document, string referralId, string path, Func<ReferralField, ReferralField> change) => document with
    {
        Referrals = [.. document.Referrals.Select(referral => referral.Id != referralId || !referral.Fields.TryGetValue(path, out var field) ? referral
            : referral with { Fields = referral.Fields.ToDictionary(each => each.Key, each => each.Key == path ? change(field) : each.Value, StringComparer.Ordinal) })],
    };

    private static bool IsPersons(ReferralField field) => field.Readers.Contains("person", StringComparer.Ordinal);
}
