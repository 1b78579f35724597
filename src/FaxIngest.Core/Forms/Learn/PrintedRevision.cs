using System.Text.RegularExpressions;
using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Forms.Learn;

/// <summary>The revision that a blank page says it is of.</summary>
/// <param name="Date">As printed, e.g. <c>01/2026</c>.</param>
/// <param name="Box">Where the date stands, without the word before it.</param>
internal sealed partial record PrintedRevision(string Date, PageBox Box)
{
    /// <summary>The first revision among a page's words; null where there is none.</summary>
    public static PrintedRevision? Find(IReadOnlyList<PageWord> words)
    {
        if (Revision().Match(string.Join(' ', words.Select(w => w.Text))) is not { Success: true } match) return null;
        var date = match.Groups[1];
        int from = 0;
        foreach (var word in words)
        {
            int at = date.Index - from, end = Math.Min(at + date.Length, word.Text.Length);
            // What else hangs on the word is cut off: letters are about equally wide.
            if (at < word.Text.Length)
                return new PrintedRevision(date.Value, word.Box with { Left = word.Box.Left + word.Box.Width * at / word.Text.Length, Right = word.Box.Left + word.Box.Width * end / word.Text.Length });
            from += word.Text.Length + 1;
        }
        return null;
    }

    [GeneratedRegex(@"\bRev(?:ised|ision)?\.?:?\s*(\d{1,2}[/.-]\d{2,4}(?:[/.-]\d{2,4})?)", RegexOptions.IgnoreCase)]
    private static partial Regex Revision();
}
