using FaxIngest.Model;
using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>A telephone or fax number of the North American Numbering Plan: NXX-NXX-XXXX with N = 2..9 and no N11 area code.</summary>
public static class PhoneNumber
{
    /// <summary>Ten digits that the numbering plan allows.</summary>
    public static bool IsValid(string digits) =>
        digits.Length == 10 && digits.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
        && digits[0] >= '2' && digits[3] >= '2' && digits[1..3] != "11" && digits[4..6] != "11";

    // Most numbers on the plan's forms are of its counties and their neighbors; mobile phones come from everywhere (guesses, not counted). A number that the
    // numbering plan does not have is a misreading, or a slip of the pen.
    private const double InState = -2, Elsewhere = -4, Impossible = -7;

    internal static IFieldKind Kind { get; } = new LineKind("phone", Symbols.Digits(), new PatternGrammar("dddddddddd", "1dddddddddd"), Interpret);

    private static Interpretation? Interpret(string written)
    {
        string digits = written.Length == 11 ? written[1..] : written;
        double prior = (written.Length == 11 ? -1 : 0) + (!IsValid(digits) ? Impossible : ServiceArea.AreaCodes.Contains(digits[..3]) ? 0 : ServiceArea.StateAreaCodes.Contains(digits[..3]) ? InState : Elsewhere);
        return new Interpretation(digits, digits, prior, IsValid(digits) ? 1 : -1);
    }
}
