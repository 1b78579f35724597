namespace FaxIngest.Recognize;

/// <summary>Cuts the paper around ink away.</summary>
public static class Trimming
{
    /// <summary>The part of an image that has ink, with a border of paper; one white pixel when there is none.</summary>
    /// <param name="image">The image.</param>
    /// <param name="border">Paper kept or added on each side, pixels.</param>
    public static BinaryImage ToInk(BinaryImage image, int border)
    {
        int left = image.Width, top = image.Height, right = -1, bottom = -1;
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Ink.AsSpan(y * image.Width, image.Width);
            var first = row.IndexOf((byte)1);
            if (first < 0) continue;
            top = Math.Min(top, y);
            bottom = y;
            left = Math.Min(left, first);
            right = Math.Max(right, row.LastIndexOf((byte)1));
        }

        if (right < 0) return new BinaryImage(1, 1);
        var trimmed = new BinaryImage(right - left + 1 + 2 * border, bottom - top + 1 + 2 * border);
        for (var y = top; y <= bottom; y++)
            image.Ink.AsSpan(y * image.Width + left, right - left + 1).CopyTo(trimmed.Ink.AsSpan((y - top + border) * trimmed.Width + border));
        return trimmed;
    }
}
