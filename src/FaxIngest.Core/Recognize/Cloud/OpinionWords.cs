using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Recognize.Cloud;

/// <summary>Puts the words of an answer that stand in one place together as lines.</summary>
public static class OpinionWords
{
    /// <summary>Lines in a box, top to bottom, words left to right; empty when nothing was read there.</summary>
    /// <param name="page">The answer's page.</param>
    /// <param name="box">The place, in fractions of that page.</param>
    public static IReadOnlyList<LineReading> In(CloudPage page, PageBox box)
    {
        // A word belongs where its middle is: polygons reach over the edges of what was cut.
        var inside = page.Words.Where(w => w.Text.Length > 0 && w.Place.Corners.Count > 0)
            .Select(w => (Word: w, w.Place.Box))
            .Where(w => Middle(w.Box.Left, w.Box.Right) >= box.Left && Middle(w.Box.Left, w.Box.Right) <= box.Right
                && Middle(w.Box.Top, w.Box.Bottom) >= box.Top && Middle(w.Box.Top, w.Box.Bottom) <= box.Bottom)
            .OrderBy(w => Middle(w.Box.Top, w.Box.Bottom)).ToList();
        var lines = new List<List<(CloudWord Word, PageBox Box)>>();
        foreach (var word in inside)
        {
            // Of the same line: its middle lies within the height of the line's first word.
            var line = lines.Find(l => Middle(word.Box.Top, word.Box.Bottom) >= l[0].Box.Top && Middle(word.Box.Top, word.Box.Bottom) <= l[0].Box.Bottom);
            if (line is null) lines.Add([word]);
            else line.Add(word);
        }
        return [.. lines.Select(Line)];
    }

    private static LineReading Line(List<(CloudWord Word, PageBox Box)> words) => new(
        string.Join(' ', words.OrderBy(w => w.Box.Left).Select(w => w.Word.Text)),
        new RawScore(words.Average(w => w.Word.Score.Value)),
        null);

    private static double Middle(double from, double to) => (from + to) / 2;
}
