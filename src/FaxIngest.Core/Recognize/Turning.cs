namespace FaxIngest.Recognize;

/// <summary>Quarter turns and resampling of rasters on the 204×196 dpi grid.</summary>
public static class Turning
{
    /// <summary>Turns an image clockwise, keeping its grid of 204×196 dpi: a quarter turn resamples, since pixels are not square.</summary>
    /// <param name="image">The image.</param>
    /// <param name="degrees">0, 90, 180 or 270, clockwise.</param>
    public static BinaryImage Turn(BinaryImage image, int degrees) => degrees switch
    {
        0 => image,
        180 => HalfTurn(image),
        90 or 270 => QuarterTurn(image, degrees == 90),
        _ => throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "only quarter turns"),
    };

    /// <summary>Scales by nearest pixel (growing) or by any-ink-of-half (shrinking): each target pixel is the majority of four samples inside its source area.</summary>
    public static BinaryImage Scale(BinaryImage image, int width, int height)
    {
        if (width == image.Width && height == image.Height) return image;
        var scaled = new BinaryImage(width, height);
        double fx = (double)image.Width / width, fy = (double)image.Height / height;
        var x0 = Samples(width, image.Width, fx, 0.25);
        var x1 = Samples(width, image.Width, fx, 0.75);
        var y0 = Samples(height, image.Height, fy, 0.25);
        var y1 = Samples(height, image.Height, fy, 0.75);
        for (var y = 0; y < height; y++)
        {
            int upper = y0[y] * image.Width, lower = y1[y] * image.Width, row = y * width;
            for (var x = 0; x < width; x++)
            {
                var sum = image.Ink[upper + x0[x]] + image.Ink[upper + x1[x]] + image.Ink[lower + x0[x]] + image.Ink[lower + x1[x]];
                scaled.Ink[row + x] = (byte)(sum >= 2 ? 1 : 0);
            }
        }

        return scaled;
    }

    private static int[] Samples(int count, int limit, double factor, double at)
    {
        var samples = new int[count];
        for (var i = 0; i < count; i++) samples[i] = Math.Min(limit - 1, (int)((i + at) * factor));
        return samples;
    }

    private static BinaryImage HalfTurn(BinaryImage image)
    {
        var ink = (byte[])image.Ink.Clone();
        Array.Reverse(ink);
        return new BinaryImage(image.Width, image.Height, ink);
    }

    private static BinaryImage QuarterTurn(BinaryImage image, bool clockwise)
    {
        int w = image.Width, h = image.Height;
        var turned = new BinaryImage(h, w);
        for (var y = 0; y < h; y++)
            for (var x = 0; x < w; x++)
            {
                if (image.Ink[y * w + x] == 0) continue;
                int tx = clockwise ? h - 1 - y : y, ty = clockwise ? x : w - 1 - x;
                turned.Ink[ty * h + tx] = 1;
            }

        // What was 196 dpi down is now across, and 204 across is now down.
        var width = (int)Math.Round(h * (double)BinaryImage.FineXDpi / BinaryImage.FineYDpi);
        var height = (int)Math.Round(w * (double)BinaryImage.FineYDpi / BinaryImage.FineXDpi);
        return Scale(turned, width, height);
    }
}
