using System.Globalization;
using System.Security.Claims;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>Page images and originals, to signed-in persons only, each view in the audit.</summary>
internal static class CaseFiles
{
    internal static void MapCaseFiles(this WebApplication app)
    {
        app.MapGet("/cases/{id}/pages/{page:int}.png", PageAsync).RequireAuthorization(Roles.Read).ExcludeFromDescription();
        app.MapGet("/cases/{id}/original", OriginalAsync).RequireAuthorization(Roles.Read).ExcludeFromDescription();
    }

    /// <summary>The upright image of one page.</summary>
    internal static async Task<IResult> PageAsync(string id, int page, ClaimsPrincipal person, IFaxStore store, PageImages images, CheckPapers checks, TimeProvider time, CancellationToken cancellation)
    {
        if (await store.ReadResultAsync(id, cancellation) is not { } read)
        {
            id = await checks.FaxIdAsync(id, person, cancellation);
            read = await store.ReadResultAsync(id, cancellation);
        }
        if (read?.Pages.FirstOrDefault(each => each.Page == page) is not { } found || images.PathOf(id, found) is not { } path) return Results.NotFound();
        string details = string.Create(CultureInfo.InvariantCulture, $$"""{"page":{{page}}}""");
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), person.Identity!.Name!, "viewed-page", id, details), cancellation);
        return Results.File(path, "image/png");
    }

    /// <summary>The bytes as they came, for a fax that cannot be shown. Always a download: this service does not vouch for what is in it.</summary>
    private static async Task<IResult> OriginalAsync(string id, HttpContext context, ClaimsPrincipal person, IFaxStore store, IBlobStore blobs, CheckPapers checks, TimeProvider time, CancellationToken cancellation)
    {
        string shown = id;
        var fax = await store.FindAsync(id, cancellation) ?? await store.FindAsync(id = await checks.FaxIdAsync(id, person, cancellation), cancellation);
        if (fax is null) return Results.NotFound();
        string path;
        try
        {
            path = blobs.PathOf(fax.Sha256);
        }
        catch (FileNotFoundException)
        {
            return Results.NotFound();
        }
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), person.Identity!.Name!, "viewed-original", id, "{}"), cancellation);
        // Should a browser show it all the same, nothing in it runs.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        return Results.File(path, "application/octet-stream", $"{shown}{SafeExtension(fax.FileName)}");
    }

    /// <summary>The ending of the name as received when it is a plain one; the rest of the name may hold a member's.</summary>
    private static string SafeExtension(string fileName)
    {
        string extension = Path.GetExtension(fileName);
        return extension.Length is > 1 and < 6 && extension[1..].All(char.IsAsciiLetterOrDigit) ? extension : "";
    }
}
