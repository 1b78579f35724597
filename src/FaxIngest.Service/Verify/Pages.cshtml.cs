using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>The pages of a fax, laid into referrals by hand: split, joined, put in order, left out, read as another form.</summary>
[Authorize(Roles.Decide)]
internal sealed class PagesModel(IFaxStore store, VerificationDesk desk, CaseNeighbors neighbors, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    public Fax Fax { get; private set; } = null!;

    public IReadOnlyList<ReadPage> Sheets { get; private set; } = [];

    /// <summary>As it stands, referral by referral.</summary>
    public IReadOnlyList<PageGroup> Groups { get; private set; } = [];

    /// <summary>What went wrong; null: nothing.</summary>
    public string? Alert { get; private set; }

    public string Key { get; } = Guid.NewGuid().ToString("N");

    public QueueChoice Choice => QueueChoice.Of(Request.Query);

    /// <summary>Pages in no referral.</summary>
    public IEnumerable<int> Loose => Sheets.Select(sheet => sheet.Page).Where(page => !Groups.Any(group => group.Pages.Contains(page)));

    public bool IsOpen => Fax.State is FaxState.AwaitingVerification or FaxState.Stuck;

    private string Person => User.Identity!.Name!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await LoadAsync(cancellation) is not { } found) return NotFound();
        if (IsOpen) await neighbors.Open.OpenAsync(Id, Person, cancellation);
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), Person, "viewed", found.FaxId, """{"by":"pages"}"""), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long version, CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await LoadAsync(cancellation) is not { } found) return NotFound();
        var groups = PageLayout.Read(Request.Form, [.. Sheets.Select(sheet => sheet.Page)], Groups, found.Document);
        if (groups is null) return Again("At least one page has to be in a referral. A fax that holds none is set aside at its case.", StatusCodes.Status422UnprocessableEntity);
        if (await neighbors.LayAsync(desk, found, version, groups, CaseEntries.KeyOf(Request.Form[CaseEntries.KeyName]), Person, cancellation) is SaveOutcome.Conflict)
            return Again("Someone changed this fax meanwhile, so nothing was done. This is how it stands now.", StatusCodes.Status409Conflict);
        TempData["Said"] = "It is being read again.";
        return LocalRedirect(DeskPath.Case(Id, null, Choice));
    }

    private PageResult Again(string alert, int status)
    {
        Alert = alert;
        Response.StatusCode = status;
        return Page();
    }

    private async Task<DeskCase?> LoadAsync(CancellationToken cancellation)
    {
        // What went out is not laid anew.
        if (await neighbors.Cases.FindAsync(Id, User, cancellation) is not { IsWhole: true } found) return null;
        Fax = found.Fax;
        Sheets = found.Read?.Pages ?? [];
        Groups = PageLayout.Of(found.Fax, found.Document, found.Laid);
        return found;
    }
}
