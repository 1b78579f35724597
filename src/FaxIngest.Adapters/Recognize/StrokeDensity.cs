namespace FaxIngest.Recognize;

/// <summary>How close the strokes of a line stand: narrow hands have many on a stretch as wide as the line is high, broad ones few.</summary>
internal static class StrokeDensity
{
    /// <summary>Share of the rows, those with most strokes, that tells: where small letters stand.</summary>
    private const double Telling = 1.0 / 3;

    /// <summary>Strokes on a stretch as wide as the line is high: 2 to 4 for most; null for a blank crop.</summary>
    /// <param name="crop">The line.</param>
    /// <param name="least">Ink pixels that a row or column needs to count.</param>
    internal static double? Of(BinaryImage crop, int least)
    {
        if (InkExtent.Of(crop, least) is not { } ink) return null;
        int height = ink.Bottom - ink.Top + 1, width = ink.Right - ink.Left + 1;
        var strokes = new int[height];
        for (var y = 0; y < height; y++)
        {
            var row = crop.Row(ink.Top + y)[ink.Left..(ink.Right + 1)];
            for (var x = 0; x < width; x++)
                if (row[x] != 0 && (x == 0 || row[x - 1] == 0)) strokes[y]++;
        }

        Array.Sort(strokes);
        return strokes[^Math.Max(1, (int)(height * Telling))..].Average() / width * height;
    }
}
