using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Decide;

/// <summary>Readings that are calibrated together: what was measured about them is of one nature.</summary>
public static class ReadingFamily
{
    /// <summary>One-line entries read by engines.</summary>
    public const string Text = "text";
    /// <summary>Those of them that are codes, dates and numbers: a pattern says what each character may be, and what breaks it is seen.</summary>
    public const string CodeText = Text + ".code";
    /// <summary>The other ones, of pages that can be read well.</summary>
    public const string ClearText = Text + ".clear";
    /// <summary>Entries of several lines, where small faults do no harm.</summary>
    public const string Prose = "prose";
    /// <summary>Boxes to mark and signature lines: ink or none.</summary>
    public const string Marks = "marks";
    /// <summary>Text zones where nothing is written.</summary>
    public const string Blank = "blank";

    /// <summary>The clarity of a page that makes it a clear one. Typed pages and easy hands are: half of all entries of the faxes that were fitted on.</summary>
    /// <remarks>Counted on 21,947 one-line entries of 1,281 faxes by fits that did not see the fax in question (mean of three divisions), with the targets of their fields: share
    /// accepted and of those wrong, and of CINs and birth dates. All in one family, by steps of counts: 75.7 % and 18, 52 %; clear pages apart: 77.6 % and 21, 60 %; codes
    /// apart too: 78.7 % and 22, 65 %; the same with curves instead of steps: 79.0 % and 19, 71 %. No critical one was wrong. Counts of clear pages and of all text hold codes too:
    /// without them 1.2 % fewer are accepted. With clear pages from 0.8, 0.9 or 0.95 on 1.4, 1.0 and 1.2 % fewer.</remarks>
    private const double ClearFrom = 0.85;

    private static readonly HashSet<string> Codes = new(["birth-date", "cin", "date", "hcpcs", "icd10", "modifiers", "npi", "phone", "provider-id", "zip"], StringComparer.Ordinal);

    /// <summary>What is added to the name when a reader outside the house gave its opinion: such readings are a choice of the doubtful ones, with
    /// evidence that others lack, so they are counted apart or not believed at all.</summary>
    private const string Outside = "+outside";

    /// <summary>What is added when the file's own text says the same, or something else.</summary>
    private const string Digital = "+digital", AgainstDigital = "-digital";

    /// <summary>The family of a reading.</summary>
    public static string Of(Reading reading)
    {
        string digital = reading.Evidence.Digital switch { Opinion.None => "", Opinion.Agrees => Digital, _ => AgainstDigital };
        return Sorts(reading)[0] + digital + (reading.Evidence.Outside == Opinion.None ? "" : Outside);
    }

    /// <summary>All families that a reading is counted in, its own first: text of every sort is text too, so that entries of pages that are not clear are judged by
    /// counts of all, with the page's clarity as evidence.</summary>
    public static IReadOnlyList<string> CountedIn(Reading reading) => Of(reading) is var own && own == Inside(own) ? Sorts(reading) : [own];

    /// <summary>The family by the readers of the house and the picture alone, text of every sort being one.</summary>
    public static string Base(string family) => Inside(family).Split('.')[0];

    /// <summary>The same, and by the sort of text.</summary>
    public static string Inside(string family) => family.Split('+', '-')[0];

    /// <summary>The family and those that may stand for it where it was never counted, the nearest first: that the file's own text agrees takes nothing away from
    /// what the picture is worth, and sorts of text are text. Any other opinion that was never counted has no stand-in.</summary>
    public static IEnumerable<string> StandIns(string family)
    {
        string seen = family.EndsWith(Digital, StringComparison.Ordinal) ? family[..^Digital.Length] : family;
        return seen == Inside(seen) ? [family, seen, Base(seen)] : [family];
    }

    /// <summary>What a reading is by the picture alone, the narrowest first.</summary>
    private static IReadOnlyList<string> Sorts(Reading reading) => reading.Kind switch
    {
        "set" or "one-of" or "yes-no" or "signature" => [Marks],
        _ when reading.Blank => [Blank],
        "prose" => [Prose],
        _ => (Codes.Contains(reading.Kind), reading.Evidence.PageClarity >= ClearFrom) switch
        {
            (true, true) => [CodeText, ClearText, Text],
            (true, false) => [CodeText, Text],
            (false, true) => [ClearText, Text],
            _ => [Text],
        },
    };
}
