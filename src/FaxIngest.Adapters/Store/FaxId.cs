using System.Globalization;

namespace FaxIngest.Store;

/// <summary>Identities of faxes: UUID version 7 without hyphens, so that they sort by arrival and say nothing else.</summary>
internal static class FaxId
{
    /// <summary>A new identity, later in order than the last one given even within one millisecond or after the clock went back:
    /// a reader of the list who goes on "after this id" must not miss a fax.</summary>
    public static string Next(DateTimeOffset now, string? last)
    {
        string id = At(now);
        if (last is null || string.CompareOrdinal(id, last) > 0) return id;
        long milliseconds = long.Parse(last.AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return At(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds + 1));
    }

    private static string At(DateTimeOffset time) => Guid.CreateVersion7(time).ToString("N");
}
