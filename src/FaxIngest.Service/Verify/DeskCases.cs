using System.Security.Claims;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>Finds cases by the ids that stand in addresses.</summary>
internal sealed class DeskCases(IFaxStore store, BlindDesk blind, CheckPapers checks)
{
    /// <summary>A case as this person may see it; null: there is none of this id, as far as they may know.</summary>
    internal async Task<DeskCase?> FindAsync(string id, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is { } fax)
        {
            var document = await store.DocumentAsync(id, cancellation);
            var said = await store.VerificationsAsync(id, cancellation);
            return new DeskCase(fax, document, await store.ReadResultAsync(id, cancellation), said, await blind.ViewAsync(id, document, said, who, cancellation));
        }
        return await checks.FindAsync(id, who, cancellation) is { } sheet
            ? new DeskCase(sheet.Paper.Fax, sheet.Paper.Document, sheet.Paper.Read, sheet.Answers, sheet.View) { Check = sheet } : null;
    }

    /// <summary>A referral by its id (its case's, a dash and a number), with its case.</summary>
    internal async Task<(DeskCase Case, Referral Referral)?> ReferralAsync(string referralId, ClaimsPrincipal who, CancellationToken cancellation)
    {
        int dash = referralId.LastIndexOf('-');
        if (dash <= 0 || await FindAsync(referralId[..dash], who, cancellation) is not { } found) return null;
        return found.Document?.Referrals.FirstOrDefault(each => each.Id == referralId) is { } referral ? (found, referral) : null;
    }

    /// <summary>What happened to a case, oldest first.</summary>
    internal async Task<IReadOnlyList<AuditEvent>> EventsAsync(DeskCase found, CancellationToken cancellation)
    {
        if (found.Check is not { } sheet) return await store.EventsAsync(found.Fax.Id, cancellation);
        // A check has no history of its own in the audit: it follows from what was said of it.
        var events = new List<AuditEvent>();
        Document? before = null;
        for (int said = 0; said <= sheet.Answers.Count; said++)
        {
            var after = await checks.AfterAsync(sheet.Check, [.. sheet.Answers.Take(said)], cancellation);
            if (after is null) break;
            events.Add(CheckHistory.Of(sheet, said == 0 ? null : sheet.Answers[said - 1], FieldChange.Between(before, after)));
            before = after;
        }
        return events;
    }
}
