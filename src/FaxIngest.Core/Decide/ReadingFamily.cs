using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Decide;

/// <summary>Readings that are calibrated together: what was measured about them is of one nature.</summary>
public static class ReadingFamily
{
    /// <summary>One-line entries read by engines.</summary>
    public const string Text = "text";
    /// <summary>Entries of several lines, where small faults do no harm.</summary>
    public const string Prose = "prose";
    /// <summary>Boxes to mark and signature lines: ink or none.</summary>
    public const string Marks = "marks";
    /// <summary>Text zones where nothing is written.</summary>
    public const string Blank = "blank";

    /// <summary>What is added to the name when a reader outside the house gave its opinion: such readings are a choice of the doubtful ones, with
    /// evidence that others lack, so they are counted apart or not believed at all.</summary>
    private const string Outside = "+outside";

    /// <summary>What is added when the file's own text says the same, or something else.</summary>
    private const string Digital = "+digital", AgainstDigital = "-digital";

    /// <summary>The family of a reading.</summary>
    public static string Of(Reading reading)
    {
        string digital = reading.Evidence.Digital switch { Opinion.None => "", Opinion.Agrees => Digital, _ => AgainstDigital };
        return BySight(reading) + digital + (reading.Evidence.Outside == Opinion.None ? "" : Outside);
    }

    /// <summary>The family by the readers of the house and the picture alone. Names of an earlier version told sorts of text apart (<c>text.code</c>).</summary>
    public static string Inside(string family) => family.Split('+', '-', '.')[0];

    /// <summary>The family and those that may stand for it where it was never counted, the nearest first: that the file's own text agrees takes nothing away from
    /// what the picture is worth. Any other opinion that was never counted has no stand-in.</summary>
    public static IEnumerable<string> StandIns(string family)
    {
        string seen = family.EndsWith(Digital, StringComparison.Ordinal) ? family[..^Digital.Length] : family;
        return seen.AsSpan().ContainsAny('+', '-') ? [family] : [family, Inside(seen)];
    }

    /// <summary>What a reading is by the picture alone.</summary>
    private static string BySight(Reading reading) => reading.Kind switch
    {
        "set" or "one-of" or "yes-no" or "signature" => Marks,
        _ when reading.Blank => Blank,
        "prose" => Prose,
        _ => Text,
    };
}
