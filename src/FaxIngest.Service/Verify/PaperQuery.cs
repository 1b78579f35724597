using System.Text.RegularExpressions;
using FaxIngest.Decide.Duplicates;

namespace FaxIngest.Verify;

/// <summary>What a person typed to find a fax: its id or a part of it, a part of its file name, or of the member the CIN, a phone number, the name, or a name and the date of birth.</summary>
internal sealed partial class PaperQuery
{
    /// <summary>Longest text that is looked for, in characters.</summary>
    internal const int MaxLength = 80;

    /// <summary>Shortest: with less nearly every fax would be meant.</summary>
    internal const int MinLength = 3;

    private PaperQuery(string part, IReadOnlyList<string> keys) => (Part, Keys) = (part, keys);

    /// <summary>Looked for in ids and file names.</summary>
    internal string Part { get; }

    /// <summary>Keys of papers that say of the member what was typed (<see cref="DuplicateKeys"/>).</summary>
    internal IReadOnlyList<string> Keys { get; }

    /// <summary>Null: too little, or too much, to look for.</summary>
    internal static PaperQuery? Of(string? typed)
    {
        string text = typed?.Trim() ?? "";
        if (text.Length is < MinLength or > MaxLength) return null;
        // A whole address or a referral's id holds the fax's id.
        string part = WholeId().Match(text) is { Success: true } id ? id.Value : text;
        return new PaperQuery(part, [.. Members(text).SelectMany(values => DuplicateKeys.For(FormTypes.All.Select(type => type.Code), values)).Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<Dictionary<string, string>> Members(string text)
    {
        string plain = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (Cin().IsMatch(plain)) yield return new() { ["member.cin"] = plain };
        if (Entry.Parse(FieldCatalog.For("member.phone"), [text]).Value is { } phone) yield return new() { ["member.phone"] = phone.Flat };
        string[] words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && Entry.Parse(FieldCatalog.For("member.dateOfBirth"), [words[^1]]).Value is { } born)
        {
            string name = string.Join(' ', words[..^1]);
            foreach (string path in new[] { "member.lastName", "member.firstName" }) yield return new() { [path] = name, ["member.dateOfBirth"] = born.Flat };
            yield break;
        }
        // Which word ends the one name nobody knows; every place is tried, both ways round.
        for (int cut = 1; cut < Math.Min(words.Length, 6); cut++)
        {
            var (one, other) = (string.Join(' ', words[..cut]), string.Join(' ', words[cut..]));
            yield return new() { ["member.lastName"] = one, ["member.firstName"] = other };
            yield return new() { ["member.lastName"] = other, ["member.firstName"] = one };
        }
    }

    [GeneratedRegex("[0-9a-f]{32}", RegexOptions.IgnoreCase)]
    private static partial Regex WholeId();

    [GeneratedRegex("^[0-9]{8}[A-Z]$")]
    private static partial Regex Cin();
}
