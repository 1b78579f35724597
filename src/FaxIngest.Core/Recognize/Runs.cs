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
        for (var y = 0; y < image.Height; y++) Mark(image.Ink, into.Ink, y * image.Width, 1, image.Width, length, gap);
    }

    /// <summary>The same for runs down.</summary>
    /// <param name="image">The image.</param>
    /// <param name="into">Where the runs are marked; of the same size.</param>
    /// <param name="length">Shortest run, pixels.</param>
    /// <param name="gap">Paper that does not end a run, pixels.</param>
    public static void MarkVertical(BinaryImage image, BinaryImage into, int length, int gap = 0)
    {
        for (var x = 0; x < image.Width; x++) Mark(image.Ink, into.Ink, x, image.Width, image.Height, length, gap);
    }

    private static void Mark(byte[] ink, byte[] into, int start, int step, int count, int length, int gap)
    {
        int from = -1, last = -1;
        for (var i = 0; i <= count; i++)
        {
            if (i < count && ink[start + i * step] != 0)
            {
                if (from < 0) from = i;
                last = i;
            }
            else if (from >= 0 && (i == count || i - last > gap))
            {
                if (last - from + 1 >= length)
                    for (var k = from; k <= last; k++) into[start + k * step] |= ink[start + k * step];
                from = -1;
            }
        }
    }
}
