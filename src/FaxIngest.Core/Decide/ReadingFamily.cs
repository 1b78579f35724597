using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Decide;

/// <summary>Readings that are calibrated together: what was measured about them is of one nature.</summary>
public static class ReadingFamily
{
    /// <summary>One-line entries read by engines.</summary>
    public const string Text = "text";
    /// <summary>Such entries of pages that can be read well.</summary>
    public const string ClearText = Text + Clear;
    /// <summary>Entries of several lines, where small faults do no harm.</summary>
    public const string Prose = "prose";
    /// <summary>Boxes to mark and signature lines: ink or none.</summary>
    public const string Marks = "marks";
    /// <summary>Text zones where nothing is written.</summary>
    public const string Blank = "blank";

    /// <summary>What stands behind the name of entries of clear pages.</summary>
    private const string Clear = ".clear";

    /// <summary>The clarity of a page that makes it a clear one. Typed pages and easy hands are, half of all entries of the 1,281 faxes that were fitted on. Counted on 21,947 one-line
    /// entries by fits that did not see the fax in question (mean of three divisions), share accepted and of those wrong: all pages together 75.4 % and 14 at a target of
    /// 0.2 %, 63.6 % and 2 at 0.05 %; apart at 0.85, 76.5 % and 15, 67.5 % and 5; at 0.8, 73.9 % and 65.5 %; at 0.9, 76.0 % and 65.3 %; at 0.95, 76.6 % and 66.6 %.</summary>
    private const double ClearFrom = 0.85;

    /// <summary>What is added to the name when a reader outside the house gave its opinion: such readings are a choice of the doubtful ones, with
    /// evidence that others lack, so they are counted apart or not believed at all.</summary>
    private const string Outside = "+outside";

    /// <summary>What is added when the file's own text says the same, or something else.</summary>
    private const string Digital = "+digital", AgainstDigital = "-digital";

    /// <summary>The family of a reading.</summary>
    public static string Of(Reading reading)
    {
        string digital = reading.Evidence.Digital switch { Opinion.None => "", Opinion.Agrees => Digital, _ => AgainstDigital };
        string inside = Inside(reading);
        if (inside == Text && reading.Evidence.PageClarity >= ClearFrom) inside = ClearText;
        return inside + digital + (reading.Evidence.Outside == Opinion.None ? "" : Outside);
    }

    /// <summary>The family by the readers of the house and the picture alone.</summary>
    public static string Base(string family) => Inside(family) is var inside && inside.EndsWith(Clear, StringComparison.Ordinal) ? inside[..^Clear.Length] : inside;

    /// <summary>The same, and by how clear the page is.</summary>
    public static string Inside(string family) => family.Split('+', '-')[0];

    /// <summary>The families that a reading of this one is counted in: text of clear pages is text too, so that a page that is not clear is judged by counts of all,
    /// with its clarity as evidence.</summary>
    public static IEnumerable<string> CountedIn(string family) => family == ClearText ? [ClearText, Text] : [family];

    /// <summary>The family and those that may stand for it where it was never counted, the nearest first: that the file's own text agrees takes nothing away from
    /// what the picture is worth, nor does a clear page. Any other opinion that was never counted has no stand-in.</summary>
    public static IEnumerable<string> StandIns(string family)
    {
        string seen = family.EndsWith(Digital, StringComparison.Ordinal) ? family[..^Digital.Length] : family;
        return seen == Inside(seen) ? [family, seen, Base(seen)] : [family];
    }

    private static string Inside(Reading reading) => reading.Kind switch
    {
        "set" or "one-of" or "yes-no" or "signature" => Marks,
        _ when reading.Blank => Blank,
        "prose" => Prose,
        _ => Text,
    };
}
