using FaxIngest.Store;
using FaxIngest.Verify.People;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.Audit;

/// <summary>The history, by person, document, action and day.</summary>
[Authorize(Roles.Audit)]
internal sealed class AuditModel(IAuditStore audit, IFaxStore store, BlindDesk blind, MemberTag tag, TimeProvider time) : PageModel
{
    /// <summary>Events on a page.</summary>
    private const int PageSize = 100;

    public AuditQuery Query { get; private set; } = null!;

    public IReadOnlyList<(SealedEvent Sealed, string Details)> Events { get; private set; } = [];

    public AuditHead Head { get; private set; } = null!;

    /// <summary>Address of the events before these; null: these are the last.</summary>
    public string? Older { get; private set; }

    /// <summary>Who saw a member in a search. The CIN comes in a form and goes on as a tag: it must be in no address.</summary>
    public IActionResult OnPostMember(string? cin) => LocalRedirect(string.IsNullOrWhiteSpace(cin) ? "/audit" : (AuditQuery.Of(Request.Query) with { Before = null, Action = null, Member = tag.Of(cin) }).Path("/audit"));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Query = AuditQuery.Of(Request.Query);
        Head = await audit.HeadAsync(cancellation);
        var mask = new AuditMask(store, blind, User);
        var events = new List<(SealedEvent, string)>();
        await foreach (var found in audit.EventsAsync(Query.Filter, PageSize + 1, cancellation)) events.Add((found, AuditText.Of(await mask.DetailsAsync(found.Event, cancellation))));
        Older = events.Count > PageSize ? (Query with { Before = events[PageSize - 1].Item1.Number }).Path("/audit") : null;
        Events = [.. events.Take(PageSize)];
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), User.Identity!.Name!, "viewed-audit", null, AuditDetails.Of(new { query = Query.Path("") })), cancellation);
    }
}
