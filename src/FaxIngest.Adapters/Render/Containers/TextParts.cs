using System.Globalization;
using System.Text;
using FaxIngest.Model;

namespace FaxIngest.Render.Containers;

/// <summary>Makes texts of what was unpacked: lines that can be shown.</summary>
internal static class TextParts
{
    private const int LongestLine = 2_000; // characters; a page holds about 4,000
    private const int BytesACharacter = 4; // the most of UTF-8 and UTF-16
    private const int LongestUnsaid = 20_000; // bytes of a text that nothing calls a text: five pages; longer ones are some program's

    /// <summary>The reason when a text of so many bytes is cut; null when it is shown whole.</summary>
    internal static Reason? Cut(string text, ContainerLimits limits) => text.Length <= limits.TextCharacters
        ? null
        : new Reason("too-large", $"The text is very long; only its first {limits.TextCharacters} characters are shown.");

    /// <summary>Bytes to read of a text file.</summary>
    internal static int MostBytes(ContainerLimits limits) => limits.TextCharacters * BytesACharacter;

    /// <summary>A text with what stands above it.</summary>
    internal static PartText Of(string text, bool body, IReadOnlyList<string> heading, ContainerLimits limits, bool forwarded = false) =>
        new(Lines(text.Length > limits.TextCharacters ? text[..limits.TextCharacters] : text), body, heading, forwarded);

    /// <summary>A text file among the parts: a part that is shown as text instead of being read as a picture of a page. Null when it is none.</summary>
    internal static FoundPart? TryFile(FoundPart part, ContainerLimits limits)
    {
        if (part.File is not { } file) return null;
        string ending = Path.GetExtension(part.Name).ToLowerInvariant();
        bool html = part.Type == "text/html" || ending is ".htm" or ".html" or ".xhtml";
        bool rich = part.Type is "text/rtf" or "application/rtf" || ending == ".rtf";
        // Some programs end a text with a NUL, as C does.
        var head = MediaTypes.Head(file.Path).AsSpan().TrimEnd((byte)0);
        bool said = html || rich || part.Type is "text/plain" or "text/csv" or "text/enriched" || ending is ".txt" or ".csv" or ".text";
        bool unsaid = part.Type is MediaTypes.Unknown or "" || part.Type.StartsWith("text/", StringComparison.Ordinal);
        if (!said && (!unsaid || file.Depth == 0 || part.Bytes > LongestUnsaid || !IsPlain(head))) return null;
        // A mail that was saved as a file is a mail.
        if (MailHead.Is(head)) return null;
        // A name can say anything: what has NULs is no text, unless it is one of two bytes a character or more.
        bool wide = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]);
        rich = head.StartsWith(@"{\rtf"u8);
        if (!wide && !rich && head.Contains((byte)0) || MediaTypes.Of(head) is not MediaTypes.Unknown) return null;
        string text = TextDecoder.Read(file.Path, charset: null, MostBytes(limits) * (html || rich ? 4 : 1));
        if (html) text = HtmlText.Of(text);
        if (rich) text = RtfText.Of(text);
        // Its pictures and tables are lost.
        var onlyText = rich ? new Reason("only-text", "Only its words are shown; pictures and layout are in the original.") : null;
        return part with { File = null, Text = Of(text, body: false, [part.Name], limits), Reason = Cut(text, limits) ?? onlyText };
    }

    /// <summary>Whether bytes are nothing but text, as far as they go: then they are shown, whatever their name says.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || head.IndexOfAnyInRange((byte)14, (byte)31) >= 0) return false;
        for (int cut = 0; cut < 4 && cut < head.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut])) return true;
        return false;
    }

    /// <summary>Lines without control characters, tabs as blanks, long ones cut into pieces.</summary>
    internal static IReadOnlyList<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (string raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string line = Clean(raw);
            for (int at = 0; at == 0 || at < line.Length; at += LongestLine) lines.Add(line.Substring(at, Math.Min(LongestLine, line.Length - at)));
        }

        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[^1])) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static string Clean(string line)
    {
        var clean = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Value == '\t') clean.Append("    ");
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate) clean.Append(' ');
            else if (rune.Value is not (>= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFEFF)) clean.Append(rune); // what turns the direction of writing
        }

        return clean.ToString().TrimEnd();
    }
}
