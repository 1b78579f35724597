using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Identify;

/// <summary>Says what a page is that is no known form: a cover sheet by its words, else unknown. One instance serves one thread.</summary>
public sealed class UnknownPages(IPageWordReader words)
{
    /// <summary>Words that cover sheets carry as headings of their lines. From general knowledge of fax cover sheets.</summary>
    private static readonly HashSet<string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        "to", "from", "fax", "phone", "date", "re", "regarding", "subject", "pages", "attn", "attention", "cc", "urgent", "comments", "message", "company", "recipient", "sender",
    };

    /// <summary>Headings on a page that says "fax" in a title but not "cover": from this many it is a cover sheet.</summary>
    private const int EnoughHeadings = 5;

    /// <summary>The page's kind.</summary>
    /// <param name="page">As it came, 204×196 dpi.</param>
    public string KindOf(BinaryImage page)
    {
        var found = words.ReadWords(page, PageLayout.Sparse)
            .Select(w => w.Text.Trim(':', '.', ',', '#', '(', ')', '-', '*').ToLowerInvariant())
            .Where(w => w.Length > 0).ToList();
        var cover = found.Contains("cover") && (found.Contains("fax") || found.Contains("sheet"))
            || found.Contains("facsimile") || found.Contains("fax") && found.Where(Headings.Contains).Distinct().Count() >= EnoughHeadings;
        return cover ? PageKinds.CoverSheet : PageKinds.Unknown;
    }
}
