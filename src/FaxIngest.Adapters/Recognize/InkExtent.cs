namespace FaxIngest.Recognize;

/// <summary>The rows and columns of a crop that carry writing.</summary>
internal readonly record struct InkExtent(int Left, int Top, int Right, int Bottom)
{
    /// <summary>From the first to the last column (and row) with at least so much ink; null when there is none: the crop is blank.</summary>
    /// <param name="image">The crop.</param>
    /// <param name="least">Ink pixels that a row or column needs to count; fewer are specks.</param>
    internal static InkExtent? Of(BinaryImage image, int least)
    {
        var columns = new int[image.Width];
        var (top, bottom) = (-1, -1);
        for (var y = 0; y < image.Height; y++)
        {
            var count = 0;
            var row = image.Ink.AsSpan(y * image.Width, image.Width);
            for (var x = 0; x < row.Length; x++)
            {
                columns[x] += row[x];
                count += row[x];
            }
            if (count < least) continue;
            if (top < 0) top = y;
            bottom = y;
        }
        var left = Array.FindIndex(columns, count => count >= least);
        var right = Array.FindLastIndex(columns, count => count >= least);
        return top < 0 || left < 0 ? null : new InkExtent(left, top, right, bottom);
    }
}
