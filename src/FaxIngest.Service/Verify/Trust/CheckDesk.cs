using System.Security.Claims;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>Checks at the desk: given out among ordinary cases, answered like them, and kept where no fax is.</summary>
internal sealed class CheckDesk(ICheckStore checks, CheckPapers papers, SeedMaker seeds, CheckDice dice)
{
    internal CheckPapers Papers => papers;

    /// <summary>A check in place of the next ordinary case, or null: an ordinary one is next.</summary>
    internal async Task<string?> BeforeAsync(string person, QueueFilter filter, string? except, CancellationToken cancellation)
    {
        if (filter is { State: FaxState.Stuck } or { Reason: not null } or { Channel: not null }) return null;
        if (await NextAsync(person, filter, heldOnly: true, except, cancellation) is { } held) return held;
        if (dice.IsSeed() && await seeds.MakeAsync(person, filter, cancellation) is { } seed) return seed;
        return dice.IsSample() ? await AfterAsync(person, filter, except, cancellation) : null;
    }

    /// <summary>A sample or recall when nothing else waits.</summary>
    internal Task<string?> AfterAsync(string person, QueueFilter filter, string? except, CancellationToken cancellation) =>
        filter.FormType is not null || filter.State == FaxState.Stuck ? Task.FromResult<string?>(null) : NextAsync(person, filter, heldOnly: false, except, cancellation);

    /// <summary>Keeps what a person said of a check; the outcome is what an ordinary case would have.</summary>
    internal async Task<SaveOutcome> SaveAsync(CheckSheet sheet, CaseEntries entries, ClaimsPrincipal who, CancellationToken cancellation)
    {
        string person = who.Identity!.Name!;
        var (check, paper, view, answers) = sheet;
        if (entries.Key is not null && answers.Any(each => each.Key == entries.Key && each.Person == person)) return Outcome(check, sheet.Paper.Document, answers, who);
        if (!check.IsOpen || entries.Version != paper.Fax.Version) return new SaveOutcome.Conflict();
        var (said, problems) = KeyedEntries.Of(paper.Document.Referrals[0], check.ShownReferralId, entries, view, person, dice.Now);
        if (said is null) return new SaveOutcome.Wrong(problems);
        IReadOnlyList<Verification> all = [.. answers, said];
        var after = await papers.AfterAsync(check, all, cancellation);
        var outcome = Outcome(check, after, all, who);
        var progress = check.Kind == CheckKind.Seed ? OfSeed(check, all, outcome) : CheckJudge.ProgressOfSample(check, all);
        return await checks.AnswerAsync(check with { Holder = person }, all.Count, said, progress, cancellation) ? outcome : new SaveOutcome.Conflict();
    }

    /// <summary>A person says that it is no referral: that tells nothing of the fields.</summary>
    internal async Task<SaveOutcome> SetAsideAsync(CheckSheet sheet, long version, string why, string person, CancellationToken cancellation)
    {
        if (!sheet.Check.IsOpen || version != sheet.Paper.Fax.Version) return new SaveOutcome.Conflict();
        var said = new Verification { Person = person, At = dice.Now, NotAReferral = why };
        bool kept = await checks.AnswerAsync(sheet.Check, sheet.Answers.Count + 1, said, new CheckProgress(Closed: true, false, false, []), cancellation);
        return kept ? new SaveOutcome.Saved(FaxState.SetAside, Done: true) : new SaveOutcome.Conflict();
    }

    private Task<string?> NextAsync(string person, QueueFilter filter, bool heldOnly, string? except, CancellationToken cancellation) =>
        checks.NextAsync(person, filter.Supervisor, heldOnly, except, dice.Lease, cancellation);

    private static CheckProgress OfSeed(CheckCase check, IReadOnlyList<Verification> answers, SaveOutcome.Saved outcome)
    {
        bool closed = outcome.Waits || outcome.To == FaxState.Accepted;
        return new CheckProgress(closed, SupervisorsOnly: false, KeepHolder: !closed, closed ? CheckJudge.OfSeed(check, answers) : []);
    }

    private static SaveOutcome.Saved Outcome(CheckCase check, Document? after, IReadOnlyList<Verification> answers, ClaimsPrincipal who)
    {
        bool accepted = after is null || after.Referrals.All(referral => referral.Decision == Decisions.Accept);
        var waits = after is null ? BlindWaits.None : BlindWaits.Of(after, answers);
        return new SaveOutcome.Saved(accepted ? FaxState.Accepted : FaxState.AwaitingVerification, accepted)
        {
            Waits = !accepted && (waits.Persons.Contains(who.Identity!.Name!, StringComparer.Ordinal) || waits.SupervisorsOnly && !Roles.MaySupervise(who)),
        };
    }
}
