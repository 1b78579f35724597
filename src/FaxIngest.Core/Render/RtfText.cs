using System.Globalization;
using System.Text;

namespace FaxIngest.Render;

/// <summary>The words of a rich text (RTF 1.9), in one pass: formats, pictures, objects and fields' instructions are left out.</summary>
public static class RtfText
{
    private const int MostGroups = 1_000; // groups within groups; real files have a dozen

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "fldinst", "header", "footer", "headerl", "headerr", "footerl", "footerr", "listtable", "listoverridetable",
        "generator", "themedata", "datastore", "xmlnstbl", "rsidtbl", "latentstyles", "mmathPr", "filetbl", "revtbl", "bkmkstart", "bkmkend", "htmltag",
    };

    /// <summary>The text; bytes of other code pages than Windows 1252 may come out wrong.</summary>
    public static string Of(string rtf)
    {
        var text = new StringBuilder(rtf.Length / 2);
        var silent = new Stack<bool>();
        bool quiet = false;
        int skip = 0;
        for (int i = 0; i < rtf.Length; i++)
        {
            char c = rtf[i];
            if (c == '{')
            {
                if (silent.Count == MostGroups) break;
                silent.Push(quiet);
            }
            else if (c == '}')
            {
                if (!silent.TryPop(out quiet)) break;
            }
            else if (c == '\\')
            {
                i = Control(rtf, i + 1, text, ref quiet, ref skip);
            }
            else if (c is not ('\r' or '\n'))
            {
                if (skip > 0) skip--;
                else if (!quiet) text.Append(c);
            }
        }

        return text.ToString().Trim();
    }

    /// <summary>One control word or symbol from the character behind its backslash; gives the index of its last character.</summary>
    private static int Control(string rtf, int at, StringBuilder text, ref bool quiet, ref int skip)
    {
        if (at >= rtf.Length) return at;
        char c = rtf[at];
        if (!char.IsAsciiLetter(c)) return Symbol(rtf, at, text, ref quiet, ref skip);
        int end = at;
        while (end < rtf.Length && end - at < 32 && char.IsAsciiLetter(rtf[end])) end++;
        string word = rtf[at..end];
        int number = end;
        while (number < rtf.Length && number - end < 11 && (char.IsAsciiDigit(rtf[number]) || number == end && rtf[number] == '-')) number++;
        int? value = int.TryParse(rtf.AsSpan(end, number - end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int parsed) ? parsed : null;
        if (Silent.Contains(word)) quiet = true;
        else if (!quiet) Word(word, value, text, ref skip);
        // One blank ends the word and belongs to it.
        return number < rtf.Length && rtf[number] == ' ' ? number : number - 1;
    }

    private static void Word(string word, int? value, StringBuilder text, ref int skip)
    {
        switch (word)
        {
            case "par" or "line" or "row" or "sect" or "page": text.Append('\n'); break;
            case "tab" or "cell": text.Append("  "); break;
            case "emdash" or "endash": text.Append('-'); break;
            case "lquote" or "rquote": text.Append('\''); break;
            case "ldblquote" or "rdblquote": text.Append('"'); break;
            case "bullet": text.Append('•'); break;
            case "u" when value is { } code:
                char unit = (char)(ushort)code;
                text.Append(char.IsSurrogate(unit) ? '\uFFFD' : unit);
                skip = 1; // a stand-in for programs that know no Unicode
                break;
        }
    }

    private static int Symbol(string rtf, int at, StringBuilder text, ref bool quiet, ref int skip)
    {
        switch (rtf[at])
        {
            case '\'':
                if (at + 2 < rtf.Length && int.TryParse(rtf.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
                {
                    if (skip > 0) skip--;
                    else if (!quiet) text.Append(Windows(code));
                    return at + 2;
                }

                return at;
            case '*':
                quiet = true; // a destination that may be left out
                return at;
            case '~' or '_' or '-':
                if (!quiet) text.Append(rtf[at] switch { '~' => " ", '_' => "-", _ => "" });
                return at;
            case '\r' or '\n':
                if (!quiet) text.Append('\n');
                return at;
            case '\\' or '{' or '}':
                if (!quiet) text.Append(rtf[at]);
                return at;
            default:
                return at;
        }
    }

    /// <summary>Of Windows 1252 what differs from Latin-1 and is in use.</summary>
    private static char Windows(int code) => code switch
    {
        0x80 => '€', 0x85 => '…', 0x91 => '‘', 0x92 => '’', 0x93 => '“', 0x94 => '”', 0x95 => '•', 0x96 => '–', 0x97 => '—', < 0x20 or >= 0x7F and < 0xA0 => ' ', _ => (char)code,
    };
}
