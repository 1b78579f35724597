namespace FaxIngest.Receive.Sidecars;

/// <summary>What a fax server says of one fax, wherever it says it: in a file beside it, in a log, in the fax's name or in the fax itself. What it does not say is null or empty.</summary>
internal sealed record FaxNote
{
    /// <summary>Nothing is said.</summary>
    public static readonly FaxNote Nothing = new();

    /// <summary>Names of the fax's files, without folders, in page order. Names only: they are looked up in a listing and never become a path.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The number called: digits, ten of them when it is a whole one.</summary>
    public string? Line { get; init; }

    /// <summary>The number that called: ten digits where it is one of ours, else as signalled.</summary>
    public string? Caller { get; init; }

    /// <summary>What the sending machine calls itself (TSI).</summary>
    public string? Station { get; init; }

    /// <summary>When the fax server received it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Pages the fax server counted, 1 to 9,999.</summary>
    public int? Pages { get; init; }

    /// <summary>Scan lines received in error, over all pages.</summary>
    public int? BadLines { get; init; }

    /// <summary>The same page by page, as far as it is said.</summary>
    public IReadOnlyList<int> BadLinesByPage { get; init; } = [];

    /// <summary>The sender or the server calls it urgent.</summary>
    public bool Urgent { get; init; }

    /// <summary>The fax server says that the call did not end well.</summary>
    public bool Cut { get; init; }

    /// <summary>How many things are said; those that only fax servers say.</summary>
    public int Said => (Files.Count > 0 ? 1 : 0) + Count(Line) + Count(Caller) + Count(Station) + (ReceivedAt is null ? 0 : 1) + (Pages is null ? 0 : 1) + (BadLines is null ? 0 : 1);

    /// <summary>This note, with what it does not say taken from another.</summary>
    public FaxNote Or(FaxNote other) => new()
    {
        Files = Files.Count > 0 ? Files : other.Files,
        Line = Line ?? other.Line,
        Caller = Caller ?? other.Caller,
        Station = Station ?? other.Station,
        ReceivedAt = ReceivedAt ?? other.ReceivedAt,
        Pages = Pages ?? other.Pages,
        BadLines = BadLines ?? other.BadLines,
        BadLinesByPage = BadLinesByPage.Count > 0 ? BadLinesByPage : other.BadLinesByPage,
        Urgent = Urgent || other.Urgent,
        Cut = Cut || other.Cut,
    };

    private static int Count(string? text) => text is null ? 0 : 1;
}
