using System.Security.Claims;
using FaxIngest.Composition;
using FaxIngest.Receive;
using FaxIngest.Store;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FaxIngest.Api;

/// <summary>Takes in the files of a multipart form: each is streamed into the blob store, then its row is committed, then the next is looked at. No file is ever in memory.</summary>
/// <remarks>Nothing that could be read is refused: what a file is, the reader finds out, and a person sees what it cannot read.</remarks>
internal sealed class UploadIntake(IFaxStore store, IBlobStore blobs, UploadGate gate, TimeProvider time, IOptions<WebOptions> options)
{
    /// <summary>Room for the multipart frame around the files, in bytes.</summary>
    private const int Frame = 64 * 1024;

    /// <summary>Longest value of a field that is no file, in bytes: a form token has some 200.</summary>
    private const int MostFieldBytes = 4096;

    private const int MaxNameLength = 200;

    /// <summary>What was taken in, and why it ended early; null: all was taken in.</summary>
    /// <param name="context">The request; nothing has read its body yet.</param>
    /// <param name="admit">Told the fields that came before the first file; false refuses the form.</param>
    internal async Task<(IReadOnlyList<Uploaded> Taken, Problem? Refused)> TakeAsync(HttpContext context, Func<IReadOnlyDictionary<string, string>, Task<bool>> admit)
    {
        var request = context.Request;
        var taken = new List<Uploaded>();
        // Before anything of it is read: a sender need not send all of it to be told.
        if (gate.RefuseForSpace() is { } lacking) return (taken, lacking);
        long limit = options.Value.MaxUploadBytes;
        if (request.ContentLength > limit + Frame) return (taken, TooLarge(limit));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit + Frame;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
            return (taken, new Problem(StatusCodes.Status415UnsupportedMediaType, "Send the files as multipart/form-data."));
        try
        {
            return (taken, await TakeAsync(context, new MultipartReader(boundary.ToString(), request.Body) { BodyLengthLimit = limit }, admit, taken));
        }
        catch (Exception fault) when (Refusal(fault, limit) is { } refusal)
        {
            return (taken, refusal);
        }
    }

    private async Task<Problem?> TakeAsync(HttpContext context, MultipartReader reader, Func<IReadOnlyDictionary<string, string>, Task<bool>> admit, List<Uploaded> taken)
    {
        string person = context.User.FindFirstValue(ClaimTypes.Name)!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        bool admitted = false;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is not { FileStream: { } bytes } file)
            {
                if (section.AsFormDataSection() is { } field && fields.Count < 10 && await SmallAsync(section.Body, context.RequestAborted) is { } value) fields[field.Name] = value;
                continue;
            }
            if (!admitted && !(admitted = await admit(fields))) return new Problem(StatusCodes.Status400BadRequest, "A signed-in browser must send X-Form-Token; programs use an API key.");
            if (gate.Refuse(person, context.Response) is { } refusal) return refusal;
            var (sha256, length) = await blobs.PutAsync(bytes, context.RequestAborted);
            // An empty choice of a browser's file field has neither name nor bytes.
            if (length == 0 && file.FileName.Length == 0) continue;
            if (length == 0) return new Problem(StatusCodes.Status400BadRequest, "The file is empty.");
            taken.Add(await AdmitAsync(person, PlainName(file.FileName), sha256, length));
        }
        return taken.Count > 0 ? null : new Problem(StatusCodes.Status400BadRequest, "The form has no file in it.");
    }

    /// <summary>Not stopped by a sender that goes away: its bytes are here.</summary>
    private async Task<Uploaded> AdmitAsync(string person, string name, string sha256, long length)
    {
        var now = time.GetUtcNow();
        // The same person sending the same bytes again is a retry of the same arrival, not another one.
        var admission = await store.AdmitAsync(new Arrival(sha256, length, name, new Model.Source("upload", now), $"upload:{person}:{sha256}"), CancellationToken.None);
        await store.AuditAsync(new AuditEvent(now, person, "uploaded", admission.FaxId, admission.NewFax ? """{"new":true}""" : """{"new":false}"""), CancellationToken.None);
        return new Uploaded(admission.FaxId, sha256, admission.NewFax);
    }

    private static async Task<string?> SmallAsync(Stream body, CancellationToken cancellation)
    {
        byte[] bytes = new byte[MostFieldBytes];
        int length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length == bytes.Length ? null : System.Text.Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>The name without folders and control characters; only ever shown, never a path.</summary>
    private static string PlainName(string name)
    {
        string last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        string plain = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return plain.Length == 0 ? "upload" : plain.Length > MaxNameLength ? plain[..MaxNameLength] : plain;
    }

    /// <summary>What a fault says to the sender; null: it is one of the program.</summary>
    private static Problem? Refusal(Exception fault, long limit) => fault switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(limit),
        InvalidDataException wrong when wrong.Message.Contains("length limit", StringComparison.Ordinal) => TooLarge(limit),
        BadHttpRequestException or InvalidDataException => BrokeOff,
        _ when IoFault.Is(fault) => IoFault.ReasonOf(fault) switch
        {
            { Code: "disk-full" } full => new Problem(StatusCodes.Status507InsufficientStorage, $"{full.Message} The file was not taken in; it can be sent again later."),
            { Code: "io-fault" } => BrokeOff,
            var reason => new Problem(StatusCodes.Status503ServiceUnavailable, $"{reason.Message} The file was not taken in; it can be sent again later."),
        },
        _ => null,
    };

    private static Problem BrokeOff => new(StatusCodes.Status400BadRequest, "The upload broke off or is no multipart form; what is not listed was not taken in.");

    private static Problem TooLarge(long limit) => new(StatusCodes.Status413PayloadTooLarge, $"An upload may have {limit / 1_000_000} MB; this is larger.");
}
