using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>One case: a page image beside its fields.</summary>
[Authorize(Roles.Read)]
internal sealed class CaseModel(IFaxStore store, VerificationDesk desk, CaseNeighbors neighbors, SamePapers papers, TimeProvider time) : PageModel
{
    private const string SavedText = "Saved. The fax is accepted and goes out.", WaitsText = "Saved. What is still open in it waits for another person.",
        OpenText = "Saved. Something is still open here: see what is marked.", AsideText = "Set aside. A supervisor can take it back.",
        TooLateText = "It cannot be taken back any more: it went out, or someone went on with it.",
        MeanwhileText = "Someone changed this fax meanwhile. This is how it stands now.";

    public CaseView Case { get; private set; } = null!;

    /// <summary>What went wrong with the last save; null: nothing.</summary>
    public string? Alert { get; private set; }

    /// <summary>What it probably repeats, and what probably repeats it.</summary>
    public IReadOnlyList<DuplicateLink> Duplicates { get; private set; } = [];

    /// <summary>What it was set aside as a repeat of; null: nothing.</summary>
    public SamePaper? RepeatOf { get; private set; }

    /// <summary>What was set aside as a repeat of it.</summary>
    public IReadOnlyList<SamePaper> Repeats { get; private set; } = [];

    /// <summary>Who else has this case open; null: nobody.</summary>
    public string? AlsoOpenBy { get; private set; }

    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "number")]
    public int? Number { get; set; }

    /// <summary>Form type chosen for keying by hand.</summary>
    [BindProperty(SupportsGet = true, Name = "as")]
    public string? KeyAs { get; set; }

    /// <summary>The part of the queue the person works through, kept from case to case.</summary>
    public QueueChoice Choice => QueueChoice.Of(Request.Query);

    public bool MayDecide => Roles.MayDecide(User) && Case.IsOpen;

    public bool MaySupervise => Roles.MaySupervise(User);

    /// <summary>There are inputs: it can be decided, or what was typed has to be shown.</summary>
    public bool HasInputs => MayDecide || Alert is not null;

    /// <summary>Its pages can be laid anew: it has some, and has not gone out.</summary>
    public bool MayLay { get; private set; }

    /// <summary>There are members to search.</summary>
    public bool HasRoster => neighbors.Roster.Current is not null;

    /// <summary>What tells the next save of this page from every other.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Seconds between an open page's renewals of its lease.</summary>
    public int KeepSeconds => neighbors.KeepSeconds;

    public string Person => User.Identity!.Name!;

    /// <summary>Address of a form of this page.</summary>
    public string To(string? handler = null) => DeskPath.Case(Id, Case.Number, Choice, handler);

    public string Image(int page) => $"/cases/{Case.Fax.Id}/pages/{page}.png";

    public PageFrame Frame(int? page) => PageFrame.Of(Case.Pages.FirstOrDefault(each => each.Page == page));

    /// <summary>The field's place is on a page that can be shown.</summary>
    public bool HasCrop(CaseField field) => field.Box is not null && Case.Pages.Any(page => page.Page == field.Page);

    private CheckDesk Checks => neighbors.Open.Checks;

    private bool ByScript => Request.Headers.ContainsKey(CaseLeases.ScriptHeader);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        int number = Number ?? FirstOpen(found.Document);
        if (number < 1 || number > Math.Max(1, found.Document?.Referrals.Count ?? 0)) return NotFound();
        await ShowAsync(found, number, KeyAs is { } type && FormTypes.IsKnown(type) ? type : null, null, null, cancellation);
        // A page that is loaded ahead has its lease already, and is viewed when it is shown.
        bool ahead = CaseLeases.IsAhead(Request);
        if (!ahead) AlsoOpenBy = MayDecide ? await neighbors.Open.OpenAsync(Id, Person, cancellation) : null;
        // What is just being read comes by itself.
        if (found.Fax.State is FaxState.Received or FaxState.Read && found.Document is not null) Response.Headers["Refresh"] = "1";
        else await store.AuditAsync(new AuditEvent(time.GetUtcNow(), Person, ahead ? "loaded" : "viewed", found.FaxId, "{}"), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        var entries = new CaseEntries(Request.Form);
        int number = Number ?? 1;
        // What is looked at again went out long ago, and is not taken back.
        string? key = found.IsWhole ? entries.Key : null;
        switch (found.Check is { } sheet ? await Checks.SaveAsync(sheet, number, entries, User, cancellation) : await desk.SaveAsync(found.Fax, number, entries, User, cancellation))
        {
            case SaveOutcome.Wrong wrong:
                return await AgainAsync(number, entries, wrong.Problems, "Nothing was saved yet: please look at the entries marked in red.", StatusCodes.Status422UnprocessableEntity, cancellation);
            case SaveOutcome.Saved { To: FaxState.Accepted or FaxState.Exported }:
                return await NextAsync(found.IsWhole ? SavedText : "Saved.", key, cancellation);
            case SaveOutcome.Saved { Waits: true }:
                await neighbors.Open.CloseAsync(Id, Person, cancellation);
                return await NextAsync(WaitsText, key, cancellation);
            case SaveOutcome.Saved { Done: true }:
                return Go(DeskPath.Case(Id, null, Choice), "Saved. This fax holds another referral.", key);
            case SaveOutcome.Saved:
                return Go(DeskPath.Case(Id, number, Choice), OpenText, key);
            default:
                return await AgainAsync(number, entries, null, Changed(found.Fax), StatusCodes.Status409Conflict, cancellation);
        }
    }

    /// <summary>It is no referral; with <paramref name="of"/>, because it repeats that fax.</summary>
    public async Task<IActionResult> OnPostSetAsideAsync(string? why, string? of, long version, CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (VerificationDesk.NotAReferral.All(choice => choice.Code != why)) return BadRequest();
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        string? original = why == VerificationDesk.Duplicate && !string.IsNullOrEmpty(of) ? of : null;
        string? key = CaseEntries.KeyOf(Request.Form[CaseEntries.KeyName]);
        if (original is not null && await papers.RefusalAsync(Id, original, cancellation) is { } refusal)
            return await AgainAsync(Number ?? 1, null, null, refusal, StatusCodes.Status422UnprocessableEntity, cancellation);
        var outcome = found.Check is { } sheet ? await Checks.SetAsideAsync(sheet, version, why!, key, Person, cancellation) : await desk.SetAsideAsync(found.Fax, version, (why!, original), key, Person, cancellation);
        if (outcome is SaveOutcome.Conflict)
            return await AgainAsync(Number ?? 1, null, null, "Someone changed this fax meanwhile, so it was not set aside. This is how it stands now.", StatusCodes.Status409Conflict, cancellation);
        return await NextAsync(AsideText, found.IsWhole ? key : null, cancellation);
    }

    /// <summary>Takes back what the person saved last.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string? key, CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        bool undone = CaseEntries.KeyOf(key) is { } known
            && (found.Check is { } sheet ? await Checks.UndoAsync(sheet, known, Person, cancellation) : await desk.UndoAsync(found.Fax, known, Person, cancellation)) is SaveOutcome.Saved;
        return Go(DeskPath.Case(Id, Number, Choice), undone ? "Taken back. It stands as it did before you saved it." : TooLateText, null);
    }

    /// <summary>The case with entries that were chosen elsewhere: a member picked on the roster, in a browser without scripts. Nothing is saved yet.</summary>
    public async Task<IActionResult> OnPostEnterAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        return await AgainAsync(Number ?? 1, new CaseEntries(Request.Form), null, "Entered from the roster and not saved yet: look at it against the page, then save.", StatusCodes.Status200OK, cancellation);
    }

    /// <summary>Has the pages read again as the form that a person says it is.</summary>
    public async Task<IActionResult> OnPostReadAsAsync(long version, CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        if (KeyAs is not { } type || !FormTypes.IsKnown(type) || type == "unknown") return BadRequest();
        var groups = PageLayout.Of(found.Fax, found.Document, found.Laid).ToList();
        int at = (Number ?? 1) - 1;
        if (at < 0 || at >= groups.Count || groups[at].Pages.Count == 0) return BadRequest();
        groups[at] = groups[at] with { FormType = type };
        string? key = CaseEntries.KeyOf(Request.Form[CaseEntries.KeyName]);
        bool sent = await neighbors.LayAsync(desk, found, version, groups, key, Person, cancellation) is SaveOutcome.Saved;
        return Go(DeskPath.Case(Id, Number, Choice), sent ? "It is being read again." : MeanwhileText, sent ? key : null);
    }

    /// <summary>Takes the case from whoever has it open.</summary>
    public async Task<IActionResult> OnPostTakeOverAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        await neighbors.Open.TakeOverAsync(Id, Person, cancellation);
        return Go(DeskPath.Case(Id, Number, Choice), "It is your case now.", null);
    }

    /// <summary>Has a stuck fax read once more.</summary>
    public Task<IActionResult> OnPostTryAgainAsync(long version, CancellationToken cancellation) =>
        MoveAsync(Roles.MayDecide(User), FaxState.Stuck, FaxState.Received, version, new Reason("tried-again", "A person asked for another attempt."), "It is being read again.", cancellation);

    /// <summary>Takes a fax that was set aside back into the queue.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(long version, CancellationToken cancellation) =>
        MoveAsync(MaySupervise, FaxState.SetAside, FaxState.AwaitingVerification, version, new Reason("taken-back", "A supervisor took it back into the queue."), "It is in the queue again.", cancellation);

    private async Task<IActionResult> MoveAsync(bool allowed, FaxState from, FaxState to, long version, Reason reason, string said, CancellationToken cancellation)
    {
        if (!allowed) return Forbid();
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        bool moved = found.Fax.State == from && (found.Check is { } sheet ? await Checks.TakeBackAsync(sheet, version, Person, cancellation) : await store.MoveAsync(Id, version, to, Person, [reason], cancellation));
        return Go(DeskPath.Case(Id, null, Choice), moved ? said : MeanwhileText, null);
    }

    /// <summary>The page once more, with everything that was typed, over the fax as it stands now.</summary>
    private async Task<IActionResult> AgainAsync(
        int number, CaseEntries? entries, IReadOnlyDictionary<string, string>? problems, string alert, int status, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        await ShowAsync(found, number, entries?.FormType, entries, problems, cancellation);
        Alert = alert;
        Response.StatusCode = status;
        return Page();
    }

    private Task<DeskCase?> FindAsync(CancellationToken cancellation) => neighbors.Cases.FindAsync(Id, User, cancellation);

    private async Task ShowAsync(DeskCase found, int number, string? formType, CaseEntries? entries, IReadOnlyDictionary<string, string>? problems, CancellationToken cancellation)
    {
        Case = CaseAssembly.Build(found.Fax, found.Document, found.Read, number, formType, entries, problems, found.View);
        MayLay = found.IsWhole && Case.Pages.Count > 0;
        (RepeatOf, Repeats) = await papers.SaidAsync(found.Fax, User, cancellation);
        var links = found.Check is null ? await neighbors.Duplicates.LinksAsync(Id, cancellation) : [];
        // Evidence that names what is to be keyed blind is left out.
        var hidden = (found.Document?.Referrals ?? []).SelectMany(found.View.Hidden).ToHashSet(StringComparer.Ordinal);
        Duplicates = [.. links.Select(link => link with { Duplicate = link.Duplicate with { Evidence = [.. link.Duplicate.Evidence.Where(reason => reason.Field is null || !hidden.Contains(reason.Field))] } })];
    }

    /// <summary>On to the case that was loaded ahead, or to the most urgent one that is free.</summary>
    private async Task<IActionResult> NextAsync(string said, string? key, CancellationToken cancellation)
    {
        string? id = Request.Form["ahead"] is [{ Length: > 0 and < 64 } ahead] ? ahead : await neighbors.Open.NextAsync(Person, Choice.Filter(time.GetUtcNow(), User), except: Id, cancellation);
        return Go(id is null ? DeskPath.Queue(Choice) : DeskPath.Case(id, null, Choice), said, key);
    }

    private IActionResult Go(string to, string said, string? key)
    {
        string? undo = key is null ? null : DeskPath.Case(Id, Number, Choice, "Undo");
        if (ByScript) return new JsonResult(new CaseOutcome(to, said, undo));
        TempData["Said"] = said;
        if (undo is not null) (TempData["Undo"], TempData["UndoKey"]) = (undo, key);
        return LocalRedirect(to);
    }

    private static string Changed(Fax fax) => fax.State is FaxState.AwaitingVerification or FaxState.Stuck
        ? "Someone changed this fax while you had it open. Nothing of yours was saved; all you typed is still here. Look at it against the page, then save again."
        : "This fax is no longer waiting for a person. Nothing of yours was saved; all you typed is still here to copy.";

    private static int FirstOpen(Document? document)
    {
        for (int i = 0; i < document?.Referrals.Count; i++)
            if (document.Referrals[i].Decision != "accept") return i + 1;
        return 1;
    }
}
