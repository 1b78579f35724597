using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>One engine's reading of one line of an entry. The same engine again, in order, means the entry's next line.</summary>
/// <param name="Engine">Engine name, e.g. <c>own</c>, <c>pp-ocr</c>, <c>tesseract</c>.</param>
/// <param name="Reading">What it read.</param>
/// <param name="Look">Which of its looks at the line this is, the first being 0.</param>
public sealed record EngineLine(string Engine, LineReading Reading, int Look = 0)
{
    /// <summary>It is of the entry with bars in place of the streaks through it, of which some may be stems of letters.</summary>
    public bool Streaked { get; init; }

    /// <summary>Never the text.</summary>
    public override string ToString() => $"[{Engine} line]";
}
