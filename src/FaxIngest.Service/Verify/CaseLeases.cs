using System.Security.Claims;
using FaxIngest.Store;
using FaxIngest.Verify.People;
using Microsoft.AspNetCore.Antiforgery;

namespace FaxIngest.Verify;

/// <summary>What an open case page asks by itself: to keep its case, to be given the next one ahead, to give a case up.</summary>
internal static class CaseLeases
{
    /// <summary>Header of requests that the pages' own script makes.</summary>
    internal const string ScriptHeader = "X-Desk";

    /// <summary>Value of <see cref="ScriptHeader"/> of a page that is loaded before it is shown.</summary>
    private const string Ahead = "ahead";

    /// <summary>Whether a page is loaded before it is shown, and perhaps never is.</summary>
    internal static bool IsAhead(HttpRequest request) => request.Headers[ScriptHeader] == Ahead;

    internal static void MapCaseLeases(this WebApplication app)
    {
        var leases = app.MapGroup("/cases").ExcludeFromDescription().RequireAuthorization(Roles.Decide).AddEndpointFilter(TokenOnlyAsync);
        leases.MapPost("/ahead", AheadAsync);
        leases.MapPost("/{id}/keep", KeepAsync).WithMetadata(new SentByItself());
        leases.MapPost("/{id}/close", CloseAsync);
    }

    /// <summary>Reserves the case that comes after this one, so that it can be loaded while the person works.</summary>
    private static async Task<IResult> AheadAsync(HttpContext context, string? except, ClaimsPrincipal person, OpenCases open, TimeProvider time, CancellationToken cancellation)
    {
        var choice = QueueChoice.Of(context.Request.Query);
        string? id = await open.NextAsync(person.Identity!.Name!, choice.Filter(time.GetUtcNow(), person), except, cancellation);
        return Results.Json(new { id, to = id is null ? DeskPath.Queue(choice) : DeskPath.Case(id, null, choice) });
    }

    /// <summary>Renews the lease of an open case and tells how it stands.</summary>
    private static async Task<IResult> KeepAsync(string id, bool? shown, ClaimsPrincipal person, OpenCases open, DeskCases cases, IFaxStore store, TimeProvider time, CancellationToken cancellation)
    {
        string name = person.Identity!.Name!;
        string? other = await open.OpenAsync(id, name, cancellation);
        // Asked of every open page again and again: a fax's documents are not looked up for it.
        var (fax, faxId) = (await store.FindAsync(id, cancellation), id);
        if (fax is null && await cases.FindAsync(id, person, cancellation) is { } check) (fax, faxId) = (check.Fax, check.FaxId);
        if (fax is null) return Results.NotFound();
        if (shown == true) await store.AuditAsync(new AuditEvent(time.GetUtcNow(), name, "viewed", faxId, "{}"), cancellation);
        return Results.Json(new { holder = other, version = fax.Version });
    }

    private static async Task<IResult> CloseAsync(string id, ClaimsPrincipal person, OpenCases open, CancellationToken cancellation)
    {
        await open.CloseAsync(id, person.Identity!.Name!, cancellation);
        return Results.NoContent();
    }

    /// <summary>A browser sends its cookie along with a form of any other site; the page's token it cannot send.</summary>
    private static async ValueTask<object?> TokenOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
}
