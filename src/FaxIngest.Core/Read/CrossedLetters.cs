using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Letters that a stroke across the line runs through: a pen's, a cup's ring, a streak that is not straight. They hang together with it, and it is no letter; without
/// them "asthma" was read as "asth" by all engines.</summary>
internal static class CrossedLetters
{
    /// <summary>Takes into an entry what such strokes have within its line: their letters, and a piece of themselves.</summary>
    /// <param name="entry">The entry's ink.</param>
    /// <param name="pieces">Pieces of the view.</param>
    /// <param name="written">Those that are the entry's.</param>
    /// <param name="print">Where the form's own print is: of what is mostly there nothing is taken.</param>
    /// <returns>Whether there were any.</returns>
    public static bool TakeInto(BinaryImage entry, Components pieces, bool[] written, IReadOnlyList<BinaryImage> print)
    {
        var letters = pieces.All.Where((p, i) => written[i] && ZoneCropper.IsWriting(p)).ToList();
        if (letters.Count == 0) return false;
        int usual = letters.Select(p => p.Height).Order().ElementAt(letters.Count / 2);
        letters.RemoveAll(p => p.Height > 2 * usual);
        var line = new Component(
            Math.Max(ZoneCropper.MarginX, letters.Min(p => p.Left) - Streak.Letter), letters.Min(p => p.Top),
            Math.Min(entry.Width - ZoneCropper.MarginX, letters.Max(p => p.Right) + 2 * Streak.Letter), letters.Max(p => p.Bottom), 0);
        var any = false;
        for (var i = 0; i < pieces.All.Count; i++)
        {
            if (written[i] || (pieces.All[i].Top >= line.Top && pieces.All[i].Bottom <= line.Bottom)) continue;
            var within = Within(pieces, i, line);
            if (!IsLetter(within, entry.Width) || print.Any(layer => 2 * within.Count(o => layer.Ink[o] != 0) >= within.Count)) continue;
            foreach (var o in within) entry.Ink[o] = 1;
            any = true;
        }

        return any;
    }

    /// <summary>What a person is told.</summary>
    public static Reason Doubt(string field) => new("covered", "A stroke runs across the writing: it may cover a part.", field);

    /// <summary>Where a piece's ink within a line is.</summary>
    private static List<int> Within(Components pieces, int index, Component line)
    {
        var piece = pieces.All[index];
        var within = new List<int>();
        for (var y = Math.Max(line.Top, piece.Top); y < Math.Min(line.Bottom, piece.Bottom); y++)
            for (var x = Math.Max(line.Left, piece.Left); x < Math.Min(line.Right, piece.Right); x++)
                if (pieces.At(x, y) == index) within.Add(y * pieces.Image.Width + x);
        return within;
    }

    /// <summary>A stroke alone is narrower than a letter.</summary>
    private static bool IsLetter(List<int> ink, int width) =>
        ink.Count >= ZoneCropper.WritingArea && ink.Max(o => o % width) - ink.Min(o => o % width) >= ZoneCropper.WritingHeight;
}
