using System.Security.Claims;
using FaxIngest.Store;
using FaxIngest.Verify.People;
using Microsoft.AspNetCore.Routing;

namespace FaxIngest.Verify.Audit;

/// <summary>Tells of what was read without a document being opened (lists of them), and of what was not allowed.</summary>
/// <remarks>The same list read again within a minute, as programs and open pages do, is told of once, with how often; so are refusals beyond twenty a minute. Details hold codes and counts, never what was typed.</remarks>
internal sealed class ReadTrail(IFaxStore store, TimeProvider time)
{
    private const int RefusalsAMinute = 20;

    private readonly MinutePace lists = new(1, time), refusals = new(RefusalsAMinute, time);

    /// <summary>A list was given out.</summary>
    /// <param name="person">To whom.</param>
    /// <param name="list">Which.</param>
    /// <param name="part">Which part of it: codes and cursors.</param>
    /// <param name="ids">Faxes on it.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    internal async Task ListedAsync(ClaimsPrincipal person, string list, string part, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        string name = person.Identity!.Name!, key = person.FindFirstValue(Roles.KeyClaim) ?? "";
        if (lists.Take($"{name} {key} {list} {part}") is not { Write: true, Left: var again }) return;
        var details = new { list, part = Some(part), count = ids.Count, first = ids.FirstOrDefault(), last = ids.LastOrDefault(), key = Some(key), notWritten = again > 0 ? again : (int?)null };
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), name, "listed", null, AuditDetails.Of(details)), cancellation);
    }

    /// <summary>Somebody signed in asked for what their role, or their key, does not allow.</summary>
    internal async Task RefusedAsync(HttpContext context)
    {
        var person = context.User;
        string name = person.Identity?.Name ?? "nobody", key = person.FindFirstValue(Roles.KeyClaim) ?? "";
        if (refusals.Take($"{name} {key}") is not { Write: true, Left: var more }) return;
        // The pattern, not the address: that holds whatever somebody typed.
        string page = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";
        string? fax = context.GetRouteValue("id") is string id && await store.FindAsync(id, context.RequestAborted) is { } found ? found.Id : null;
        var details = new { method = context.Request.Method, page = "/" + page.TrimStart('/'), address = ClientAddress.Of(context), key = Some(key), notWritten = more > 0 ? more : (int?)null };
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), name, "refused", fax, AuditDetails.Of(details)), context.RequestAborted);
    }

    private static string? Some(string text) => text.Length > 0 ? text : null;
}
