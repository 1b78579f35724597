using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Read.Letters;
using FaxIngest.Verify;

namespace FaxIngest.Pipeline;

/// <summary>Puts the pages of one transmission together into referrals. Pages of one form belong together until one of them comes again; across the parts of
/// a mail only where each part is a picture of one page. What is no known form and no blank goes to a person, page after page in one piece; a cover sheet only
/// when nothing else came. A text is the referral when it says whom it is about and no form came with it.</summary>
internal sealed class ReferralAssembly
{
    private readonly List<Sheet> sheets = [];
    private readonly List<(int Part, IReadOnlyList<int> Pages, Letter Letter)> letters = [];

    /// <summary>Adds a page of a known form.</summary>
    public void Add(ReadPage page, FormMatch match, IReadOnlyList<Reading> readings) => sheets.Add(new Sheet(page.Page, page.Part, match, readings));

    /// <summary>Adds a text that was drawn.</summary>
    public void AddLetter(int part, IReadOnlyList<int> pages, Letter letter)
    {
        if (pages.Count > 0) letters.Add((part, pages, letter));
    }

    /// <summary>The referrals in page order, and whether there is a text that belongs to none of them.</summary>
    /// <param name="pages">Every page of the transmission.</param>
    /// <param name="parts">The parts, all of them ended.</param>
    /// <param name="groups">Which pages make which referral, as a person says; null: to be found out.</param>
    public (IReadOnlyList<ReadReferral> Referrals, bool HasAside) Close(IReadOnlyList<ReadPage> pages, PartLedger parts, IReadOnlyList<PageGroup>? groups = null)
    {
        if (groups is not null) return ([.. groups.Select(group => Laid(group, pages)).OfType<ReadReferral>()], false);
        bool Loose(int? part) => part is { } index && parts.Look(index) is { Pages: 1 } look && look.Type.StartsWith("image/", StringComparison.Ordinal);
        bool Together(int? one, int? other) => one == other || Loose(one) && Loose(other);

        var referrals = Drafts(Together).ConvertAll(Referral);
        var unread = pages.Where(p => p.Kind == PageKinds.Unknown).ToList();
        var telling = letters.Where(l => l.Letter.NamesMember).ToList();
        if (referrals.Count == 0 && (telling.Count > 0 || unread.Count == 0 && letters.Count > 0))
        {
            // All that came with a letter goes with it, but a letter that names a member of its own.
            var first = telling.Count > 0 ? telling[0] : letters[0];
            var with = letters.Where(l => l.Part != first.Part && !l.Letter.NamesMember).ToList();
            referrals.Add(OfLetter(
                first.Part,
                [.. first.Pages.Concat(with.SelectMany(l => l.Pages)).Concat(unread.Select(p => p.Page)).Order()],
                [.. first.Letter.Readings, .. with.SelectMany(l => l.Letter.Readings)]));
            referrals.AddRange(telling.Skip(1).Select(l => OfLetter(l.Part, l.Pages, l.Letter.Readings)));
            return (InOrder(referrals), false);
        }

        if (unread.Count == 0 && referrals.Count == 0) unread = [.. pages.Where(p => p.Kind == PageKinds.CoverSheet)];
        for (var i = 0; i < unread.Count;)
        {
            var run = unread.Skip(i).TakeWhile((p, k) => p.Page == unread[i].Page + k && Together(p.Part, unread[i].Part)).ToList();
            referrals.Add(new ReadReferral
            {
                Pages = [.. run.Select(p => p.Page)],
                Part = run[0].Part,
                FormType = "unknown",
                Reasons = [new Reason("unknown-form", "This is no form that can be read by machine.")],
            });
            i += run.Count;
        }

        return (InOrder(referrals), letters.Count > 0);
    }

    /// <summary>A referral as a person laid it: its pages in their order, read as the form most of them are on. Null: none of its pages is there.</summary>
    private ReadReferral? Laid(PageGroup group, IReadOnlyList<ReadPage> pages)
    {
        int[] own = [.. group.Pages.Where(number => pages.Any(p => p.Page == number))];
        if (own.Length == 0) return null;
        var drafts = own.SelectMany(number => sheets.Where(s => s.Page == number)).GroupBy(s => s.Match.Template).OrderByDescending(form => form.Count()).ToList();
        var letter = letters.Where(l => l.Pages.Any(own.Contains)).ToList();
        var laid = drafts.Count > 0 ? Referral(DraftOf(drafts[0]))
            : letter.Count > 0 && group.FormType is null or "correspondence" ? OfLetter(pages.First(p => p.Page == own[0]).Part ?? 0, own, [.. letter.SelectMany(l => l.Letter.Readings)])
            : new ReadReferral
            {
                Pages = own,
                FormType = group.FormType ?? "unknown",
                Reasons = group.FormType is null or "unknown"
                    ? [new Reason("unknown-form", "This is no form that can be read by machine.")]
                    : [new Reason("not-laid", "The pages do not lie over this form, so it has to be keyed by hand.")],
            };
        // A person laid the parts' pages together: that needs no second look.
        return laid with { Pages = own, Part = pages.First(p => p.Page == own[0]).Part, Group = group, Reasons = [.. laid.Reasons.Where(reason => reason.Code != "pages-from-parts")] };
    }

    /// <summary>Of pages that came twice the first counts.</summary>
    private static Draft DraftOf(IGrouping<FormTemplate, Sheet> form)
    {
        var draft = new Draft(form.Key);
        draft.Sheets.AddRange(form.DistinctBy(s => s.Match.Page.Number));
        return draft;
    }

    private static IReadOnlyList<ReadReferral> InOrder(List<ReadReferral> referrals) => [.. referrals.OrderBy(r => r.Pages[0])];

    private List<Draft> Drafts(Func<int?, int?, bool> together)
    {
        var drafts = new List<Draft>();
        foreach (var sheet in sheets)
        {
            var draft = drafts.FindLast(d => d.Form == sheet.Match.Template && together(d.Sheets[^1].Part, sheet.Part));
            if (draft is null || draft.Sheets.Exists(s => s.Match.Page == sheet.Match.Page)) drafts.Add(draft = new Draft(sheet.Match.Template));
            draft.Sheets.Add(sheet);
        }

        return drafts;
    }

    private static ReadReferral Referral(Draft draft)
    {
        var sheets = draft.Sheets.OrderBy(s => s.Match.Page.Number).ToList();
        var reasons = draft.Form.Pages.Where(page => sheets.TrueForAll(s => s.Match.Page != page))
            .Select(page => new Reason("page-missing", $"Page {page.Number} of the form did not arrive.")).ToList();
        if (sheets.Select(s => s.Part).Distinct().Count() > 1)
            reasons.Add(new Reason("pages-from-parts", "The pages of this form came as pictures of their own: see that they belong together."));
        reasons.AddRange(sheets.Select(s => RevisionCheck.OfPage(s.Match)).Concat(sheets.Select(s => PrintCheck.OfPage(s.Readings, draft.Form.Title, draft.Form.Revision))).OfType<Reason>().Take(1));
        return new ReadReferral
        {
            Pages = [.. sheets.Select(s => s.Page).Order()],
            Part = sheets.MinBy(s => s.Page)!.Part,
            Template = draft.Form.Id,
            FormType = draft.Form.Type,
            MatchScore = sheets.Min(s => s.Match.Score),
            MatchMargin = sheets.Min(s => s.Match.Margin),
            Readings = PageClarity.Weigh(Echo.Hear([.. sheets.SelectMany(s => s.Readings)])),
            Reasons = [.. reasons],
        };
    }

    private static ReadReferral OfLetter(int part, IReadOnlyList<int> pages, IReadOnlyList<Reading> readings) => new()
    {
        Pages = pages,
        Part = part,
        FormType = "correspondence",
        Readings = readings,
        Reasons = [new Reason("correspondence", "This is a letter or a mail and no form: a person has to read what it asks for.")],
    };

    private sealed record Sheet(int Page, int? Part, FormMatch Match, IReadOnlyList<Reading> Readings);

    private sealed record Draft(FormTemplate Form)
    {
        public List<Sheet> Sheets { get; } = [];
    }
}
