using FaxIngest.Read;
using FaxIngest.Recognize.Cloud;

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

    /// <summary>The family of a reading.</summary>
    public static string Of(Reading reading) => reading.Evidence.Outside == OutsideOpinion.None ? Inside(reading) : Inside(reading) + Outside;

    /// <summary>The family without opinions from outside.</summary>
    public static string Base(string family) => family.EndsWith(Outside, StringComparison.Ordinal) ? family[..^Outside.Length] : family;

    private static string Inside(Reading reading) => reading.Kind switch
    {
        "set" or "one-of" or "yes-no" or "signature" => Marks,
        _ when reading.Blank => Blank,
        "prose" => Prose,
        _ => Text,
    };
}
