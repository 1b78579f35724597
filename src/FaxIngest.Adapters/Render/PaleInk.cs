using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Pale strokes on white paper: pencil, and pens that ran dry. A scanner that clips paper to white leaves them in light gray, between the ink of the print
/// and nothing; below a threshold that suits print they would vanish, and an entry would be taken for a blank.</summary>
internal static class PaleInk
{
    /// <summary>Gray below which a pixel may be a pale stroke's. Pencil on a clipped scan at 150 dpi: 150 to 215, its edge to 240.</summary>
    internal const int Pale = 220;

    /// <summary>A solid edge is gray so far, pixels: that is no stroke of its own.</summary>
    private const int Edge = 2;

    /// <summary>Side of the smallest area that is no stroke, pixels: shaded boxes and bands, 1.4 mm and more.</summary>
    private const int Fill = 11;

    /// <summary>Least area and extent of a stroke, pixels: less is noise of the picture's packing.</summary>
    private const int LeastArea = 14, LeastExtent = 6;

    /// <summary>Pale strokes go on in dark ones so far, pixels.</summary>
    private const int Bridge = 3;

    /// <summary>Share of the page that is no writing any more but a pattern printed on the paper. A page full of pencil has 0.02.</summary>
    private const double Pattern = 0.08;

    /// <summary>Adds the pale strokes of a page to its ink.</summary>
    /// <param name="pale">Pixels darker than <see cref="Pale"/>, ink among them.</param>
    /// <param name="ink">The page's ink; added to.</param>
    internal static void Add(BinaryImage pale, BinaryImage ink)
    {
        int w = ink.Width, h = ink.Height;
        var near = Grown(ink.Ink, w, h, Edge);
        var fills = Grown(Opened(pale.Ink, w, h), w, h, Edge);
        var candidates = new BinaryImage(w, h);
        long count = 0;
        for (int o = 0; o < candidates.Ink.Length; o++)
        {
            candidates.Ink[o] = (byte)(pale.Ink[o] & ~near[o] & ~fills[o] & 1);
            count += candidates.Ink[o];
        }

        if (count == 0 || count > Pattern * w * h) return;
        var pieces = Components.Of(candidates);
        var strokes = pieces.Keep(i => pieces.All[i] is var piece && piece.Area >= LeastArea && Math.Max(piece.Width, piece.Height) >= LeastExtent);
        var around = Grown(strokes.Ink, w, h, Bridge);
        for (int o = 0; o < ink.Ink.Length; o++)
            if (strokes.Ink[o] != 0 || around[o] != 0 && pale.Ink[o] != 0 && fills[o] == 0) ink.Ink[o] = 1;
    }

    /// <summary>Every pixel within so many pixels of ink, across and down.</summary>
    private static byte[] Grown(byte[] ink, int width, int height, int reach)
    {
        var across = new byte[ink.Length];
        for (int y = 0; y < height; y++)
        {
            int until = -1;
            for (int x = 0; x < width + reach; x++)
            {
                if (x < width && ink[y * width + x] != 0) until = x + reach;
                int at = x - reach;
                // Seen from the other side: ink up to reach further on has been met by now.
                if (at >= 0 && until >= at) across[y * width + at] = 1;
            }
        }

        var grown = new byte[ink.Length];
        for (int x = 0; x < width; x++)
        {
            int until = -1;
            for (int y = 0; y < height + reach; y++)
            {
                if (y < height && across[y * width + x] != 0) until = y + reach;
                int at = y - reach;
                if (at >= 0 && until >= at) grown[at * width + x] = 1;
            }
        }

        return grown;
    }

    /// <summary>What is left of the ink when it is drawn with a square pen of <see cref="Fill"/> pixels.</summary>
    private static byte[] Opened(byte[] ink, int width, int height)
    {
        var opened = new byte[ink.Length];
        var run = new int[width];
        for (int y = 0; y < height; y++)
        {
            int across = 0;
            for (int x = 0; x < width; x++)
            {
                run[x] = ink[y * width + x] != 0 ? run[x] + 1 : 0;
                across = run[x] >= Fill ? across + 1 : 0;
                if (across < Fill) continue;
                for (int v = y - Fill + 1; v <= y; v++) opened.AsSpan(v * width + x - Fill + 1, Fill).Fill(1);
            }
        }

        return opened;
    }
}
