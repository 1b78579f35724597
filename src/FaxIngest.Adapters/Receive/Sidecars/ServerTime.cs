using System.Globalization;
using FaxIngest.Decide;

namespace FaxIngest.Receive.Sidecars;

/// <summary>Times as fax servers write them. Those without an offset are of the server's clock, whose zone the settings say.</summary>
/// <param name="zone">Makes a moment of the server's wall clock time.</param>
internal sealed class ServerTime(Func<DateTime, DateTimeOffset> zone)
{
    /// <summary>The zone that needs no setting: that of the plan.</summary>
    public const string Pacific = "pacific";

    private const DateTimeStyles Blanks = DateTimeStyles.AllowWhiteSpaces;

    /// <summary>Day and month in the order of the United States, unless points stand between them.</summary>
    private static readonly string[] Local =
    [
        "yyyy-M-d H:m:s", "yyyy-M-d H:m", "yyyy-M-d'T'H:m:s", "yyyy-M-d'T'H:m", "yyyy-M-d-H.m.s", "yyyy/M/d H:m:s", "yyyy/M/d H:m", "yyyy:M:d H:m:s", "yyyy.M.d H:m:s",
        "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d'T'H:m:s.FFFFFFF",
        "yyyyMMddHHmmss", "yyyyMMdd HHmmss", "yyyyMMdd-HHmmss", "yyyyMMdd_HHmmss", "yyyyMMdd'T'HHmmss", "yyyyMMddHHmm", "yyyyMMdd HHmm", "yyyyMMdd-HHmm", "yyyyMMdd_HHmm",
        "M/d/yyyy H:m:s", "M/d/yyyy H:m", "M/d/yyyy h:m:s tt", "M/d/yyyy h:m tt", "M/d/yyyy, h:m:s tt", "M-d-yyyy H:m:s", "M-d-yyyy H:m", "M/d/yy H:m:s", "M/d/yy H:m", "M/d/yy h:m tt",
        "d.M.yyyy H:m:s", "d.M.yyyy H:m", "d MMM yyyy H:m:s", "d MMM yyyy H:m", "d-MMM-yyyy H:m:s", "d-MMM-yyyy H:m", "MMM d yyyy H:m:s", "MMM d, yyyy H:m:s", "MMM d, yyyy h:m:s tt", "MMM d yyyy h:m tt",
        "ddd MMM d H:m:s yyyy", "ddd, d MMM yyyy H:m:s",
    ];

    private static readonly string[] WithOffset =
    [
        "yyyy-M-d'T'H:m:sK", "yyyy-M-d'T'H:mK", "yyyy-M-d H:m:sK", "yyyy-M-d H:m:s zzz", "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d H:m:s.FFFFFFFK", "yyyyMMdd'T'HHmmssK", "ddd, d MMM yyyy H:m:s zzz", "d MMM yyyy H:m:s zzz",
    ];

    /// <summary>The clock of a zone.</summary>
    /// <param name="zone"><c>pacific</c>, <c>utc</c>, or the IANA name of a zone this machine knows.</param>
    /// <exception cref="ArgumentException">No such zone.</exception>
    public static ServerTime In(string zone)
    {
        if (zone.Equals(Pacific, StringComparison.OrdinalIgnoreCase)) return new(PacificTime.Moment);
        if (zone.Equals("utc", StringComparison.OrdinalIgnoreCase)) return new(local => new DateTimeOffset(local, TimeSpan.Zero));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)) throw new ArgumentException($"The time zone {zone} is not known on this machine.", nameof(zone));
        return new(local => new DateTimeOffset(local, known.GetUtcOffset(local)));
    }

    /// <summary>A day with a time of day; null when it is none.</summary>
    public DateTimeOffset? Of(string text)
    {
        if (DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, Blanks | DateTimeStyles.AssumeUniversal, out var moment) && HasOffset(text)) return IsOfFaxes(moment.Year) ? moment : null;
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, Blanks, out var local)) return IsOfFaxes(local.Year) ? zone(local) : null;
        // Seconds since 1970, of this century.
        return text.Length == 10 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds > 946_684_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    /// <summary>Not 0001, 1601, 1970, 1980 or 9999, which stand for a time that nobody set.</summary>
    private static bool IsOfFaxes(int year) => year is >= 1990 and <= 2200;

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.AsSpan(Math.Max(0, text.Length - 6)).IndexOfAny('+', '-') >= 0;
}
