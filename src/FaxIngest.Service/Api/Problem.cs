using FaxIngest.Model;

namespace FaxIngest.Api;

/// <summary>Refusals as the API writes them: <c>{ "status": 404, "message": "…" }</c>.</summary>
internal sealed record Problem(int Status, string Message)
{
    internal static IResult Of(int status, string message) => Results.Json(new Problem(status, message), DocumentJson.Indented, statusCode: status);

    internal static IResult NotFound(string what) => Of(StatusCodes.Status404NotFound, $"There is no such {what}.");
}
