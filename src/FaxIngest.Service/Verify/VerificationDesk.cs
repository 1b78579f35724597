using System.Security.Claims;
using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>Takes what a person said through the same Validate → Decide as the machine's readings, and saves both.</summary>
internal sealed class VerificationDesk(IFaxStore store, IDecisionPipeline pipeline, DuplicateSearch duplicates, BlindDesk blind, TimeProvider time)
{
    private const string Duplicate = "duplicate";

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
        if (entries.Version != fax.Version) return new SaveOutcome.Conflict();
        var document = await store.DocumentAsync(fax.Id, cancellation);
        var referral = document?.Referrals.ElementAtOrDefault(number - 1);
        // What is keyed blind is settled here, by the store as it is: the page says nothing of it.
        var view = await blind.ViewAsync(fax.Id, null, who, cancellation);
        string type = entries.FormType ?? referral?.Form.Type ?? "unknown";
        var (fields, unreadable, problems) = entries.Said(referral, path => view.Standing(referral, path, type) != BlindStanding.None);
        foreach (string path in fields.Keys.Concat(unreadable))
            if (view.Refusal(referral, path, type) is { } refusal) problems[path] = refusal;
        if (problems.Count > 0) return new SaveOutcome.Wrong(problems);

        string referralId = referral?.Id ?? $"{fax.Id}-{number}";
        var verification = new Verification
        {
            Person = who.Identity!.Name!,
            At = time.GetUtcNow(),
            ReferralId = referralId,
            FormType = entries.FormType == "unknown" ? null : entries.FormType,
            Fields = fields,
            Unreadable = unreadable,
            Keyings = fields.Keys.Concat(unreadable).Select(path => (path, keying: view.Keying(referral, path, type))).Where(each => each.keying is not null)
                .ToDictionary(each => each.path, each => each.keying!, StringComparer.Ordinal),
            Overruled = [.. entries.Overruled.Order(StringComparer.Ordinal)],
        };
        var read = await store.ReadResultAsync(fax.Id, cancellation) ?? new ReadResult();
        if (read.Referrals.Count == 0) read = KeyedByHand(read);
        IReadOnlyList<Verification> said = [.. await store.VerificationsAsync(fax.Id, cancellation), verification];
        // What was corrected is what duplicates are found by.
        var decided = await duplicates.MarkAsync(pipeline.Decide(fax, read, said), said, cancellation);

        var to = decided.Referrals.Count > 0 && decided.Referrals.All(each => each.Decision == "accept") ? FaxState.Accepted : FaxState.AwaitingVerification;
        bool saved = await store.SaveVerificationAsync(fax.Id, fax.Version, verification, decided, to, cancellation);
        if (!saved) return new SaveOutcome.Conflict();
        var waits = BlindWaits.Of(decided, said);
        return new SaveOutcome.Saved(to, decided.Referrals.FirstOrDefault(each => each.Id == referralId)?.Decision == "accept")
        {
            Waits = waits.Persons.Contains(verification.Person, StringComparer.Ordinal) || waits.SupervisorsOnly && !Roles.MaySupervise(who),
        };
    }

    /// <summary>Sets the whole fax aside: it is no referral.</summary>
    internal async Task<SaveOutcome> SetAsideAsync(Fax fax, long version, string why, string person, CancellationToken cancellation)
    {
        if (version != fax.Version) return new SaveOutcome.Conflict();
        string? earlier = why != Duplicate ? null : (await store.DocumentAsync(fax.Id, cancellation))?.ProbableDuplicates.Where(each => each.Id != fax.Id).MaxBy(each => each.Score)?.Id;
        var verification = new Verification { Person = person, At = time.GetUtcNow(), NotAReferral = why, DuplicateOf = earlier };
        bool saved = await store.SaveVerificationAsync(fax.Id, version, verification, document: null, FaxState.SetAside, cancellation);
        return saved ? new SaveOutcome.Saved(FaxState.SetAside, Done: true) : new SaveOutcome.Conflict();
    }

    /// <summary>What a fax in which nothing was found, or that was never read, gives Decide to start from: one referral on an unknown form, over all its pages.</summary>
    private static ReadResult KeyedByHand(ReadResult read) =>
        read with { Referrals = [new ReadReferral { Pages = [.. read.Pages.Select(page => page.Page)], FormType = "unknown" }] };
}
