using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Read.Letters;
using FaxIngest.Render;

namespace FaxIngest.Pipeline;

/// <summary>Walks through one document: its pages, or the parts of a container, depth first, with page numbers running through the whole.</summary>
internal sealed class DocumentWalk(IPageSource source, IContainerSession session, PageWork work, LetterReader letters, WalkCourse course)
{
    private readonly List<ReadPage> pages = [];
    private readonly ReferralAssembly referrals = new();
    private readonly PartLedger ledger = new();
    private readonly List<Reason> notes = [];
    private readonly List<(int Index, PartText Text)> brief = [];
    private readonly HashSet<string> bodies = new(StringComparer.Ordinal);
    private MailOrigin? mail;

    /// <summary>Reads all of it.</summary>
    public ReadResult Read(PartFile file)
    {
        Reason? stopped = null;
        try
        {
            if (session.Open(file) is { } contents) Enter(contents, null);
            else stopped = Pages(file.Path, null).Stopped;
        }
        catch (UnreadableException e)
        {
            stopped = e.Reason;
        }

        EndBriefTexts();
        var found = referrals.Close(pages, ledger, course.Groups);
        notes.AddRange(ledger.Notes());
        if (found.HasAside) notes.Add(new Reason("mail-text", "The mail says something in words besides what is attached to it: read it before this is decided."));
        // A form is a form, whichever way it came.
        if (NatureNote(mail?.Nature) is { } nature && found.Referrals.All(r => r.Template is null)) notes.Add(nature);
        if (stopped is not null) notes.Insert(0, stopped);
        return new ReadResult
        {
            Unreadable = pages.Count == 0 ? notes.FirstOrDefault() ?? Nothing() : null,
            Pages = pages,
            Referrals = found.Referrals,
            Parts = ledger.IsContainer ? ledger.Close() : null,
            Notes = pages.Count > 0 ? notes : [.. notes.Skip(1)],
            Mail = mail,
            Engines = work.Engines,
            Versions = work.Versions,
        };
    }

    private Reason Nothing() => ledger.IsContainer
        ? new Reason("nothing-in-it", "It holds neither a text nor an attachment that could be read.")
        : new Reason("damaged", "The file holds no page.");

    private void Enter(Contents contents, int? container)
    {
        if (container is null) mail = contents.Mail;
        notes.AddRange(contents.Notes);
        if (contents.OneFax)
        {
            EnterFax(contents);
            return;
        }

        ledger.Expect(contents);
        bool company = contents.Parts.Count(p => p.End is null && p.Text is not { Body: true }) > 0;
        foreach (var part in contents.Parts) Enter(part, container, company);
    }

    private void Enter(FoundPart part, int? container, bool company)
    {
        int index = ledger.Add(part, container);
        if (part.End is { } end) ledger.End(index, end, part.Reason);
        else if (part.Text is { } text) EnterText(index, text, part.Reason, company);
        else if (ledger.Twin(index) is { } twin) ledger.End(index, PartStates.Repeated, new Reason("repeated", $"The same file as part {twin + 1}."));
        else EnterFile(index, part.File ?? throw new InvalidOperationException($"Part {index} has neither bytes nor text nor an end."));
    }

    private void EnterFile(int index, PartFile file)
    {
        try
        {
            if (!file.PagesOnly && session.Open(file) is { } contents)
            {
                if (contents.OneFax)
                {
                    int before = pages.Count;
                    EnterFax(contents, index);
                    ledger.End(index, PartStates.Read, pages: pages.Count - before);
                    return;
                }

                ledger.End(index, PartStates.Opened);
                Enter(contents, index);
                return;
            }
        }
        catch (UnreadableException e)
        {
            ledger.End(index, PartStates.Of(e.Reason.Code), e.Reason);
            return;
        }

        var (count, stopped) = Pages(file.Path, index);
        if (stopped is null) ledger.End(index, PartStates.Read, pages: count);
        else ledger.End(index, count > 0 ? PartStates.ReadInPart : PartStates.Of(stopped.Code), stopped, count);
    }

    /// <summary>A fax that came as a file a page: what is wrong with a page is said of the fax.</summary>
    private void EnterFax(Contents contents, int? part = null)
    {
        if (contents.Parts.Count + contents.LeftOut != contents.Count) throw new InvalidOperationException("Pages of a fax were lost on the way.");
        for (int i = 0; i < contents.Parts.Count; i++)
        {
            var page = contents.Parts[i];
            var reason = page.File is null ? page.Reason : Pages(page.File.Path, part).Stopped;
            if (reason is not null) notes.Add(new Reason(reason.Code, $"File {i + 1} of this fax: {reason.Message}"));
        }
    }

    private void EnterText(int index, PartText text, Reason? cut, bool company)
    {
        if (text.Lines.All(string.IsNullOrWhiteSpace)) ledger.End(index, PartStates.Empty);
        // Outlook sends the text twice, as itself and in winmail.dat.
        else if (text.Body && !bodies.Add(LetterText.Key(text))) ledger.End(index, PartStates.Alternative, new Reason("alternative", "The same text in another form."));
        else if (text.Body && company && cut is null && LetterText.IsFormula(text)) brief.Add((index, text));
        else Draw(index, text, cut);
    }

    /// <summary>Texts of a few words are shown when there is nothing else to look at.</summary>
    private void EndBriefTexts()
    {
        bool alone = pages.TrueForAll(p => p.Kind is PageKinds.Blank or PageKinds.Separator);
        foreach (var (index, text) in brief)
        {
            if (alone) Draw(index, text, null);
            else ledger.End(index, PartStates.Text, new Reason("short-text", "A few words that go with the attachments."));
        }
    }

    private void Draw(int index, PartText text, Reason? cut)
    {
        var drawn = new List<(int Number, TextPage Page)>();
        foreach (var page in letters.Draw(text))
        {
            course.Cancellation.ThrowIfCancellationRequested();
            if (pages.Count == work.MaxPages)
            {
                cut = TooManyPages();
                break;
            }

            int number = pages.Count + 1;
            drawn.Add((number, page));
            pages.Add(work.Keep(page, number, course.Folder, index));
            course.Progress.Report(number);
        }

        referrals.AddLetter(index, [.. drawn.Select(d => d.Number)], letters.Read(text, drawn));
        string state = cut is null ? PartStates.Read : drawn.Count > 0 ? PartStates.ReadInPart : PartStates.OverLimit;
        ledger.End(index, state, cut, drawn.Count);
    }

    private (int Count, Reason? Stopped) Pages(string path, int? part)
    {
        int before = pages.Count;
        try
        {
            foreach (var rendered in source.Open(path))
            {
                course.Cancellation.ThrowIfCancellationRequested();
                if (pages.Count == work.MaxPages) return (pages.Count - before, TooManyPages());
                var (page, match, readings) = work.Read(rendered, pages.Count + 1, (course.Folder, part), course.FormTypeOf(pages.Count + 1));
                pages.Add(page);
                if (match is not null) referrals.Add(page, match, readings);
                course.Progress.Report(pages.Count);
            }
        }
        catch (UnreadableException e)
        {
            return (pages.Count - before, e.Reason);
        }

        return (pages.Count - before, pages.Count == before ? new Reason("damaged", "The file holds no page.") : null);
    }

    private Reason TooManyPages() => new("too-many-pages", $"There are more than {work.MaxPages} pages; only the first {work.MaxPages} were read. The others are in the original.");

    private static Reason? NatureNote(string? nature) => nature switch
    {
        MailNatures.AutoReply => new Reason("automatic-reply", "This is an automatic reply: most likely there is nothing to do."),
        MailNatures.Bounce => new Reason("delivery-report", "This is a mail program's report on another mail: most likely there is no referral in it."),
        MailNatures.List => new Reason("mailing-list", "This came through a mailing list or from a bulk sender: most likely there is no referral in it."),
        _ => null,
    };
}
