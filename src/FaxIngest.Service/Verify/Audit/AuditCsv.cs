using System.Globalization;
using System.Security.Claims;
using System.Text;
using FaxIngest.Store;
using FaxIngest.Verify.People;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify.Audit;

/// <summary>The audit, or a part of it, as CSV. Rows go out as they come from the database: memory holds one.</summary>
internal static class AuditCsv
{
    internal const string Path = "/audit.csv";

    private const string Header = "number,at,who,what,fax,details,hash\r\n";

    internal static void MapAudit(this WebApplication app) => app.MapGet(Path, WriteAsync).RequireAuthorization(Roles.Audit).ExcludeFromDescription();

    private static async Task WriteAsync(HttpContext context, ClaimsPrincipal person, IAuditStore audit, IFaxStore store, BlindDesk blind, TimeProvider time, CancellationToken cancellation)
    {
        var query = AuditQuery.Of(context.Request.Query);
        var now = time.GetUtcNow();
        await store.AuditAsync(new AuditEvent(now, person.Identity!.Name!, "exported-audit", null, AuditDetails.Of(new { query = query.Path("") })), cancellation);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"faxingest-audit-{now:yyyyMMdd-HHmmss}.csv\"");
        var mask = new AuditMask(store, blind, person);
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true);
        await writer.WriteAsync(Header);
        await foreach (var sealedEvent in audit.EventsAsync(query.Filter, null, cancellation))
        {
            var told = sealedEvent.Event;
            string details = await mask.DetailsAsync(told, cancellation);
            await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                $"{sealedEvent.Number},{told.At:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'},{CsvCell.Of(told.Actor)},{CsvCell.Of(told.Action)},{CsvCell.Of(told.FaxId)},{CsvCell.Of(details)},{sealedEvent.Hash}\r\n"));
        }
    }
}
