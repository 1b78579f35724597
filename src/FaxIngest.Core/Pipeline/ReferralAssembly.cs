using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Pipeline;

/// <summary>Puts the pages of one transmission together into referrals. Pages of one form belong together until one of them comes again.
/// What is no known form and no blank goes to a person, page after page in one piece; a cover sheet only when nothing else came.</summary>
internal sealed class ReferralAssembly
{
    private readonly List<Draft> drafts = [];

    /// <summary>Adds a page of a known form.</summary>
    public void Add(int page, FormMatch match, IReadOnlyList<Reading> readings)
    {
        var draft = drafts.FindLast(d => d.Form == match.Template);
        if (draft is null || draft.Pages.Exists(p => p.Match.Page == match.Page))
        {
            draft = new Draft(match.Template);
            drafts.Add(draft);
        }

        draft.Pages.Add((page, match, readings));
    }

    /// <summary>The referrals in page order.</summary>
    /// <param name="pages">Every page of the transmission.</param>
    public IReadOnlyList<ReadReferral> Close(IReadOnlyList<ReadPage> pages)
    {
        var referrals = drafts.Select(Referral).ToList();
        var unread = pages.Where(p => p.Kind == PageKinds.Unknown).Select(p => p.Page).ToList();
        if (unread.Count == 0 && referrals.Count == 0) unread = [.. pages.Where(p => p.Kind == PageKinds.CoverSheet).Select(p => p.Page)];
        for (var i = 0; i < unread.Count;)
        {
            var run = unread.Skip(i).TakeWhile((p, k) => p == unread[i] + k).ToList();
            referrals.Add(new ReadReferral { Pages = run, FormType = "unknown", Reasons = [new Reason("unknown-form", "This is no form that can be read by machine.")] });
            i += run.Count;
        }

        return [.. referrals.OrderBy(r => r.Pages[0])];
    }

    private static ReadReferral Referral(Draft draft)
    {
        var pages = draft.Pages.OrderBy(p => p.Match.Page.Number).ToList();
        var reasons = draft.Form.Pages.Where(page => pages.TrueForAll(p => p.Match.Page != page))
            .Select(page => new Reason("page-missing", $"Page {page.Number} of the form did not arrive."));
        return new ReadReferral
        {
            Pages = [.. pages.Select(p => p.Page).Order()],
            Template = draft.Form.Id,
            FormType = draft.Form.Type,
            MatchScore = pages.Min(p => p.Match.Score),
            MatchMargin = pages.Min(p => p.Match.Margin),
            Readings = [.. pages.SelectMany(p => p.Readings)],
            Reasons = [.. reasons],
        };
    }

    private sealed record Draft(FormTemplate Form)
    {
        public List<(int Page, FormMatch Match, IReadOnlyList<Reading> Readings)> Pages { get; } = [];
    }
}
