using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Pipeline;

/// <summary>What speaks against a fax from outside its pages: what intake noticed, pages that the fax server counted otherwise, scan lines that the line lost.</summary>
internal static class DeliveryReasons
{
    /// <summary>Scan lines in error on a page from which on a person compares: 20 lines of a fine fax are 2.6 mm, the height of a line of writing.
    /// Only their number is known (TIFF class F, fax servers); those whose place was found speak against the fields they cross.</summary>
    internal const int ManyBadLines = 20;

    /// <summary>Reasons for every referral of the fax.</summary>
    public static IReadOnlyList<Reason> OfFax(Fax fax, ReadResult read)
    {
        if (fax.Delivery is not { } delivery) return [];
        var reasons = delivery.Reasons.ToList();
        // A container's pages are not what the fax server counted.
        if (delivery.Pages is { } counted && read is { Unreadable: null, Parts: null } && counted != read.Pages.Count)
            reasons.Add(new("pages-differ", $"The fax server counted {Pages(counted)}, but {Pages(read.Pages.Count)} {(read.Pages.Count == 1 ? "was" : "were")} found."));
        if (delivery is { BadLines: >= ManyBadLines, BadLinesByPage.Count: 0 } && read.Pages.Sum(page => page.BadLines) < ManyBadLines)
            reasons.Add(new("line-errors", $"The telephone line lost {delivery.BadLines} scan lines of this fax: compare the values with the image."));
        return reasons;
    }

    /// <summary>Reasons for a referral on these pages.</summary>
    public static IEnumerable<Reason> OfPages(Fax fax, ReadResult read, IReadOnlyList<int> pages)
    {
        foreach (var page in read.Pages.Where(page => pages.Contains(page.Page)))
        {
            int said = fax.Delivery?.BadLinesByPage is { } byPage && page.Page <= byPage.Count ? byPage[page.Page - 1] : 0;
            int bad = Math.Max(page.BadLines, said);
            if (bad - page.LinesPlaced >= ManyBadLines) yield return new("line-errors", $"The telephone line lost {bad} scan lines of page {page.Page}: compare the values there with the image.");
        }
    }

    private static string Pages(int count) => count == 1 ? "1 page" : $"{count} pages";
}
