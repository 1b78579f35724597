using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify;

namespace FaxIngest.Decide.Duplicates;

/// <summary>Marks the referrals of a document that were probably faxed before. A duplicate is never dropped: it is linked, and a person is asked.</summary>
public sealed class DuplicateSearch(IDuplicateStore store, IFaxStore faxes, DuplicateOptions options)
{
    /// <summary>Code of the reason on a referral; a person overrules it when it is no duplicate.</summary>
    public const string Code = "probable-duplicate";

    /// <summary>Faxes compared at most: those that share most keys. A form that a member sends more often within the window is a person's call anyway.</summary>
    private const int MostCandidates = 40;

    /// <summary>Duplicates told on one referral at most, the likeliest.</summary>
    private const int MostTold = 5;

    /// <summary>The document with what it probably repeats. Later faxes that repeat this one, because it was decided or corrected only now, are linked to it.</summary>
    public async Task<Document> MarkAsync(Document document, IReadOnlyList<Verification> verifications, CancellationToken cancellation)
    {
        var keys = DuplicateKeys.Of(document);
        var window = TimeSpan.FromDays(options.Days);
        var received = document.Source.ReceivedAt;
        IReadOnlyList<string> candidates = keys.Count == 0 ? [] : await store.CandidatesAsync(document.Id, keys, received - window, received + window, MostCandidates, cancellation).ConfigureAwait(false);
        var found = Within(document).ToList();
        var later = new List<DuplicateLink>();
        foreach (string id in candidates)
        {
            if (await faxes.DocumentAsync(id, cancellation).ConfigureAwait(false) is not { } other) continue;
            // Ids sort by arrival.
            if (string.CompareOrdinal(id, document.Id) < 0) found.AddRange(Between(document, other));
            else later.AddRange(Between(other, document).Select(duplicate => new DuplicateLink(id, duplicate)));
        }
        await LinkLaterAsync(document.Id, later, cancellation).ConfigureAwait(false);
        var told = document.Referrals.SelectMany(referral => found.Where(each => each.Referral == referral.Id).OrderByDescending(each => each.Score).ThenBy(each => each.Id, StringComparer.Ordinal).Take(MostTold)).ToList();
        return document with { ProbableDuplicates = told, Referrals = options.AskPerson ? [.. document.Referrals.Select(referral => Ask(referral, told, verifications))] : document.Referrals };
    }

    /// <summary>Links of later faxes to this one as they are now; what a correction has ended goes.</summary>
    private async Task LinkLaterAsync(string id, List<DuplicateLink> found, CancellationToken cancellation)
    {
        foreach (var link in found) await store.LinkAsync(link, cancellation).ConfigureAwait(false);
        foreach (var link in await store.LinksAsync(id, cancellation).ConfigureAwait(false))
        {
            bool stands = link.FaxId == id || found.Exists(each => each.Duplicate.Referral == link.Duplicate.Referral && each.Duplicate.EarlierReferral == link.Duplicate.EarlierReferral);
            if (!stands) await store.UnlinkAsync(link, cancellation).ConfigureAwait(false);
        }
    }

    private IEnumerable<ProbableDuplicate> Between(Document later, Document earlier) =>
        from mine in later.Referrals
        from other in earlier.Referrals
        let duplicate = Compare(mine, later, other, earlier)
        where duplicate is not null
        select duplicate;

    /// <summary>The same paper twice in one call.</summary>
    private IEnumerable<ProbableDuplicate> Within(Document document) =>
        from later in Enumerable.Range(0, document.Referrals.Count)
        from earlier in Enumerable.Range(0, later)
        let duplicate = Compare(document.Referrals[later], document, document.Referrals[earlier], document)
        where duplicate is not null
        select duplicate;

    private ProbableDuplicate? Compare(Referral mine, Document later, Referral other, Document earlier) =>
        PaperComparison.Compare(mine, later.Source, other, earlier.Source) is { } match && match.Score >= options.MinimumScore
            ? new ProbableDuplicate(mine.Id, earlier.Id, other.Id, match.Score, [.. match.Evidence, When(later, earlier)]) : null;

    private static Reason When(Document later, Document earlier) => later.Id == earlier.Id
        ? new("same-call", "Both came in the same transmission.")
        : new("received-before", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The other was received on {PacificTime.Day(earlier.Source.ReceivedAt):yyyy-MM-dd}."));

    private static Referral Ask(Referral referral, List<ProbableDuplicate> told, IReadOnlyList<Verification> verifications)
    {
        var first = told.Find(each => each.Referral == referral.Id);
        if (first is null || verifications.Any(said => (said.ReferralId is null || said.ReferralId == referral.Id) && said.Overruled.Contains(Code))) return referral;
        string when = first.Evidence[^1].Code == "same-call" ? "It is probably twice in this transmission." : "It was probably faxed before. " + first.Evidence[^1].Message;
        return referral with { Decision = Decisions.Verify, Reasons = [.. referral.Reasons, new Reason(Code, when)] };
    }
}
