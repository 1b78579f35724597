using System.Globalization;
using System.Text;

namespace FaxIngest.Receive;

/// <summary>Names that others chose, as they may be stored and shown: what cannot be seen, or turns the reading direction, is written out. Such a name is never a path.</summary>
public static class ReceivedName
{
    /// <summary>Characters kept; of a longer name the beginning and the end.</summary>
    public const int Longest = 300;

    private const int KeptOfEnd = 60;

    /// <summary>The name without folders; control characters, line ends, characters that turn or hide text and half characters as <c>\u{202E}</c>.</summary>
    public static string Clean(string name)
    {
        string last = name[(name.LastIndexOf('/') + 1)..];
        var clean = new StringBuilder(last.Length);
        for (int i = 0; i < last.Length; i++)
        {
            if (char.IsSurrogatePair(last, i)) clean.Append(last[i]).Append(last[++i]);
            else if (IsPlain(last[i])) clean.Append(last[i]);
            else clean.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)last[i]:X4}}}");
        }
        string shown = clean.ToString().Trim();
        if (shown.Length == 0) return "(no name)";
        if (shown.Length <= Longest) return shown;
        int start = Longest - KeptOfEnd - 1, end = shown.Length - KeptOfEnd;
        if (char.IsHighSurrogate(shown[start - 1])) start--;
        if (char.IsLowSurrogate(shown[end])) end++;
        return $"{shown[..start]}…{shown[end..]}";
    }

    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
