using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>The National Provider Identifier: ten digits, the first 1 or 2, Luhn over 80840 and the number (45 CFR 162.406).</summary>
public static class Npi
{
    /// <summary>Ten digits, first 1 or 2, check digit right.</summary>
    public static bool IsValid(string npi)
    {
        if (npi.Length != 10 || npi[0] is not ('1' or '2') || npi.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        int sum = 24; // what the prefix 80840 adds
        for (int i = 0; i < 10; i++)
        {
            int digit = npi[i] - '0';
            if (i % 2 == 0) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    // A written number that fails the check is a misreading nine times in ten times ten; it is still the reading when the ink insists,
    // since people do write wrong numbers.
    internal static IFieldKind Kind { get; } = new LineKind("npi", Symbols.Digits(), new PatternGrammar("dddddddddd"),
        written => IsValid(written) ? new Interpretation(written, written, 0, 1) : new Interpretation(written, written, -5, -1));
}
