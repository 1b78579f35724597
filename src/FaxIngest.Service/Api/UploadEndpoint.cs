using System.Security.Claims;
using FaxIngest.Composition;
using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Verify;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FaxIngest.Api;

/// <summary><c>POST /api/documents</c>: the file part of a multipart form, streamed straight into the blob store.</summary>
internal sealed class UploadEndpoint(IFaxStore store, IBlobStore blobs, IAntiforgery antiforgery, TimeProvider time, IOptions<WebOptions> options)
{
    /// <summary>Room for the multipart frame around the file, in bytes.</summary>
    private const int Frame = 64 * 1024;

    private const int MaxNameLength = 200;

    internal async Task<IResult> TakeAsync(HttpContext context, CancellationToken cancellation)
    {
        var request = context.Request;
        // A browser sends its cookie along with a form of any other site; it cannot send this header. A key is never sent by itself.
        if (ApiKeyHandler.KeyOf(request) is null && (!request.Headers.ContainsKey("X-Form-Token") || !await antiforgery.IsRequestValidAsync(context)))
            return Problem.Of(StatusCodes.Status400BadRequest, "A signed-in browser must send X-Form-Token; programs use an API key.");
        long limit = options.Value.MaxUploadBytes;
        if (request.ContentLength > limit + Frame) return TooLarge(limit);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit + Frame;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "Send the file as multipart/form-data.");
        try
        {
            var reader = new MultipartReader(boundary.ToString(), request.Body) { BodyLengthLimit = limit };
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
                if (section.AsFileSection() is { FileStream: { } bytes } file) return await AdmitAsync(context, file.FileName, bytes, cancellation);
            return Problem.Of(StatusCodes.Status400BadRequest, "The form has no file in it.");
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(limit);
        }
        catch (InvalidDataException wrong) when (wrong.Message.Contains("length limit", StringComparison.Ordinal))
        {
            return TooLarge(limit);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "The upload broke off or is no multipart form; nothing was taken in.");
        }
    }

    private async Task<IResult> AdmitAsync(HttpContext context, string name, Stream bytes, CancellationToken cancellation)
    {
        var (sha256, length) = await blobs.PutAsync(bytes, cancellation);
        if (length == 0) return Problem.Of(StatusCodes.Status400BadRequest, "The file is empty.");
        var now = time.GetUtcNow();
        // The same person sending the same bytes again is a retry of the same arrival, not another one.
        string person = context.User.FindFirstValue(ClaimTypes.Name)!;
        var admission = await store.AdmitAsync(new Arrival(sha256, length, PlainName(name), new Source("upload", now), $"upload:{person}:{sha256}"), cancellation);
        await store.AuditAsync(new AuditEvent(now, person, "uploaded", admission.FaxId, "{}"), cancellation);
        return Results.Json(new Uploaded(admission.FaxId, sha256, admission.NewFax), DocumentJson.Indented,
            statusCode: admission.NewFax ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>The name without folders and control characters; only ever shown, never a path.</summary>
    private static string PlainName(string name)
    {
        string last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        string plain = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return plain.Length == 0 ? "upload" : plain.Length > MaxNameLength ? plain[..MaxNameLength] : plain;
    }

    private static IResult TooLarge(long limit) => Problem.Of(StatusCodes.Status413PayloadTooLarge, $"The file is larger than {limit / 1_000_000} MB.");
}
