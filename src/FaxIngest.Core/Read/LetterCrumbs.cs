using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>The crumbs in which the strokes of faint letters come through.</summary>
internal static class LetterCrumbs
{
    /// <summary>How far a crumb of a letter stands from the next, pixels.</summary>
    private const int Near = 2;

    /// <summary>Takes in what stands so close to the entry that it is a part of its letters.</summary>
    /// <param name="pieces">Pieces of the view.</param>
    /// <param name="entry">Which of them are the entry's; more, afterwards.</param>
    /// <param name="inside">Those that may be.</param>
    public static void TakeIn(Components pieces, bool[] entry, bool[] inside)
    {
        var more = Enumerable.Range(0, entry.Length).Where(i => inside[i] && !entry[i]).ToList();
        while (more.RemoveAll(i => entry[i] = IsBeside(pieces, i, entry)) > 0)
        {
            // What was taken in may have brought the next one near.
        }
    }

    private static bool IsBeside(Components pieces, int index, bool[] entry)
    {
        var piece = pieces.All[index];
        for (var y = piece.Top; y < piece.Bottom; y++)
            for (var x = piece.Left; x < piece.Right; x++)
                if (pieces.At(x, y) == index && IsNear(pieces, x, y, entry)) return true;
        return false;
    }

    private static bool IsNear(Components pieces, int x, int y, bool[] entry)
    {
        for (var v = Math.Max(0, y - Near); v <= Math.Min(pieces.Image.Height - 1, y + Near); v++)
            for (var u = Math.Max(0, x - Near); u <= Math.Min(pieces.Image.Width - 1, x + Near); u++)
                if (pieces.At(u, v) is >= 0 and var other && entry[other]) return true;
        return false;
    }

    /// <summary>Ink with the gaps of a pixel closed, so that the crumbs of a letter are one piece.</summary>
    public static BinaryImage Join(BinaryImage ink)
    {
        int w = ink.Width;
        var joined = new BinaryImage(w, ink.Height, (byte[])ink.Ink.Clone());
        for (var o = ink.NextInk(0); o < ink.Ink.Length; o = ink.NextInk(o + 1))
        {
            int x = o % w, y = o / w;
            foreach (var (dx, dy) in (ReadOnlySpan<(int, int)>)[(1, 0), (0, 1), (1, 1), (-1, 1)])
                if (ink[x + 2 * dx, y + 2 * dy]) joined.Ink[o + dy * w + dx] = 1;
        }

        return joined;
    }
}
