using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>The Medi-Cal Client Index Number: 9, seven digits, a letter; on a card followed by a check digit and the four-digit issue date.</summary>
/// <remarks>Two sources list the letters in use: A C D E F G H M N T U V W X Y Z in both, I and S in one. The check digit has one source,
/// so it raises or lowers a reading, never rejects it. Only the first nine characters name the person; the tail changes with each card.</remarks>
public static class Cin
{
    private const string Letters = "ACDEFGHMNTUVWXYZ", Doubtful = "IS";

    /// <summary>Nine characters: 9, seven digits, a letter.</summary>
    public static bool HasForm(string cin) =>
        cin.Length == 9 && cin[0] == '9' && cin.AsSpan(1, 7).IndexOfAnyExceptInRange('0', '9') < 0 && char.IsAsciiLetterUpper(cin[8]);

    /// <summary>1: the last letter is in both lists; 0: in one (I, S); −1: in neither, most likely misread.</summary>
    public static int LetterStanding(char letter) => Letters.Contains(letter) ? 1 : Doubtful.Contains(letter) ? 0 : -1;

    /// <summary>The check digit that a card prints after the nine characters.</summary>
    /// <param name="cin">A number that has the form.</param>
    public static int CheckDigit(string cin)
    {
        int sum = 0;
        for (int i = 0; i < 9; i++)
        {
            int digit = i == 8 ? 0 : cin[i] - '0';
            sum += i % 2 == 0 ? digit : (10 - digit) % 10;
        }
        return sum % 10;
    }

    internal static IFieldKind Kind { get; } = new LineKind("cin", Symbols.Codes(), new PatternGrammar("ddddddddA", "ddddddddAd", "ddddddddAddddd"), Interpret);

    private static Interpretation? Interpret(string written)
    {
        string cin = written[..9];
        int standing = LetterStanding(cin[8]);
        double prior = standing switch { 1 => 0, 0 => -2, _ => -5 };
        // Every number issued since the 1990s begins with 9; another first digit is far more often a misreading.
        if (cin[0] != '9') (prior, standing) = (prior - 6, -1);
        if (written.Length > 9)
        {
            bool confirmed = standing >= 0 && CheckDigit(cin) == written[9] - '0';
            (prior, standing) = confirmed ? (prior, 1) : (prior - 3, -1);
            if (written.Length == 14 && int.Parse(written.AsSpan(11), System.Globalization.CultureInfo.InvariantCulture) is < 1 or > 366) prior -= 3;
        }
        return new Interpretation(cin, cin, prior, standing);
    }
}
