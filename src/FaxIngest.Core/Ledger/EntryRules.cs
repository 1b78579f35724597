using FaxIngest.Export;
using FaxIngest.Model;

namespace FaxIngest.Ledger;

/// <summary>What must hold of one fax, as far as the store's own words can be held against each other.</summary>
public static class EntryRules
{
    /// <summary>Everything that does not add up in an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="targets">Names of the targets that every accepted referral goes to.</param>
    public static IEnumerable<Discrepancy> Check(LedgerEntry entry, IReadOnlyCollection<string> targets)
    {
        string id = entry.FaxId;
        if (entry.Sha256 is null)
        {
            yield return new("fax-missing", $"Fax {id} arrived, but there is no such fax any more.", id);
            yield break;
        }
        if (entry.Arrivals != entry.ArrivalRows || entry.ArrivalEvents != entry.ArrivalRows)
            yield return new("arrivals-differ", $"Fax {id} counts {entry.Arrivals} arrivals, {entry.ArrivalRows} are recorded, and its history tells of {entry.ArrivalEvents}.", id);
        if (entry.LastStep is { } last && last != entry.State)
            yield return new("state-differs", $"Fax {id} is {Words(entry.State)}, but its history ends in {Words(last)}.", id);

        var document = entry.Document;
        if (NeedsReading(entry.State) && entry.PagesRead is null && document is null)
            yield return new("not-read", $"Fax {id} is {Words(entry.State)}, but there is no result of reading it.", id);
        if (document is null)
        {
            if (entry.State is FaxState.AwaitingVerification or FaxState.Accepted or FaxState.Exported)
                yield return new("document-missing", $"Fax {id} is {Words(entry.State)}, but there is no document of it.", id);
        }
        else if (IsSettled(entry.State))
        {
            foreach (var fault in Content(entry, document)) yield return fault;
        }
        foreach (var fault in Exports(entry, document, targets)) yield return fault;
    }

    private static IEnumerable<Discrepancy> Content(LedgerEntry entry, Document document)
    {
        string id = entry.FaxId;
        if (document.Sha256 != entry.Sha256) yield return new("document-of-another", $"The document of fax {id} was made from other bytes.", id);
        if (entry.PagesRead is int read && (read != document.Pages.Count || read != document.PageCount))
            yield return new("pages-lost", $"{read} pages were read of fax {id}, its document counts {document.PageCount} and lists {document.Pages.Count}.", id);
        foreach (var fault in PageEnds.Of(document, entry.State == FaxState.SetAside).Faults) yield return fault;

        int parts = document.Parts?.Count ?? 0;
        // A container's pages are not what the fax server counted. A person who saw the fax was told, and has decided.
        if (entry is { PagesDeclared: int declared, PagesRead: int found, SeenByPerson: false } && parts == 0 && document.Status == "read" && declared != found)
            yield return new("pages-declared", $"The fax server counted {declared} pages of fax {id}, but it has {found}.", id);
        if (entry.PagesRead is not null && (entry.PartsRead ?? 0) != parts)
            yield return new("parts-lost", $"{entry.PartsRead ?? 0} parts were found in fax {id}, its document lists {parts}.", id);
        for (int i = 0; i < parts; i++)
        {
            var part = document.Parts![i];
            if (!PartStates.Knows(part.Status)) yield return new("part-without-end", $"Part {i + 1} of fax {id} has no end state.", id);
            int pages = document.Pages.Count(page => page.Part == i);
            if (part.PageCount != pages) yield return new("part-pages-lost", $"Part {i + 1} of fax {id} was {part.PageCount} pages, and {pages} of the fax's pages are of it.", id);
        }
        foreach (var page in document.Pages.Where(page => page.Part is int part && (part < 0 || part >= parts)))
            yield return new("part-unknown", $"Page {page.Page} of fax {id} belongs to a part that the fax does not have.", id);
        if (document.Status == "unreadable" && document.Reason is null)
            yield return new("reason-missing", $"Fax {id} could not be read, but nothing says why.", id);
    }

    private static IEnumerable<Discrepancy> Exports(LedgerEntry entry, Document? document, IReadOnlyCollection<string> targets)
    {
        string id = entry.FaxId;
        var referrals = document?.Referrals ?? [];
        if (entry.State == FaxState.Exported)
        {
            if (document is not null && referrals.Count == 0) yield return new("nothing-exported", $"Fax {id} is exported, but has no referral.", id);
            foreach (var referral in referrals)
            {
                if (referral.Decision != Decisions.Accept) yield return new("not-accepted", $"Referral {referral.Id} is exported, but was not accepted.", id);
                foreach (string target in targets.Where(target => !entry.Receipts.Any(receipt => receipt.ReferralId == referral.Id && receipt.Target == target)))
                    yield return new("receipt-missing", $"Referral {referral.Id} is exported, but there is no receipt of {target}.", id);
            }
        }
        else if (entry.State is FaxState.SetAside && entry.Receipts.Count > 0)
        {
            yield return new("exported-and-set-aside", $"Fax {id} is set aside, but {entry.Receipts.Count} of its referrals went out before.", id);
        }
        foreach (ExportReceipt receipt in entry.Receipts.Where(receipt => document is not null && referrals.All(referral => referral.Id != receipt.ReferralId)))
            yield return new("receipt-stray", $"There is a receipt for referral {receipt.ReferralId}, which fax {id} does not have.", id);
    }

    /// <summary>The state in words: <c>awaiting verification</c>.</summary>
    public static string Words(FaxState state) => state switch
    {
        FaxState.AwaitingVerification => "awaiting verification",
        FaxState.SetAside => "set aside",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>The document is of the last reading; a fax that is being read anew still has the one before.</summary>
    private static bool IsSettled(FaxState state) => state is FaxState.AwaitingVerification or FaxState.Accepted or FaxState.Exported or FaxState.SetAside;

    private static bool NeedsReading(FaxState state) => state is FaxState.Read or FaxState.Accepted or FaxState.AwaitingVerification or FaxState.Exported;
}
