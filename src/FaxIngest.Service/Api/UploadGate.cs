using System.Globalization;
using FaxIngest.Composition;
using FaxIngest.Receive;
using Microsoft.Extensions.Options;

namespace FaxIngest.Api;

/// <summary>Whether another file may be uploaded now: asked before a byte of it is kept.</summary>
internal sealed class UploadGate(UploadQuota quota, IntakeSpace space, IOptions<WebOptions> options)
{
    /// <summary>Not while the disk lacks room, as for every other source. Null: there is some.</summary>
    internal Problem? RefuseForSpace() => space.IsLacking
        ? new Problem(StatusCodes.Status507InsufficientStorage, "The disk has too little room; nothing is taken in until there is more. The file was not taken in; it can be sent again later.")
        : null;

    /// <summary>Counts a file of an account. Null: it may come.</summary>
    internal Problem? Refuse(string person, HttpResponse response)
    {
        if (RefuseForSpace() is { } lacking) return lacking;
        if (quota.Take(person) is not { } wait) return null;
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new Problem(StatusCodes.Status429TooManyRequests, $"This account has uploaded {options.Value.UploadsPerHour} files within an hour; more can be taken in {Math.Ceiling(wait.TotalMinutes)} minutes.");
    }
}
