using System.Security.Claims;
using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>Takes what a person said through the same Validate → Decide as the machine's readings, and saves both.</summary>
internal sealed class VerificationDesk(IFaxStore store, IDecisionPipeline pipeline, DuplicateSearch duplicates, BlindDesk blind, DeskClock clock)
{
    /// <summary>The reason that names another fax.</summary>
    internal const string Duplicate = "duplicate";

    /// <summary>Reasons for which a fax is set aside (<see cref="Verification.NotAReferral"/>).</summary>
    internal static readonly IReadOnlyList<Choice> NotAReferral =
    [
        new("wrong-number", "Sent to a wrong number"), new("other-plan", "Member of another plan"), new("spam", "Advertising"),
        new(Duplicate, "Already received"), new("other", "Something else"),
    ];

    /// <summary>Saves what was said about one referral of a fax.</summary>
    /// <param name="fax">As in the store now.</param>
    /// <param name="number">Which referral, from 1.</param>
    /// <param name="entries">The form as it came in; its version is what the person saw.</param>
    /// <param name="who">The person.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<SaveOutcome> SaveAsync(Fax fax, int number, CaseEntries entries, ClaimsPrincipal who, CancellationToken cancellation)
    {
        string person = who.Identity!.Name!;
        var before = await store.VerificationsAsync(fax.Id, cancellation);
        var document = await store.DocumentAsync(fax.Id, cancellation);
        if (entries.Key is not null && before.Any(each => each.Key == entries.Key && each.Person == person)) return Outcome(fax.State, document, ReferralId(fax, document, number));
        if (entries.Version != fax.Version || fax.State is not (FaxState.AwaitingVerification or FaxState.Stuck)) return new SaveOutcome.Conflict();
        var referral = document?.Referrals.ElementAtOrDefault(number - 1);
        // What is keyed blind is settled here, by the store as it is: the page says nothing of it.
        var view = await blind.ViewAsync(fax.Id, null, before, who, cancellation);
        string referralId = ReferralId(fax, document, number);
        var now = clock.Now;
        var (verification, problems) = KeyedEntries.Of(referral, referralId, entries, view, person, now);
        if (verification is null) return new SaveOutcome.Wrong(problems);
        var read = await store.ReadResultAsync(fax.Id, cancellation) ?? new ReadResult();
        if (read.Referrals.Count == 0) read = KeyedByHand(read);
        IReadOnlyList<Verification> said = [.. before, verification];
        // What was corrected is what duplicates are found by.
        var decided = await duplicates.MarkAsync(pipeline.Decide(fax, read, said), said, cancellation);

        var to = decided.Referrals.Count > 0 && decided.Referrals.All(each => each.Decision == "accept") ? FaxState.Accepted : FaxState.AwaitingVerification;
        if (to == FaxState.Accepted) verification = verification with { HeldUntil = clock.HeldUntil(now) };
        bool saved = await store.SaveVerificationAsync(fax.Id, fax.Version, verification, decided, to, cancellation);
        if (!saved) return new SaveOutcome.Conflict();
        var waits = BlindWaits.Of(decided, said);
        return Outcome(to, decided, referralId) with { Waits = waits.Persons.Contains(person, StringComparer.Ordinal) || waits.SupervisorsOnly && !Roles.MaySupervise(who) };
    }

    /// <summary>Takes back what a person said last, as long as nothing came of it: the fax waits again as it did before.</summary>
    /// <param name="fax">As in the store now.</param>
    /// <param name="key">Key of what was said.</param>
    /// <param name="person">Who said it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<SaveOutcome> UndoAsync(Fax fax, string key, string person, CancellationToken cancellation)
    {
        var said = await store.VerificationsAsync(fax.Id, cancellation);
        bool theirs = said.Count > 0 && said[^1].Key == key && said[^1].Person == person;
        bool open = fax.State is FaxState.AwaitingVerification or FaxState.SetAside || fax.State == FaxState.Accepted && fax.LeaseOwner is null && (await store.ReceiptsAsync(fax.Id, cancellation)).Count == 0;
        if (!theirs || !open || CheckDesk.WasTold(said, person)) return new SaveOutcome.Conflict();
        var undo = new Verification { Person = person, At = clock.Now, Key = Guid.NewGuid().ToString("N"), Undoes = key, ReferralId = said[^1].ReferralId };
        if (said[^1].Groups is not null)
            return await store.SaveVerificationAsync(fax.Id, fax.Version, undo, document: null, FaxState.Received, cancellation) ? new SaveOutcome.Saved(FaxState.Received, Done: false) : new SaveOutcome.Conflict();
        IReadOnlyList<Verification> rest = [.. said.SkipLast(1)];
        var read = await store.ReadResultAsync(fax.Id, cancellation) ?? new ReadResult();
        if (read.Referrals.Count == 0 && rest.Count > 0) read = KeyedByHand(read);
        var decided = await duplicates.MarkAsync(pipeline.Decide(fax, read, rest), rest, cancellation);
        bool saved = await store.SaveVerificationAsync(fax.Id, fax.Version, undo, decided, FaxState.AwaitingVerification, cancellation);
        return saved ? new SaveOutcome.Saved(FaxState.AwaitingVerification, Done: false) : new SaveOutcome.Conflict();
    }

    /// <summary>Lays the pages of a fax together as a person says; it is read again so. What was said of its fields stays.</summary>
    internal async Task<SaveOutcome> RegroupAsync(Fax fax, long version, IReadOnlyList<PageGroup> groups, string? key, string person, CancellationToken cancellation)
    {
        if (key is not null && (await store.VerificationsAsync(fax.Id, cancellation)).Any(each => each.Key == key && each.Person == person)) return new SaveOutcome.Saved(fax.State, Done: false);
        if (version != fax.Version || fax.State is not (FaxState.AwaitingVerification or FaxState.Stuck)) return new SaveOutcome.Conflict();
        var verification = new Verification { Person = person, At = clock.Now, Key = key, Groups = groups };
        bool saved = await store.SaveVerificationAsync(fax.Id, version, verification, document: null, FaxState.Received, cancellation);
        return saved ? new SaveOutcome.Saved(FaxState.Received, Done: false) : new SaveOutcome.Conflict();
    }

    private static SaveOutcome.Saved Outcome(FaxState to, Document? document, string referralId) =>
        new(to, document?.Referrals.FirstOrDefault(each => each.Id == referralId)?.Decision == "accept");

    private static string ReferralId(Fax fax, Document? document, int number) => document?.Referrals.ElementAtOrDefault(number - 1)?.Id ?? $"{fax.Id}-{number}";

    /// <summary>Sets the whole fax aside: it is no referral.</summary>
    /// <param name="fax">As in the store now.</param>
    /// <param name="version">What the person saw.</param>
    /// <param name="why">Why, and which fax it repeats when that is known.</param>
    /// <param name="key">Key of this step.</param>
    /// <param name="person">Who says it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<SaveOutcome> SetAsideAsync(Fax fax, long version, (string Code, string? Of) why, string? key, string person, CancellationToken cancellation)
    {
        if (key is not null && (await store.VerificationsAsync(fax.Id, cancellation)).Any(each => each.Key == key && each.Person == person)) return new SaveOutcome.Saved(fax.State, Done: true);
        if (version != fax.Version || fax.State is not (FaxState.AwaitingVerification or FaxState.Stuck)) return new SaveOutcome.Conflict();
        var verification = new Verification { Person = person, At = clock.Now, Key = key, NotAReferral = why.Code, DuplicateOf = why.Code == Duplicate ? why.Of : null };
        bool saved = await store.SaveVerificationAsync(fax.Id, version, verification, document: null, FaxState.SetAside, cancellation);
        return saved ? new SaveOutcome.Saved(FaxState.SetAside, Done: true) : new SaveOutcome.Conflict();
    }

    /// <summary>What a fax in which nothing was found, or that was never read, gives Decide to start from: one referral on an unknown form, over all its pages.</summary>
    private static ReadResult KeyedByHand(ReadResult read) =>
        read with { Referrals = [new ReadReferral { Pages = [.. read.Pages.Select(page => page.Page)], FormType = "unknown" }] };
}
