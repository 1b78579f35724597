using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Finds a line of writing that came through in crumbs. They are no larger than the page's dust, but there are more of them where the line stands: so it is looked for
/// where ink is densest, row by row and column by column.</summary>
/// <remarks>Of 1,836 one-line entries of 89 bad faxes 1,320 were read rightly before and 1,363 with it; of 3,479 of 160 faxes of all qualities and pens 16 became right and 2 wrong.
/// With crumbs from 0.3, 0.15 and 0.07 of the ink on: 1,349, 1,356 and 1,362.</remarks>
internal static class FaintLine
{
    /// <summary>Ink that a row or column of the line has at least, in times what dust would leave there.</summary>
    private const double OverDust = 1.5;

    /// <summary>The same as a share of what usual rows or columns have: the last letters of a word are not to be lost.</summary>
    private const double OfUsualRow = 0.2, OfUsualColumn = 0.05;

    /// <summary>Share of the height of a line's dense rows by which ascenders and descenders stand out of them.</summary>
    private const double Standing = 0.35;

    /// <summary>How far beside the densest spot the line's rows are looked for first, pixels.</summary>
    private const int Beside = 30;

    /// <summary>Share of a line's ink, dust apart, that is in crumbs where letters did not come through whole.</summary>
    private const double Faded = 0.07;

    /// <summary>Letters that came through and stand elsewhere, in times the line's ink, from which it is not the line, or not all of it.</summary>
    private const double Lost = 0.25;

    /// <summary>Which of a view's pieces stand in the line, and its rows; null where there is none, or one whose letters came through.</summary>
    /// <param name="pieces">Pieces of the view.</param>
    /// <param name="inside">Those that may be the entry's.</param>
    /// <param name="written">Those that are the entry's by what came through whole (<see cref="LineOfWriting"/>).</param>
    /// <param name="dirt">Stray ink in a spot of the page, pixels (<see cref="StrayInk"/>).</param>
    public static (bool[] Kept, int Top, int Bottom)? Keep(Components pieces, bool[] inside, bool[] written, int dirt)
    {
        double dust = (double)dirt / (PrintLayer.SpotWidth * PrintLayer.SpotHeight);
        if (Find(pieces.Keep(i => inside[i]), dust) is not { } line) return null;
        bool[] kept = [.. pieces.All.Select((p, i) => inside[i] && Has(line, p))];
        int ink = 0, crumbs = 0, elsewhere = 0, lost = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            var piece = pieces.All[i];
            if (kept[i]) ink += piece.Area;
            else if (written[i] && ZoneCropper.IsWriting(piece)) lost += piece.Area;
            if (!inside[i] || piece.Height >= ZoneCropper.WritingHeight) continue;
            if (kept[i]) crumbs += piece.Area;
            else elsewhere += piece.Area;
        }

        if (lost > Lost * ink) return null;
        // Dust that is denser here than on the rest of the page (a halftone) lies beside the line too.
        int area = (line.Right - line.Left) * (line.Bottom - line.Top);
        int zone = (pieces.Image.Width - 2 * ZoneCropper.OutsideX) * (pieces.Image.Height - 2 * ZoneCropper.OutsideY);
        dust = Math.Max(dust, (double)elsewhere / Math.Max(area / 4, zone - area));
        return crumbs - OverDust * dust * area >= Faded * ink ? (kept, line.Top, line.Bottom) : null;
    }

    /// <summary>Takes away what goes on above and below the line: a streak's.</summary>
    /// <param name="entry">The entry's ink.</param>
    /// <param name="top">Of the line, pixels.</param>
    /// <param name="bottom">Of the line, pixels.</param>
    public static void Clip(BinaryImage entry, int top, int bottom)
    {
        int w = entry.Width, more = (bottom - top) / 6;
        entry.Ink.AsSpan(0, Math.Clamp(top - more, 0, entry.Height) * w).Clear();
        entry.Ink.AsSpan(Math.Clamp(bottom + more, 0, entry.Height) * w).Clear();
    }

    private static bool Has((int Left, int Top, int Right, int Bottom) line, Component piece)
    {
        int x = (piece.Left + piece.Right) / 2, y = (piece.Top + piece.Bottom) / 2;
        return x >= line.Left && x < line.Right && y >= line.Top && y < line.Bottom;
    }

    /// <summary>Where the line stands; null: nothing stands out of the dust.</summary>
    private static (int Left, int Top, int Right, int Bottom)? Find(BinaryImage ink, double dust)
    {
        int w = ink.Width, h = ink.Height, top = 0, bottom = 0;
        int left = Math.Max(0, StrayInk.DensestSpot(ink).X - Beside), right = Math.Min(w, left + PrintLayer.SpotWidth + 2 * Beside);
        for (var round = 0; round < 2; round++)
        {
            var (from, to) = (left, right);
            (top, bottom) = Stretch([.. Enumerable.Range(0, h).Select(y => ink.Row(y)[from..to].Count((byte)1))], dust * (right - left), OfUsualRow);
            if (bottom - top < ZoneCropper.WritingHeight) return null;
            var columns = new int[w];
            for (int y = top; y < bottom; y++)
                for (int x = 0; x < w; x++) columns[x] += ink.Ink[y * w + x];
            (left, right) = Stretch(columns, dust * (bottom - top), OfUsualColumn);
        }

        int height = bottom - top, standing = (int)(Standing * height);
        return (left - height, top - standing, right + height, bottom + standing);
    }

    /// <summary>The stretch of rows or columns that has most ink over what each of them has to have (Bentley, "Programming Pearls", 1984: the maximum subarray).</summary>
    private static (int From, int To) Stretch(int[] ink, double dust, double ofUsual)
    {
        var written = ink.Where(n => n > 0).Order().ToList();
        if (written.Count == 0) return (0, 0);
        double least = Math.Max(OverDust * dust, ofUsual * written[written.Count * 3 / 4]), best = 0, sum = 0;
        int from = 0, to = 0, start = 0;
        for (var i = 0; i < ink.Length; i++)
        {
            sum += ink[i] - least;
            if (sum <= 0) (sum, start) = (0, i + 1);
            else if (sum > best) (best, from, to) = (sum, start, i + 1);
        }

        return (from, to);
    }
}
