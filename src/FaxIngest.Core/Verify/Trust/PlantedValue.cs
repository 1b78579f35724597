using System.Globalization;
using FaxIngest.Decide.Scoring;
using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>A wrong value that a reader could have made of a right one: one look-alike in place of a character, or two digits exchanged. It measures whether who confirms has looked.</summary>
public static class PlantedValue
{
    private static readonly Dictionary<char, string> LookAlikes = new()
    {
        ['0'] = "68", ['1'] = "74", ['2'] = "7", ['3'] = "85", ['4'] = "91", ['5'] = "36", ['6'] = "05", ['7'] = "12", ['8'] = "30", ['9'] = "47",
        ['a'] = "ou", ['c'] = "e", ['e'] = "c", ['h'] = "nb", ['i'] = "l", ['l'] = "it", ['m'] = "n", ['n'] = "ur", ['o'] = "a", ['r'] = "n", ['s'] = "e", ['t'] = "l", ['u'] = "n", ['v'] = "r",
    };

    /// <summary>A wrong value of the same form; null: none can be made of this one.</summary>
    /// <param name="truth">The right value.</param>
    /// <param name="pick">Picks a number from 0 up to below the one given.</param>
    public static FieldValue? Of(FieldValue truth, Func<int, int> pick)
    {
        if (truth.Text is not { Length: > 2 } text) return null;
        var wrong = Places(text).Where(candidate => IsAsGood(text, candidate) && !Comparison.Same(truth, FieldValue.Of(candidate))).Distinct(StringComparer.Ordinal).ToList();
        return wrong.Count == 0 ? null : FieldValue.Of(wrong[pick(wrong.Count)]);
    }

    private static IEnumerable<string> Places(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i - 1])) yield return text[..(i - 1)] + text[i] + text[i - 1] + text[(i + 1)..];
            foreach (char other in LookAlikes.GetValueOrDefault(char.ToLowerInvariant(text[i]), ""))
                yield return text[..i] + (char.IsAsciiLetterUpper(text[i]) ? char.ToUpperInvariant(other) : other) + text[(i + 1)..];
        }
    }

    /// <summary>A day stays a day of the same time: who sees it has to look at the image to know.</summary>
    private static bool IsAsGood(string text, string candidate) =>
        !Day(text, out var day) || Day(candidate, out var other) && Math.Abs(other.Year - day.Year) < 10;

    private static bool Day(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
