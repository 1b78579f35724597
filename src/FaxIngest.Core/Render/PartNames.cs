using System.Globalization;
using System.Text;

namespace FaxIngest.Render;

/// <summary>Names of parts as they may be shown: a sender's name is text from outside.</summary>
public static class PartNames
{
    private const int Longest = 200; // characters

    /// <summary>The last segment of the name without control characters and without those that turn the direction of writing; null when nothing is left.</summary>
    public static string? Clean(string? name)
    {
        if (name is null) return null;
        var kept = new StringBuilder();
        foreach (var rune in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (kept.Length >= Longest) break;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate) continue;
            kept.Append(rune);
        }

        string clean = kept.ToString().Trim();
        return clean.Trim('.').Length == 0 ? null : clean;
    }
}
