using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>One case: a page image beside its fields.</summary>
internal sealed class CaseModel(IFaxStore store, VerificationDesk desk, CaseNeighbors neighbors, TimeProvider time) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    /// <summary>What went wrong with the last save; null: nothing.</summary>
    public string? Alert { get; private set; }

    /// <summary>What it probably repeats, and what probably repeats it.</summary>
    public IReadOnlyList<DuplicateLink> Duplicates { get; private set; } = [];

    /// <summary>Who else has this case open; null: nobody.</summary>
    public string? AlsoOpenBy { get; private set; }

    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "number")]
    public int? Number { get; set; }

    /// <summary>Filter of the queue the person works on, kept from case to case.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? StateName { get; set; }

    [BindProperty(SupportsGet = true, Name = "form")]
    public string? FormType { get; set; }

    /// <summary>Form type chosen for keying by hand.</summary>
    [BindProperty(SupportsGet = true, Name = "as")]
    public string? KeyAs { get; set; }

    public bool MayDecide => Roles.MayDecide(User) && Case.IsOpen;

    public bool MaySupervise => Roles.MaySupervise(User);

    private string Person => User.Identity!.Name!;

    private QueueFilter Filter => QueueFilters.Of(StateName, FormType) with { Supervisor = Roles.MaySupervise(User) };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await store.FindAsync(Id, cancellation) is not { } fax) return NotFound();
        var document = await store.DocumentAsync(Id, cancellation);
        int number = Number ?? FirstOpen(document);
        if (number < 1 || number > Math.Max(1, document?.Referrals.Count ?? 0)) return NotFound();
        Case = CaseAssembly.Build(fax, document, await store.ReadResultAsync(Id, cancellation), number, KeyAs is { } type && FormTypes.IsKnown(type) ? type : null,
            blind: await neighbors.Blind.ViewAsync(Id, document, User, cancellation));
        Duplicates = await LinksAsync(document, cancellation);
        AlsoOpenBy = MayDecide ? await neighbors.Open.OpenAsync(Id, Person, cancellation) : null;
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), Person, "viewed", Id, "{}"), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await store.FindAsync(Id, cancellation) is not { } fax) return NotFound();
        var entries = new CaseEntries(Request.Form);
        int number = Number ?? 1;
        if (fax.State is not (FaxState.AwaitingVerification or FaxState.Stuck)) return await AgainAsync(number, entries, null, Changed(fax), StatusCodes.Status409Conflict, cancellation);
        switch (await desk.SaveAsync(fax, number, entries, User, cancellation))
        {
            case SaveOutcome.Wrong wrong:
                return await AgainAsync(number, entries, wrong.Problems, "Nothing was saved yet: please look at the entries marked in red.", StatusCodes.Status422UnprocessableEntity, cancellation);
            case SaveOutcome.Saved { To: FaxState.Accepted }:
                TempData["Said"] = "Saved. The fax is accepted and goes out.";
                return await NextAsync(cancellation);
            case SaveOutcome.Saved { Waits: true }:
                TempData["Said"] = "Saved. What is still open in it waits for another person.";
                return await NextAsync(cancellation);
            case SaveOutcome.Saved { Done: true }:
                TempData["Said"] = "Saved. This fax holds another referral.";
                return LocalRedirect(DeskPath.Case(Id, null, StateName, FormType));
            case SaveOutcome.Saved:
                TempData["Said"] = "Saved. Something is still open here: see what is marked.";
                return LocalRedirect(DeskPath.Case(Id, number, StateName, FormType));
            default:
                return await AgainAsync(number, entries, null, Changed(fax), StatusCodes.Status409Conflict, cancellation);
        }
    }

    /// <summary>It is no referral.</summary>
    public async Task<IActionResult> OnPostSetAsideAsync(string? why, long version, CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await store.FindAsync(Id, cancellation) is not { } fax) return NotFound();
        if (VerificationDesk.NotAReferral.All(choice => choice.Code != why)) return BadRequest();
        if (fax.State is not (FaxState.AwaitingVerification or FaxState.Stuck) || await desk.SetAsideAsync(fax, version, why!, Person, cancellation) is SaveOutcome.Conflict)
            return await AgainAsync(Number ?? 1, null, null, "Someone changed this fax meanwhile, so it was not set aside. This is how it stands now.", StatusCodes.Status409Conflict, cancellation);
        TempData["Said"] = "Set aside. A supervisor can take it back.";
        return await NextAsync(cancellation);
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
        if (await store.FindAsync(Id, cancellation) is not { } fax) return NotFound();
        bool moved = fax.State == from && await store.MoveAsync(Id, version, to, Person, [reason], cancellation);
        TempData["Said"] = moved ? said : "Someone changed this fax meanwhile. This is how it stands now.";
        return LocalRedirect(DeskPath.Case(Id));
    }

    /// <summary>The page once more, with everything that was typed, over the fax as it stands now.</summary>
    private async Task<IActionResult> AgainAsync(
        int number, CaseEntries? entries, IReadOnlyDictionary<string, string>? problems, string alert, int status, CancellationToken cancellation)
    {
        if (await store.FindAsync(Id, cancellation) is not { } fax) return NotFound();
        var document = await store.DocumentAsync(Id, cancellation);
        Case = CaseAssembly.Build(fax, document, await store.ReadResultAsync(Id, cancellation), number, entries?.FormType, entries, problems, await neighbors.Blind.ViewAsync(Id, document, User, cancellation));
        Duplicates = await LinksAsync(document, cancellation);
        Alert = alert;
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Evidence that names what is to be keyed blind is left out.</summary>
    private async Task<IReadOnlyList<DuplicateLink>> LinksAsync(Document? document, CancellationToken cancellation)
    {
        var links = await neighbors.Duplicates.LinksAsync(Id, cancellation);
        if (document is null || links.Count == 0) return links;
        var hidden = document.Referrals.SelectMany(referral => BlindMask.Hidden(referral, neighbors.Blind.Policy)).ToHashSet(StringComparer.Ordinal);
        return [.. links.Select(link => link with { Duplicate = link.Duplicate with { Evidence = [.. link.Duplicate.Evidence.Where(reason => reason.Field is null || !hidden.Contains(reason.Field))] } })];
    }

    private async Task<IActionResult> NextAsync(CancellationToken cancellation)
    {
        await neighbors.Open.CloseAsync(Id, Person, cancellation);
        string? id = await neighbors.Open.NextAsync(Person, Filter, except: Id, cancellation);
        return LocalRedirect(id is null ? DeskPath.Queue(StateName, FormType) : DeskPath.Case(id, null, StateName, FormType));
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
