namespace FaxIngest.Recognize;

/// <summary>Long straight runs of ink.</summary>
public static class Runs
{
    /// <summary>Copies ink that lies in a run across of at least the given length.</summary>
    /// <param name="image">The image.</param>
    /// <param name="into">Where the runs are marked; of the same size.</param>
    /// <param name="length">Shortest run, pixels.</param>
    /// <param name="gap">Paper that does not end a run, pixels.</param>
    public static void MarkHorizontal(BinaryImage image, BinaryImage into, int length, int gap = 0)
    {
        for (var y = 0; y < image.Height; y++) Mark(image.Ink, into.Ink, y * image.Width, image.Width, length, gap);
    }

    /// <summary>The same for runs down.</summary>
    /// <param name="image">The image.</param>
    /// <param name="into">Where the runs are marked; of the same size.</param>
    /// <param name="length">Shortest run, pixels.</param>
    /// <param name="gap">Paper that does not end a run, pixels.</param>
    public static void MarkVertical(BinaryImage image, BinaryImage into, int length, int gap = 0)
    {
        // Row by row, since memory lies that way, and from ink to ink: for each column where its run began and had ink last.
        int width = image.Width;
        int[] from = new int[width], last = new int[width];
        Array.Fill(from, -1);
        for (var y = 0; y < image.Height; y++)
            for (var x = NextInk(image.Ink, y * width, width, 0); x < width; x = NextInk(image.Ink, y * width, width, x + 1))
            {
                if (from[x] >= 0 && y - last[x] > gap + 1) End(x);
                if (from[x] < 0) from[x] = y;
                last[x] = y;
            }

        for (var x = 0; x < width; x++)
            if (from[x] >= 0) End(x);

        void End(int x)
        {
            if (last[x] - from[x] + 1 >= length)
                for (var y = from[x]; y <= last[x]; y++) into.Ink[y * width + x] |= image.Ink[y * width + x];
            from[x] = -1;
        }
    }

    private static int NextInk(byte[] ink, int row, int width, int x)
    {
        // Most ink has ink to its right: that is seen at once, without a search.
        if (x < width && ink[row + x] != 0) return x;
        var skipped = ink.AsSpan(row + x, width - x).IndexOfAnyExcept((byte)0);
        return skipped < 0 ? width : x + skipped;
    }

    private static void Mark(byte[] ink, byte[] into, int start, int count, int length, int gap)
    {
        for (var at = 0; at < count;)
        {
            var from = NextInk(ink, start, count, at);
            if (from == count) return;
            int last = from;
            for (at = from + 1; at < count && at - last <= gap + 1; at++)
                if (ink[start + at] != 0) last = at;
            at = last + 1;
            if (last - from + 1 < length) continue;
            for (var k = from; k <= last; k++) into[start + k] |= ink[start + k];
        }
    }
}
