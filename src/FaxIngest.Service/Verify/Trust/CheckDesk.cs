using System.Security.Claims;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>Checks at the desk: given out among ordinary cases, answered like them, and kept where no fax is.</summary>
internal sealed class CheckDesk(ICheckStore checks, CheckPapers papers, SeedMaker seeds, CheckDice dice, DeskClock clock)
{
    /// <summary>Seeds in their person's lists.</summary>
    internal OwnSeeds Own { get; } = new(checks, papers);

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

    /// <summary>Opens a check for a person. Null: there is none of this id that waits and is for them.</summary>
    internal Task<CaseLease?> TakeAsync(string id, string person, bool over, CancellationToken cancellation) => checks.TakeAsync(id, person, dice.Lease, over, cancellation);

    /// <summary>Gives a check up.</summary>
    internal Task ReleaseAsync(string id, string person, CancellationToken cancellation) => checks.ReleaseAsync(id, person, cancellation);

    /// <summary>Keeps what a person said of one referral of a check; the outcome is what an ordinary case would have.</summary>
    internal async Task<SaveOutcome> SaveAsync(CheckSheet sheet, int number, CaseEntries entries, ClaimsPrincipal who, CancellationToken cancellation)
    {
        string person = who.Identity!.Name!;
        var (check, paper, view, answers) = sheet;
        if (paper.Document.Referrals.ElementAtOrDefault(number - 1) is not { } referral) return new SaveOutcome.Conflict();
        if (entries.Key is not null && answers.Any(each => each.Key == entries.Key && each.Person == person)) return Outcome(paper.Document, referral.Id, answers, who);
        if (entries.Version != paper.Fax.Version) return new SaveOutcome.Conflict();
        var now = clock.Now;
        var (said, problems) = KeyedEntries.Of(referral, referral.Id, entries, view, person, now);
        if (said is null) return new SaveOutcome.Wrong(problems);
        // Nothing more is to be said of it, as of a fax that waits for another person.
        if (!check.IsOpen) return said.Fields.Count + said.Unreadable.Count == 0 && Outcome(paper.Document, referral.Id, answers, who) is { Waits: true } waits ? waits : new SaveOutcome.Conflict();
        IReadOnlyList<Verification> all = [.. answers, said];
        var outcome = Outcome(await papers.AfterAsync(check, all, cancellation) ?? paper.Document, referral.Id, all, who);
        if (outcome.To == FaxState.Accepted) said = said with { HeldUntil = clock.HeldUntil(now) };
        var progress = sheet.IsSeed ? OfSeed(check, all, outcome) : CheckJudge.ProgressOfSample(check, all);
        return await checks.AnswerAsync(check with { Holder = person }, check.Answers + 1, said, progress, cancellation) ? outcome : new SaveOutcome.Conflict();
    }

    /// <summary>A person says that it is no referral: that tells nothing of the fields.</summary>
    internal async Task<SaveOutcome> SetAsideAsync(CheckSheet sheet, long version, string why, string? key, string person, CancellationToken cancellation) =>
        await CloseAsync(sheet, version, new Verification { Person = person, At = clock.Now, Key = key, NotAReferral = why }, cancellation) ? new SaveOutcome.Saved(FaxState.SetAside, Done: true) : new SaveOutcome.Conflict();

    /// <summary>A person lays the pages of a seed anew: that, too, tells nothing of the fields. What went out is not laid anew.</summary>
    internal async Task<SaveOutcome> LayAsync(CheckSheet sheet, long version, IReadOnlyList<PageGroup> groups, string? key, string person, CancellationToken cancellation) =>
        sheet.IsSeed && await CloseAsync(sheet, version, new Verification { Person = person, At = clock.Now, Key = key, Groups = groups }, cancellation) ? new SaveOutcome.Saved(FaxState.Received, Done: false) : new SaveOutcome.Conflict();

    /// <summary>Takes back what a person said last of a seed, by the rules of a fax: nothing of it counts, and the seed waits again.</summary>
    internal async Task<SaveOutcome> UndoAsync(CheckSheet sheet, string key, string person, CancellationToken cancellation)
    {
        var (check, paper, _, answers) = sheet;
        bool theirs = sheet.IsSeed && answers.Count > 0 && answers[^1].Key == key && answers[^1].Person == person;
        if (!theirs || paper.Fax.State is FaxState.Received or FaxState.Exported || WasTold(answers, person)) return new SaveOutcome.Conflict();
        var undo = new Verification { Person = person, At = clock.Now, Key = Guid.NewGuid().ToString("N"), Undoes = key, ReferralId = answers[^1].ReferralId };
        return await checks.TakeBackAsync(check, check.Answers + 1, undo, cancellation) ? new SaveOutcome.Saved(FaxState.AwaitingVerification, Done: false) : new SaveOutcome.Conflict();
    }

    /// <summary>A supervisor takes a seed that they set aside back into their queue.</summary>
    internal async Task<bool> TakeBackAsync(CheckSheet sheet, long version, string person, CancellationToken cancellation) =>
        sheet is { IsSeed: true, Paper.Fax.State: FaxState.SetAside } && version == sheet.Paper.Fax.Version && sheet.Answers[^1].Key is { } key
            && await checks.TakeBackAsync(sheet.Check, sheet.Check.Answers + 1, new Verification { Person = person, At = clock.Now, Undoes = key }, cancellation);

    /// <summary>Who was told that it waits for another person knows that it was not what the machine had read: taking that back would be a second try.</summary>
    /// <param name="said">What was said, in order.</param>
    /// <param name="person">Who would take the last of it back.</param>
    internal static bool WasTold(IReadOnlyList<Verification> said, string person) =>
        said[^1].ReferralId is { } referral && BlindRounds.Of(referral, said).Values.Any(round => round.Result is null && round.HasAnswered(person));

    private async Task<bool> CloseAsync(CheckSheet sheet, long version, Verification said, CancellationToken cancellation)
    {
        if (said.Key is not null && sheet.Answers.Any(each => each.Key == said.Key && each.Person == said.Person)) return true;
        return sheet.Check.IsOpen && version == sheet.Paper.Fax.Version
            && await checks.AnswerAsync(sheet.Check, sheet.Check.Answers + 1, said, new CheckProgress(Closed: true, SupervisorsOnly: false, KeepHolder: false, []), cancellation);
    }

    private Task<string?> NextAsync(string person, QueueFilter filter, bool heldOnly, string? except, CancellationToken cancellation) =>
        checks.NextAsync(person, filter.Supervisor, heldOnly, except, dice.Lease, cancellation);

    private static CheckProgress OfSeed(CheckCase check, IReadOnlyList<Verification> answers, SaveOutcome.Saved outcome)
    {
        bool closed = outcome.Waits || outcome.To == FaxState.Accepted;
        return new CheckProgress(closed, SupervisorsOnly: false, KeepHolder: !closed, closed ? CheckJudge.OfSeed(check, answers) : []);
    }

    private static SaveOutcome.Saved Outcome(Document document, string referralId, IReadOnlyList<Verification> answers, ClaimsPrincipal who)
    {
        bool accepted = document.Referrals.All(referral => referral.Decision == Decisions.Accept);
        var waits = BlindWaits.Of(document, answers);
        return new SaveOutcome.Saved(accepted ? FaxState.Accepted : FaxState.AwaitingVerification, document.Referrals.FirstOrDefault(each => each.Id == referralId)?.Decision == Decisions.Accept)
        {
            Waits = !accepted && (waits.Persons.Contains(who.Identity!.Name!, StringComparer.Ordinal) || waits.SupervisorsOnly && !Roles.MaySupervise(who)),
        };
    }
}
