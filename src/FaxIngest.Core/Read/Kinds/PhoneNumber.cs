using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>A telephone or fax number of the North American Numbering Plan: NXX-NXX-XXXX with N = 2..9 and no N11 area code.</summary>
public static class PhoneNumber
{
    /// <summary>Ten digits that the numbering plan allows.</summary>
    public static bool IsValid(string digits) =>
        digits.Length == 10 && digits.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
        && digits[0] >= '2' && digits[3] >= '2' && digits[1..3] != "11" && digits[4..6] != "11";

    internal static IFieldKind Kind { get; } = new LineKind("phone", Symbols.Digits(), new PatternGrammar("dddddddddd", "1dddddddddd"), Interpret);

    private static Interpretation? Interpret(string written)
    {
        string digits = written.Length == 11 ? written[1..] : written;
        return IsValid(digits) ? new Interpretation(digits, digits, written.Length == 11 ? -1 : 0, 1) : new Interpretation(digits, digits, -4, -1);
    }
}
