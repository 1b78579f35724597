namespace FaxIngest.Recognize;

/// <summary>Connected pieces of ink (8-connected) of an image.</summary>
public sealed class Components
{
    private readonly int[] labels;
    private readonly List<Run> runs;

    private Components(BinaryImage image, List<Run> runs, int[] labels, IReadOnlyList<Component> all) => (Image, this.runs, this.labels, All) = (image, runs, labels, all);

    /// <summary>The image they are of.</summary>
    public BinaryImage Image { get; }

    /// <summary>All pieces, in the order in which rows meet them; a piece's index is its place here.</summary>
    public IReadOnlyList<Component> All { get; }

    /// <summary>Index of the piece at a pixel, or −1 on paper.</summary>
    public int At(int x, int y) => labels[y * Image.Width + x] - 1;

    /// <summary>Finds them: runs of ink in a row, joined with those of the row above that they touch.</summary>
    public static Components Of(BinaryImage image)
    {
        var (runs, first) = Joined(image);
        var labels = new int[image.Ink.Length];
        var all = new List<Component>();
        var piece = new int[runs.Count];
        for (var i = 0; i < runs.Count; i++)
        {
            var (y, from, to) = runs[i];
            var root = Root(first, i);
            if (root == i)
            {
                piece[i] = all.Count;
                all.Add(new Component(from, y, to, y + 1, to - from));
            }
            else
            {
                var known = all[piece[i] = piece[root]];
                all[piece[i]] = new Component(Math.Min(known.Left, from), known.Top, Math.Max(known.Right, to), y + 1, known.Area + to - from);
            }

            labels.AsSpan(y * image.Width + from, to - from).Fill(piece[i] + 1);
        }

        return new Components(image, runs, labels, all);
    }

    /// <summary>The image with only the pieces that are wanted.</summary>
    public BinaryImage Keep(Func<int, bool> wanted)
    {
        var keep = new bool[All.Count];
        for (var i = 0; i < keep.Length; i++) keep[i] = wanted(i);
        var kept = new BinaryImage(Image.Width, Image.Height);
        foreach (var (y, from, to) in runs)
            if (keep[At(from, y)]) kept.Row(y)[from..to].Fill(1);
        return kept;
    }

    /// <summary>How much of each piece lies where another image has ink, pixels.</summary>
    /// <param name="other">Of the same size.</param>
    public int[] Overlap(BinaryImage other)
    {
        var overlap = new int[All.Count];
        foreach (var (y, from, to) in runs) overlap[At(from, y)] += other.Row(y)[from..to].Count((byte)1);
        return overlap;
    }

    /// <summary>Runs of ink, row by row, and for each the first of those it hangs together with, or one that leads there.</summary>
    private static (List<Run> Runs, List<int> First) Joined(BinaryImage image)
    {
        var (runs, first) = (new List<Run>(), new List<int>());
        int width = image.Width, row = 0, above = 0, start = 0;
        for (var o = image.NextInk(0); o < image.Ink.Length;)
        {
            int y = o / width, from = o - y * width;
            if (y != row) (row, above, start) = (y, y == row + 1 ? start : runs.Count, runs.Count);
            var length = image.Row(y)[from..].IndexOf((byte)0);
            int to = length < 0 ? width : from + length, here = runs.Count;
            runs.Add(new Run(y, from, to));
            first.Add(here);
            while (above < start && runs[above].To < from) above++;
            for (var k = above; k < start && runs[k].From <= to; k++) Join(first, k, here);
            o = image.NextInk(y * width + to);
        }

        return (runs, first);
    }

    private static void Join(List<int> first, int one, int other)
    {
        int a = Root(first, one), b = Root(first, other);
        first[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Root(List<int> first, int run)
    {
        while (first[run] != run) run = first[run] = first[first[run]];
        return run;
    }

    /// <summary>Ink in a row without a gap; <paramref name="To"/> is exclusive.</summary>
    private readonly record struct Run(int Y, int From, int To);
}
