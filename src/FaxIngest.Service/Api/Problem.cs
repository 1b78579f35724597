using FaxIngest.Model;
using Microsoft.AspNetCore.WebUtilities;

namespace FaxIngest.Api;

/// <summary>Refusals as the API writes them: problem details (RFC 9457), with the sentence as <c>message</c> too.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Message">A sentence for a person.</param>
internal sealed record Problem(int Status, string Message)
{
    private const string ContentType = "application/problem+json";

    /// <summary>The status in words.</summary>
    public string Title => ReasonPhrases.GetReasonPhrase(Status);

    public string Detail => Message;

    /// <summary>What was taken in before it failed; null: nothing was, or nothing could be.</summary>
    public IReadOnlyList<Uploaded>? Taken { get; init; }

    internal static IResult Of(int status, string message) => new Problem(status, message).ToResult();

    internal static IResult NotFound(string what) => Of(StatusCodes.Status404NotFound, $"There is no such {what}.");

    internal IResult ToResult() => Results.Json(this, DocumentJson.Indented, ContentType, Status);
}
