using System.Text.RegularExpressions;

namespace FaxIngest.Recognize.Cloud;

/// <summary>What an HTTP status of the cloud reader means, whichever client got it.</summary>
public static partial class CloudStatus
{
    /// <summary>Whether the same request may succeed a little later.</summary>
    public static bool IsPassing(int status) => status is 408 or 429 or >= 500;

    /// <summary>The outage that a status stands for.</summary>
    /// <param name="status">Not a success.</param>
    /// <param name="code">The service's own error code, or null. Taken over only when it is one (letters and digits): a message is theirs to word, and might quote what was sent.</param>
    public static CloudOutageException OutageOf(int status, string? code = null)
    {
        string named = code is not null && IsCode(code) ? $" ({code})" : "";
        return status switch
        {
            401 or 403 => new(CloudOutage.Refused, $"The cloud reader does not let us in: {status}{named}."),
            404 or 410 => new(CloudOutage.Retired, $"The cloud reader has no such interface or model any more: {status}{named}."),
            429 => new(CloudOutage.Throttled, $"The cloud reader is asked too often: {status}{named}."),
            408 or >= 500 => new(CloudOutage.Down, $"The cloud reader fails: {status}{named}."),
            >= 300 and < 400 => new(CloudOutage.Refused, $"The cloud reader sends us elsewhere, which is refused: {status}."),
            >= 200 and < 300 => new(CloudOutage.Rejected, $"The cloud reader could not read this image{named}."),
            _ => new(CloudOutage.Rejected, $"The cloud reader does not take this image: {status}{named}."),
        };
    }

    /// <summary>Whether a text is an error code and nothing else.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
