using System.Text.RegularExpressions;

namespace FaxIngest.Receive.Sidecars;

/// <summary>What fax servers put into the names of their files, by patterns with named groups: <c>line</c>, <c>caller</c>, <c>station</c>, <c>received</c>, <c>pages</c>, <c>badLines</c>, <c>urgent</c>.</summary>
internal sealed class FaxNames
{
    /// <summary>Patterns come from the settings and names from outside: a match that takes longer is none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>Only names that say plainly what their numbers are: a wrong caller is worse than none.</summary>
    private static readonly string[] Known =
    [
        // 20261120_170311_8315550100 and with our line behind
        @"^(?:fax[-_])?(?<received>20\d{6}[-_T]?\d{4,6})[-_](?<caller>1?[2-9]\d{9})(?:[-_](?<line>1?[2-9]\d{9}))?(?:[-_].*)?$",
        // 8315550100_20261120170311
        @"^(?:fax[-_])?(?:from[-_]?)?(?<caller>1?[2-9]\d{9})[-_](?<received>20\d{6}[-_T]?\d{4,6})(?:[-_].*)?$",
        // from_8315550100_to_8314305850_20261120-170311
        @"^(?:.*[-_])?from[-_]?(?<caller>\+?1?[2-9]\d{9})[-_]to[-_]?(?<line>\+?1?[2-9]\d{9})(?:[-_](?<received>20\d{6}[-_T]?\d{4,6}))?(?:[-_].*)?$",
        // received 20261120170311, nothing else
        @"^(?:fax|recv|inbound)[-_]?(?<received>20\d{6}[-_T]?\d{6})$",
    ];

    private readonly Regex[] patterns;
    private readonly ServerTime clock;

    /// <param name="clock">Of times in names.</param>
    /// <param name="more">Patterns that stand before the known ones.</param>
    /// <exception cref="ArgumentException">One is no pattern.</exception>
    public FaxNames(ServerTime clock, IEnumerable<string>? more = null)
    {
        this.clock = clock;
        patterns = [.. (more ?? []).Concat(Known).Select(pattern => new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience))];
    }

    /// <summary>What a name says; <see cref="FaxNote.Nothing"/> when no pattern knows it.</summary>
    public FaxNote Of(string fileName)
    {
        string stem = Path.GetFileNameWithoutExtension(fileName);
        foreach (var pattern in patterns)
        {
            try
            {
                if (pattern.Match(stem) is { Success: true } match) return Note(match);
            }
            catch (RegexMatchTimeoutException)
            {
                // A name made to be slow says nothing.
            }
        }
        return FaxNote.Nothing;
    }

    private FaxNote Note(Match match)
    {
        string? Value(string group) => match.Groups[group] is { Success: true, Length: > 0 } found ? found.Value : null;
        int? Number(string group) => int.TryParse(Value(group), System.Globalization.CultureInfo.InvariantCulture, out int number) && number >= 0 ? number : null;
        return new FaxNote
        {
            Line = Value("line") is { } line ? PhoneDigits.OfLine(line) : null,
            Caller = Value("caller") is { } caller ? PhoneDigits.Of(caller) : null,
            Station = Value("station") is { } station ? ReceivedName.Clean(station) : null,
            ReceivedAt = Value("received") is { } received ? clock.Of(received) : null,
            Pages = Number("pages") is > 0 and var pages ? pages : null,
            BadLines = Number("badLines"),
            Urgent = Value("urgent") is not null,
        };
    }
}
