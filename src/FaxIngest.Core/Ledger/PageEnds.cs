using FaxIngest.Model;

namespace FaxIngest.Ledger;

/// <summary>Where each page of a document ended. Every page has exactly one end.</summary>
public static class PageEnds
{
    /// <summary>It is part of a referral.</summary>
    public const string Referral = "referral";
    /// <summary>A person set the fax aside.</summary>
    public const string SetAside = "set-aside";

    /// <summary>The ends with their counts, and what is wrong with them.</summary>
    /// <param name="document">The document as decided last.</param>
    /// <param name="setAside">The whole fax is set aside.</param>
    public static (IReadOnlyDictionary<string, int> Ends, IReadOnlyList<Discrepancy> Faults) Of(Document document, bool setAside)
    {
        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<Discrepancy>();
        var claims = new Dictionary<int, int>();
        foreach (int page in document.Referrals.SelectMany(referral => referral.Pages)) claims[page] = claims.GetValueOrDefault(page) + 1;

        var seen = new HashSet<int>();
        foreach (var page in document.Pages)
        {
            if (!seen.Add(page.Page)) faults.Add(Fault("page-twice", $"Page {page.Page} of fax {document.Id} is listed twice."));
            int referrals = claims.GetValueOrDefault(page.Page);
            if (referrals > 1) faults.Add(Fault("page-shared", $"Page {page.Page} of fax {document.Id} is in {referrals} referrals."));
            string? end = setAside ? SetAside : referrals > 0 ? Referral : NeedsReferral(page.Kind) ? null : page.Kind;
            if (end is null) faults.Add(Fault("page-lost", $"Page {page.Page} of fax {document.Id} (kind {page.Kind}) is in no referral."));
            else ends[end] = ends.GetValueOrDefault(end) + 1;
        }
        foreach (int number in Enumerable.Range(1, document.PageCount).Where(number => !seen.Contains(number)))
            faults.Add(Fault("page-lost", $"Page {number} of fax {document.Id} is not listed among its pages."));
        foreach (int number in claims.Keys.Where(number => !seen.Contains(number)).Order())
            faults.Add(Fault("page-unknown", $"A referral of fax {document.Id} claims page {number}, which the fax does not have."));
        return (ends, faults);

        Discrepancy Fault(string code, string message) => new(code, message, document.Id);
    }

    /// <summary>Something is on it that nobody would see if no referral had it.</summary>
    private static bool NeedsReferral(string kind) => kind is PageKinds.Form or PageKinds.Unknown || kind.Length == 0;
}
