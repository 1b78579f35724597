namespace FaxIngest.Recognize;

/// <summary>Resizes gray images exactly as the Python Imaging Library does (8-bit, two passes, support widened when shrinking):
/// the recognizer was trained on images resized by it, and a pixel's difference at run time would be a difference in accuracy.</summary>
internal static class GrayResizer
{
    /// <summary>Fixed-point bits of a weight: 32 less 8 for the pixel less 2 for the sum.</summary>
    private const int Precision = 22;

    /// <summary>How the weight of a source pixel falls with its distance.</summary>
    internal enum Filter
    {
        /// <summary>Triangle one pixel wide to each side.</summary>
        Bilinear,

        /// <summary>Even over half a pixel to each side.</summary>
        Box,
    }

    /// <summary>Resizes to the given size.</summary>
    internal static GrayImage Resize(GrayImage image, int width, int height, Filter filter)
    {
        var result = image;
        if (width != image.Width) result = Across(result, Weights(image.Width, width, filter));
        if (height != image.Height) result = Down(result, Weights(image.Height, height, filter));
        return result;
    }

    private static GrayImage Across(GrayImage image, Tap[] taps)
    {
        var pixels = new byte[taps.Length * image.Height];
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Pixels.AsSpan(y * image.Width, image.Width);
            for (var x = 0; x < taps.Length; x++)
            {
                var tap = taps[x];
                var sum = 1 << (Precision - 1);
                for (var i = 0; i < tap.Weights.Length; i++) sum += row[tap.First + i] * tap.Weights[i];
                pixels[y * taps.Length + x] = Clip(sum);
            }
        }
        return new GrayImage(taps.Length, image.Height, pixels);
    }

    private static GrayImage Down(GrayImage image, Tap[] taps)
    {
        var pixels = new byte[image.Width * taps.Length];
        var sums = new int[image.Width];
        for (var y = 0; y < taps.Length; y++)
        {
            var tap = taps[y];
            Array.Fill(sums, 1 << (Precision - 1));
            for (var i = 0; i < tap.Weights.Length; i++)
            {
                var row = image.Pixels.AsSpan((tap.First + i) * image.Width, image.Width);
                var weight = tap.Weights[i];
                for (var x = 0; x < row.Length; x++) sums[x] += row[x] * weight;
            }
            for (var x = 0; x < sums.Length; x++) pixels[y * image.Width + x] = Clip(sums[x]);
        }
        return new GrayImage(image.Width, taps.Length, pixels);
    }

    private static byte Clip(int sum) => (byte)Math.Clamp(sum >> Precision, 0, 255);

    /// <summary>For each pixel of the result: the first source pixel that counts and the weights from there on.</summary>
    private static Tap[] Weights(int from, int to, Filter filter)
    {
        var scale = (double)from / to;
        var stretch = Math.Max(scale, 1);
        var support = (filter == Filter.Box ? 0.5 : 1.0) * stretch;
        var taps = new Tap[to];
        for (var i = 0; i < to; i++)
        {
            var center = (i + 0.5) * scale;
            var first = Math.Max((int)(center - support + 0.5), 0);
            var count = Math.Min((int)(center + support + 0.5), from) - first;
            var exact = new double[count];
            var total = 0.0;
            for (var k = 0; k < count; k++) total += exact[k] = At(filter, (k + first - center + 0.5) / stretch);
            taps[i] = new Tap(first, Array.ConvertAll(exact, weight => Fixed(total == 0 ? weight : weight / total)));
        }
        return taps;
    }

    private static int Fixed(double weight) => (int)(weight * (1 << Precision) + (weight < 0 ? -0.5 : 0.5));

    private static double At(Filter filter, double distance) => filter == Filter.Box
        ? distance is > -0.5 and <= 0.5 ? 1 : 0
        : Math.Max(0, 1 - Math.Abs(distance));

    private readonly record struct Tap(int First, int[] Weights);
}
