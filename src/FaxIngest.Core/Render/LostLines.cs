using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Scan lines that the telephone line lost. A receiver puts the line above in the place of one it cannot decode, or leaves it white; few say which,
/// and fax servers keep no more than a number (TIFF class F). On a scanned page no two lines with writing are alike to the pixel, so they can be found.</summary>
public static class LostLines
{
    /// <summary>Borders between ink and paper that a line must have before it can be told from its neighbors: eight strokes of a pen.</summary>
    private const int Edges = 16;

    /// <summary>Lines on either side that say how much lines change here, and how many of them must be written on.</summary>
    private const int Around = 10, LeastAround = 6;

    /// <summary>Pixels that change from line to line there, in all but a quarter of those lines: upright strokes drawn by a program change none.
    /// The second where the receiver says that it lost more than the first finds.</summary>
    private const int Restless = 10, RestlessWhenTold = 4;

    /// <summary>Pixels that change right before and right after a repeated line: the tops of "Ill" stand still for some lines on a clean scan.</summary>
    private const int Break = 20;

    /// <summary>Most lines lost together, where nothing is told and where it is: more are the page's own (the sides of boxes, a picture).</summary>
    private const int Longest = 8, LongestWhenTold = 24;

    /// <summary>White lines within writing: most together, and most such places near each other (more are a halftone).</summary>
    private const int LongestWhite = 4, MostWhite = 2;

    /// <summary>Lines with little on them that must be there to tell a drawn page, and the share of them that are like the one above on such a page.</summary>
    private const int LeastCalm = 50;
    private const double Still = 0.9;

    /// <summary>Height of the line that a fax machine stamps over a page; some stamp each of its lines twice. Pixels.</summary>
    private const int Stamp = 40;

    /// <summary>Widest dot of a halftone, pixels.</summary>
    private const int DotWidth = 2;

    /// <summary>The lost lines of a page, in order.</summary>
    /// <param name="page">As it came, 204×196 dpi.</param>
    /// <param name="told">How many the receiver says that it lost; 0: it says nothing, or none.</param>
    /// <param name="standard">Its lines were doubled.</param>
    public static IReadOnlyList<int> Find(BinaryImage page, int told, bool standard)
    {
        int step = standard ? 2 : 1, count = page.Height / step;
        var edges = new int[count];
        var changed = new int[count];
        for (int i = 0; i < count; i++)
        {
            var line = page.Row(i * step);
            edges[i] = EdgesOf(line);
            changed[i] = i == 0 ? 0 : Differing(line, page.Row((i - 1) * step));
        }

        var lost = new bool[count];
        int stamp = Stamp / step;
        if (!IsDrawn(edges, changed, stamp)) MarkRepeated(edges, changed, stamp, (Restless, Break, Longest), lost);
        // Where most repeated lines are no lost ones, a program drew the page.
        int repeated = Enumerable.Range(stamp, Math.Max(0, count - stamp)).Count(i => changed[i] == 0 && edges[i] >= Edges);
        if (lost.Count(line => line) * 2 < repeated) Array.Clear(lost);
        MarkWhite(page, edges, step, stamp, lost);
        if (lost.Count(line => line) < told) MarkRepeated(edges, changed, stamp, (RestlessWhenTold, 1, LongestWhenTold), lost);
        return [.. Enumerable.Range(0, count).Where(i => lost[i]).SelectMany(i => Enumerable.Range(i * step, step))];
    }

    /// <summary>The page to read from: a lost line is what its nearest line that came is. The receiver's copies of the line above make strokes of single dots (a halftone page has thousands) and
    /// steps in slanting strokes; a copy of neither side takes dots along. More lines than are lost together stay as they are.</summary>
    /// <param name="page">As it came; not changed.</param>
    /// <param name="lost">Its lost lines, in order.</param>
    /// <param name="standard">Its lines were doubled.</param>
    public static BinaryImage Mend(BinaryImage page, IReadOnlyList<int> lost, bool standard)
    {
        if (lost.Count == 0) return page;
        var mended = new BinaryImage(page.Width, page.Height, [.. page.Ink]);
        int step = standard ? 2 : 1;
        for (int i = 0; i < lost.Count;)
        {
            int from = lost[i], end = from;
            while (i < lost.Count && lost[i] == end) (i, end) = (i + 1, end + 1);
            if (end - from > LongestWhenTold * step) continue;
            for (int y = from; y < end; y++)
            {
                var line = mended.Row(y);
                line.Clear();
                bool above = from > 0 && (y - from < end - y || end == page.Height);
                if (above) CopyStrokes(page, from - 1, from - 1 - step, line);
                else if (end < page.Height) CopyStrokes(page, end, end + step, line);
            }
        }

        return mended;
    }

    /// <summary>Copies a line but for its dots: runs that are narrow, and paper on the line beyond.</summary>
    private static void CopyStrokes(BinaryImage page, int y, int beyond, Span<byte> to)
    {
        var line = page.Row(y);
        for (int x = 0; x < line.Length;)
        {
            int end = x;
            while (end < line.Length && line[end] != 0) end++;
            if (end - x > DotWidth || Enumerable.Range(x - 1, end - x + 2).Any(at => page[at, beyond])) to[x..end].Fill(1);
            x = end + 1;
        }
    }

    /// <summary>Whether the sides of boxes do not move from line to line: no scanner saw this page, and lines of its print may be alike by chance.</summary>
    private static bool IsDrawn(int[] edges, int[] changed, int stamp)
    {
        int calm = 0, still = 0;
        for (int i = stamp; i < edges.Length; i++)
        {
            if (edges[i] is < 2 or >= Edges) continue;
            calm++;
            if (changed[i] == 0) still++;
        }

        return calm >= LeastCalm && still > Still * calm;
    }

    private static void MarkRepeated(int[] edges, int[] changed, int stamp, (int Around, int Beside, int Longest) bar, bool[] lost)
    {
        for (int i = stamp; i < edges.Length;)
        {
            int end = i;
            while (end < edges.Length && changed[end] == 0 && edges[end] >= Edges) end++;
            if (end > i && end - i <= bar.Longest && end < edges.Length && Math.Min(changed[i - 1], changed[end]) >= bar.Beside
                && Restlessness(edges, changed, i, end) >= bar.Around) Array.Fill(lost, true, i, end - i);
            i = Math.Max(end, i + 1);
        }
    }

    /// <summary>Pixels that change from one written line to the next around a run, in all but a quarter of them; −1 where too few are written on.</summary>
    private static int Restlessness(int[] edges, int[] changed, int from, int end)
    {
        var near = new List<int>(2 * Around);
        for (int i = Math.Max(1, from - Around); i < Math.Min(edges.Length, end + Around); i++)
            if ((i < from || i >= end) && edges[i] >= Edges / 2) near.Add(changed[i]);
        if (near.Count < LeastAround) return -1;
        near.Sort();
        return near[near.Count / 4];
    }

    private static void MarkWhite(BinaryImage page, int[] edges, int step, int stamp, bool[] lost)
    {
        var found = new List<(int From, int End)>();
        for (int i = Math.Max(1, stamp); i < edges.Length - 1;)
        {
            int end = i;
            while (end < edges.Length && edges[end] == 0) end++;
            if (end > i && end - i <= LongestWhite && end < edges.Length && edges[i - 1] >= Edges && edges[end] >= Edges
                && Alike(page.Row((i - 1) * step), page.Row(end * step))) found.Add((i, end));
            i = Math.Max(end, i + 1);
        }

        foreach (var (from, end) in found)
            if (found.Count(other => Math.Abs(other.From - from) <= Around) <= MostWhite) Array.Fill(lost, true, from, end - from);
    }

    /// <summary>Whether most ink of two lines lies in the same places: the strokes go on below the gap.</summary>
    private static bool Alike(ReadOnlySpan<byte> above, ReadOnlySpan<byte> below)
    {
        int both = 0, any = 0;
        for (int x = 0; x < above.Length; x++)
        {
            both += above[x] & below[x];
            any += above[x] | below[x];
        }

        return both * 5 >= any * 3;
    }

    private static int EdgesOf(ReadOnlySpan<byte> line)
    {
        int edges = 0;
        for (int x = 1; x < line.Length; x++) edges += line[x] ^ line[x - 1];
        return edges;
    }

    private static int Differing(ReadOnlySpan<byte> line, ReadOnlySpan<byte> other)
    {
        if (line.SequenceEqual(other)) return 0;
        int differing = 0;
        for (int x = 0; x < line.Length; x++) differing += line[x] ^ other[x];
        return differing;
    }
}
