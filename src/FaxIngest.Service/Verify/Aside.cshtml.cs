using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Why a fax is no referral, and which other fax it repeats: a page of its own, and the box over a case. What is looked for comes in a form, never in an address.</summary>
[Authorize(Roles.Decide)]
internal sealed class AsideModel(IFaxStore store, SamePapers papers, CheckPapers checks, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    public Fax Fax { get; private set; } = null!;

    /// <summary>What it repeats by what stands on it.</summary>
    public IReadOnlyList<SamePaper> Known { get; private set; } = [];

    /// <summary>What was found by what was typed; null: nothing was looked for.</summary>
    public IReadOnlyList<SamePaper>? Found { get; private set; }

    public string? Typed { get; private set; }

    /// <summary>What tells this step from every other.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    public QueueChoice Choice => QueueChoice.Of(Request.Query);

    /// <summary>The other fax that is chosen when the page comes up; empty: none.</summary>
    public string Chosen => Found is { Count: > 0 } ? Found[0].Fax.Id : Known.Count > 0 ? Known[0].Fax.Id : "";

    /// <summary>Which reason is chosen when the page comes up.</summary>
    public string? Why => Found is null ? null : VerificationDesk.Duplicate;

    public string Compare(SamePaper paper)
    {
        string mine = $"{Id}-{Number}";
        return string.CompareOrdinal(paper.Fax.Id, Id) < 0 ? $"/compare/{mine}/{paper.ReferralId}" : $"/compare/{paper.ReferralId}/{mine}";
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? find, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation)) return NotFound();
        Typed = find?.Trim();
        var found = PaperQuery.Of(find) is { } query ? await papers.FindAsync(Id, query, User, cancellation) : [];
        Found = [.. found.Where(paper => Known.All(known => known.Fax.Id != paper.Fax.Id))];
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), User.Identity!.Name!, "searched-documents", Id, System.Text.Json.JsonSerializer.Serialize(new { found = found.Count })), cancellation);
        return Page();
    }

    /// <summary>What comes among the cases and is none does not tell itself from one.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if ((await store.FindAsync(Id, cancellation) ?? (await checks.FindAsync(Id, User, cancellation))?.Paper.Fax) is not { } fax) return false;
        Fax = fax;
        Known = await papers.KnownAsync(Id, User, cancellation);
        return true;
    }
}
