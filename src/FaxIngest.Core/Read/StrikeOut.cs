using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Finds what was struck out of an entry: a thin stroke, about level, that runs through letters which go on above and below it, or a scribble over them.
/// A rule below writing has nothing under it, a crossed t or 7 has one stem in it.</summary>
internal static class StrikeOut
{
    /// <summary>Columns from one point of a stroke to the next: it rises or falls by a pixel at most between them.</summary>
    private const int Step = 3;

    /// <summary>Shortest stroke, pixels, and the columns of it for each stem that it must cross.</summary>
    private const int Shortest = 34, ColumnsOfStem = 22;

    /// <summary>Fewest stems on either side.</summary>
    private const int LeastStems = 3;

    /// <summary>Thickest stroke, pixels; several that run together, beside writing of a thin pen; and how far beyond it letters must go on.</summary>
    private const int Thickest = 8, ThickestOfSome = 13, Beyond = 3;

    /// <summary>A thin pen: half of what it draws is no wider, pixels. A marker fills its letters as scribbling does.</summary>
    private const int Thin = 5;

    /// <summary>How far a stroke may lie off the straight line through it, pixels, root mean square. What swings more is a wave over a word, or linked letters:
    /// it must be as long as the second and cross a stem in so many columns.</summary>
    private const double Straight = 1.5;
    private const int ShortestWave = 60, ColumnsOfStemInWave = 13;

    /// <summary>A scribble: share of ink in a window of this width and at least this height, pixels. A marker's capitals fill less.</summary>
    private const double Dense = 0.56;
    private const int DenseWidth = 30, DenseHeight = 16;

    /// <summary>Strokes looked at: a word is struck with one to three.</summary>
    private const int Strokes = 6;

    /// <summary>How far above and below the stroke the struck word may reach: its letters have their middle this near, pixels.</summary>
    private const int Reach = 14;

    /// <summary>A stroke that was taken for a torn scan line: shortest, and highest.</summary>
    private const int TornWidth = 40, TornHeight = 14;

    /// <summary>Code of the doubt about a field.</summary>
    public const string Code = "struck-out";

    /// <summary>Where what looks struck out reads like this all the same it is not: bars of bold letters that touch (ee, 88) look like a stroke, but writing under a
    /// stroke is not read alike by two engines. Logarithm of the probability of a letter, and of its worst one.</summary>
    private const double LegibleLetter = -1, ClearLetter = 0.9;

    /// <summary>What a person is told.</summary>
    public static Reason Doubt(string field) => new(Code, "Something in this field was struck out: see that what is left is what was meant.", field);

    /// <summary>Takes what was struck out of an entry.</summary>
    /// <param name="entry">The entry's ink; the struck part is whitened.</param>
    /// <param name="torn">What was taken away as torn scan lines: a long straight stroke looks like one, but ends with its word.</param>
    /// <returns>Where it was, or null.</returns>
    public static Component? TakeFrom(BinaryImage entry, BinaryImage torn)
    {
        var seen = new BinaryImage(entry.Width, entry.Height, (byte[])entry.Ink.Clone());
        if (torn.Ink.Contains((byte)1))
        {
            var pieces = Components.Of(torn);
            var strokes = pieces.Keep(i => pieces.All[i] is { Width: >= TornWidth, Height: <= TornHeight } p && p.Left > 2 && p.Right < torn.Width - 2);
            for (int i = 0; i < seen.Ink.Length; i++) seen.Ink[i] |= strokes.Ink[i];
        }

        if (Find(seen) is not { } struck) return null;
        var parts = Components.Of(entry);
        for (int i = 0; i < parts.All.Count; i++)
        {
            var part = parts.All[i];
            int overlap = Math.Min(part.Right, struck.Right) - Math.Max(part.Left, struck.Left);
            int middle = (part.Top + part.Bottom) / 2;
            if (overlap <= 0 || middle < struck.Top - Reach || middle > struck.Bottom + Reach) continue;
            // A stroke that touches the next word leaves that word.
            bool whole = overlap * 10 >= part.Width * 6;
            int left = whole ? part.Left : Math.Max(part.Left, struck.Left), right = whole ? part.Right : Math.Min(part.Right, struck.Right);
            for (int y = part.Top; y < part.Bottom; y++)
                for (int x = left; x < right; x++)
                    if (parts.At(x, y) == i) entry.Ink[y * entry.Width + x] = 0;
        }

        return struck;
    }

    /// <summary>Which reading of an entry that looks struck out in part is its value. Of 158 entries of labeled faxes of which one of the two readings was right, without the
    /// struck part 87 times and with it 71 times, this chooses the right one in 147; of 18 of which it says that nothing is struck all were right.</summary>
    /// <param name="whole">With what looks struck out.</param>
    /// <param name="rest">Reads it without; null: nothing is left then.</param>
    /// <returns>The reading, and whether something may be struck out after all: only a value that its grammar confirms as a whole, clear in every letter, says that
    /// nothing is.</returns>
    public static (DecodedField Chosen, bool IsStruck) Choose(DecodedField whole, Func<DecodedField>? rest)
    {
        var e = whole.Evidence;
        var legible = whole.Value is not null && (e.Engines == 1 || e.Agreeing >= 2 && e.FirstLogProbability >= LegibleLetter);
        if (!legible && rest?.Invoke() is { Value: not null } left) return (left, true);
        return (whole, !legible || rest is null || e.Grammar <= 0 || e.WorstCharacter < ClearLetter);
    }

    /// <summary>Where an entry is struck out: columns from left to right (exclusive), rows likewise; null where nothing is.</summary>
    public static Component? Find(BinaryImage entry)
    {
        var rest = new BinaryImage(entry.Width, entry.Height, (byte[])entry.Ink.Clone());
        Component? struck = null;
        for (int i = 0; i < Strokes; i++)
        {
            if (Longest(rest) is not { } path) break;
            if (Crosses(entry, path)) struck = struck is { } known ? Union(known, Extent(path)) : Extent(path);
            Erase(rest, path);
        }

        return Scribble(entry) is { } scribble && IsBesideThin(entry, scribble.Left, scribble.Right) ? struck is { } both ? Union(both, scribble) : scribble : struck;
    }

    /// <summary>Where ink covers most of the height of writing for more than a letter's width.</summary>
    private static Component? Scribble(BinaryImage entry)
    {
        int w = entry.Width, h = entry.Height;
        var (ink, top, bottom) = (new int[w], new int[w], new int[w]);
        Array.Fill(top, h);
        for (int o = entry.NextInk(0); o < entry.Ink.Length; o = entry.NextInk(o + 1))
        {
            int x = o % w, y = o / w;
            ink[x]++;
            top[x] = Math.Min(top[x], y);
            bottom[x] = y + 1;
        }

        Component? found = null;
        for (int x = 0, sum = ink[..Math.Min(w, DenseWidth)].Sum(); x + DenseWidth <= w; x++)
        {
            if (x > 0) sum += ink[x + DenseWidth - 1] - ink[x - 1];
            if (sum < Dense * DenseWidth * DenseHeight) continue;
            var window = new Range(x, x + DenseWidth);
            int upper = top[window].Min(), lower = bottom[window].Max();
            if (lower - upper < DenseHeight || lower - upper > 3 * DenseHeight || sum < Dense * DenseWidth * (lower - upper)) continue;
            var here = new Component(x, upper, x + DenseWidth, lower, 0);
            found = found is { } known ? Union(known, here) : here;
        }

        return found;
    }

    /// <summary>The longest stroke of an image as its row in every third column; null where none is long enough.</summary>
    private static (int Left, int[] Rows)? Longest(BinaryImage image)
    {
        int columns = image.Width / Step, h = image.Height;
        var length = new int[columns * h];
        var from = new sbyte[columns * h];
        int best = 0, at = -1;
        for (int c = 1; c < columns; c++)
            for (int y = 1; y < h - 1; y++)
            {
                if (!image[c * Step, y]) continue;
                int most = 0;
                for (int dy = -1; dy <= 1; dy++)
                {
                    int before = (c - 1) * h + y + dy;
                    // Level goes before sloping where both are as long.
                    int score = length[before] * 2 + (dy == 0 ? 1 : 0);
                    if (!Joined(image, c * Step, y, dy) || score < most) continue;
                    (most, from[c * h + y]) = (score, (sbyte)dy);
                }

                int here = length[c * h + y] = most == 0 ? 1 : most / 2 + 1;
                if (here > best) (best, at) = (here, c * h + y);
            }

        if (best * Step < Shortest) return null;
        var rows = new int[best];
        int column = at / h, row = at % h;
        for (int k = best - 1; k >= 0; k--)
        {
            rows[k] = row;
            row += from[column * h + row];
            column--;
        }

        return ((at / h - best + 1) * Step, rows);
    }

    private static bool Joined(BinaryImage image, int x, int y, int dy)
    {
        if (!image[x - Step, y + dy]) return false;
        int missing = 0;
        for (int k = 1; k < Step; k++)
            if (!image[x - k, y] && !image[x - k, y + dy]) missing++;
        return missing <= 1;
    }

    /// <summary>Whether letters go on above and below a stroke along its length.</summary>
    private static bool Crosses(BinaryImage entry, (int Left, int[] Rows) path)
    {
        int width = path.Rows.Length * Step;
        int thickness = Thickness(entry, path);
        if (thickness > ThickestOfSome || thickness > Thickest && !IsBesideThin(entry, path.Left, path.Left + width)) return false;
        int reach = thickness / 2 + Beyond;
        int stems = Math.Min(Stems(entry, path, -reach), Stems(entry, path, reach));
        return IsStraight(path.Rows) ? stems >= Math.Max(LeastStems, width / ColumnsOfStem) : width >= ShortestWave && stems >= width / ColumnsOfStemInWave;
    }

    /// <summary>Whether there is writing of a thin pen left or right of some columns.</summary>
    private static bool IsBesideThin(BinaryImage entry, int left, int right)
    {
        var runs = new List<int>();
        for (int y = 0; y < entry.Height; y++)
            for (int x = 0, run = 0; x <= entry.Width; x++)
            {
                if (entry[x, y] && (x < left || x >= right)) run++;
                else if (run > 0)
                {
                    runs.Add(run);
                    run = 0;
                }
            }

        runs.Sort();
        return runs.Count >= DenseHeight && runs[runs.Count / 2] <= Thin;
    }

    private static bool IsStraight(int[] rows)
    {
        double middle = (rows.Length - 1) / 2.0, mean = rows.Average();
        double slope = rows.Select((y, i) => (i - middle) * (y - mean)).Sum() / rows.Select((_, i) => (i - middle) * (i - middle)).Sum();
        return Math.Sqrt(rows.Select((y, i) => Math.Pow(y - mean - slope * (i - middle), 2)).Average()) <= Straight;
    }

    /// <summary>Ink across a stroke where it is thinnest: a quarter of its columns.</summary>
    private static int Thickness(BinaryImage entry, (int Left, int[] Rows) path)
    {
        var heights = new List<int>();
        for (int x = 0; x < path.Rows.Length; x++)
        {
            int u = path.Left + x * Step, top = path.Rows[x], bottom = top;
            while (entry[u, top - 1]) top--;
            while (entry[u, bottom + 1]) bottom++;
            heights.Add(bottom - top + 1);
        }

        heights.Sort();
        return heights[heights.Count / 4];
    }

    /// <summary>Runs of ink along a line beside a stroke.</summary>
    private static int Stems(BinaryImage entry, (int Left, int[] Rows) path, int beside)
    {
        int stems = 0;
        bool inside = false;
        for (int x = 0; x < path.Rows.Length * Step; x++)
        {
            bool ink = entry[path.Left + x, path.Rows[x / Step] + beside];
            if (ink && !inside) stems++;
            inside = ink;
        }

        return stems;
    }

    private static void Erase(BinaryImage image, (int Left, int[] Rows) path)
    {
        for (int x = 0; x < path.Rows.Length * Step && path.Left + x < image.Width; x++)
            for (int y = Math.Max(0, path.Rows[x / Step] - 2); y <= Math.Min(image.Height - 1, path.Rows[x / Step] + 2); y++)
                image.Ink[y * image.Width + path.Left + x] = 0;
    }

    private static Component Extent((int Left, int[] Rows) path) =>
        new(path.Left, path.Rows.Min() - Beyond, path.Left + path.Rows.Length * Step, path.Rows.Max() + Beyond + 1, 0);

    private static Component Union(Component a, Component b) =>
        new(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom), 0);
}
