using System.Net;
using System.Text;

namespace FaxIngest.Render;

/// <summary>The text of an HTML body, in one pass over its characters: nothing is fetched, nothing is run, nothing can nest too deep.</summary>
public static class HtmlText
{
    private const int LongestTag = 20_000; // characters; a "tag" without an end is text

    private static readonly HashSet<string> Breaks = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "pre", "section", "article", "header", "footer", "address", "dt", "dd", "form", "fieldset", "caption",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe" };

    /// <summary>The text, with line breaks where blocks begin and end.</summary>
    public static string Of(string html) => Read(html).Text;

    /// <summary>Content-IDs of the pictures it shows (<c>src="cid:…"</c>).</summary>
    public static IReadOnlySet<string> Pictures(string html) => Read(html).Pictures;

    private static (string Text, IReadOnlySet<string> Pictures) Read(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        var pictures = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? silent = null;
        int lastClose = html.LastIndexOf('>');
        for (int at = 0; at < html.Length;)
        {
            int open = html.IndexOf('<', at);
            if (open < 0) open = html.Length;
            if (silent is null) Append(text, html.AsSpan(at, open - at));
            if (open == html.Length) break;
            if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
            {
                int end = html.IndexOf("-->", open, StringComparison.Ordinal);
                at = end < 0 ? html.Length : end + 3;
                continue;
            }

            int close = open > lastClose ? -1 : End(html, open);
            if (close < 0)
            {
                // No tag, a lone bracket.
                if (silent is null) text.Append('<');
                at = open + 1;
                continue;
            }

            Tag(html.AsSpan(open + 1, close - open - 1), text, pictures, ref silent);
            at = close + 1;
        }

        return (Tidy(text), pictures);
    }

    private static void Tag(ReadOnlySpan<char> tag, StringBuilder text, HashSet<string> pictures, ref string? silent)
    {
        bool ends = tag.StartsWith("/");
        if (ends) tag = tag[1..];
        int length = tag.IndexOfAny(" \t\r\n/>");
        string name = (length < 0 ? tag : tag[..length]).ToString();
        if (silent is not null)
        {
            // A body without an end of its head is still a body.
            if (ends && name.Equals(silent, StringComparison.OrdinalIgnoreCase) || silent.Equals("head", StringComparison.OrdinalIgnoreCase) && name.Equals("body", StringComparison.OrdinalIgnoreCase)) silent = null;
            return;
        }

        if (Silent.Contains(name))
        {
            if (!ends && !tag.EndsWith("/")) silent = name;
        }
        else if (Breaks.Contains(name))
        {
            text.Append('\n');
            if (!ends && name.Equals("li", StringComparison.OrdinalIgnoreCase)) text.Append("- ");
        }
        else if (ends && (name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase)))
        {
            text.Append("  ");
        }
        else if (name.Equals("img", StringComparison.OrdinalIgnoreCase) || name.Equals("v:imagedata", StringComparison.OrdinalIgnoreCase))
        {
            int cid = tag.IndexOf("cid:", StringComparison.OrdinalIgnoreCase);
            if (cid < 0) return;
            var id = tag[(cid + 4)..];
            int end = id.IndexOfAny("\"' >");
            pictures.Add(WebUtility.UrlDecode((end < 0 ? id : id[..end]).ToString()));
        }
    }

    /// <summary>Where a tag ends; brackets in quotes do not end it. −1: it is none.</summary>
    private static int End(string html, int open)
    {
        if (open + 1 >= html.Length || !(char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?')) return -1;
        char quote = '\0';
        int most = Math.Min(html.Length, open + LongestTag);
        for (int i = open + 1; i < most; i++)
        {
            char c = html[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'' && html[i - 1] is '=' or ' ') quote = c;
            else if (c == '>') return i;
        }

        // A quote that never ends: the tag ends at its first bracket.
        int plain = html.IndexOf('>', open, most - open);
        return plain;
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> run)
    {
        string decoded = WebUtility.HtmlDecode(run.ToString());
        foreach (char c in decoded)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\u00A0')
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
            }
            else
            {
                text.Append(c);
            }
        }
    }

    /// <summary>Lines trimmed, no more than one empty line between two.</summary>
    private static string Tidy(StringBuilder text)
    {
        var tidy = new StringBuilder(text.Length);
        int empty = 1;
        foreach (string line in text.ToString().Split('\n'))
        {
            string trimmed = line.Trim();
            empty = trimmed.Length == 0 ? empty + 1 : 0;
            if (empty <= 1) tidy.Append(trimmed).Append('\n');
        }

        return tidy.ToString().Trim('\n');
    }
}
