using FaxIngest.Model;
using FaxIngest.Verify;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Extensions;

namespace FaxIngest.Api;

/// <summary><c>POST /api/documents</c> for programs and the pages' script, and <c>POST /upload</c> for the plain form.</summary>
internal sealed class UploadEndpoint(UploadIntake intake, IAntiforgery antiforgery)
{
    private const string TokenHeader = "X-Form-Token";

    /// <summary>One file: <see cref="Uploaded"/>. Several: a list of them.</summary>
    internal async Task<IResult> TakeAsync(HttpContext context)
    {
        // A browser sends its cookie along with a form of any other site; it cannot send this header. A key is never sent by itself.
        bool trusted = ApiKeyHandler.KeyOf(context.Request) is not null || context.Request.Headers.ContainsKey(TokenHeader) && await antiforgery.IsRequestValidAsync(context);
        var (taken, refused) = await intake.TakeAsync(context, _ => Task.FromResult(trusted));
        if (refused is not null) return (refused with { Taken = taken.Count > 0 ? taken : null }).ToResult();
        int status = taken.Any(each => each.New) ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return taken is [var one] ? Results.Json(one, DocumentJson.Indented, statusCode: status) : Results.Json(taken, DocumentJson.Indented, statusCode: status);
    }

    /// <summary>Ends at the page that says what was taken in.</summary>
    internal async Task<IResult> TakeFormAsync(HttpContext context)
    {
        var (taken, refused) = await intake.TakeAsync(context, async fields =>
        {
            // The token stands before the files in the form. Put into its header, it is checked without the form being read into memory.
            if (!fields.TryGetValue("__RequestVerificationToken", out string? token)) return false;
            context.Request.Headers[TokenHeader] = token;
            return await antiforgery.IsRequestValidAsync(context);
        });
        var query = new QueryBuilder();
        foreach (var each in taken) query.Add(each.New ? "taken" : "known", each.Id);
        if (refused is not null) query.Add("refused", refused.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Results.LocalRedirect("/upload" + query);
    }
}
