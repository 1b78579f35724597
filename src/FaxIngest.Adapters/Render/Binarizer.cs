using FaxIngest.Native;
using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Decides what is ink on a gray page.</summary>
internal static class Binarizer
{
    private const int PaperWhite = 250; // gray from which a pixel is pure paper
    private const double CleanShare = 0.6; // share of pure paper on a drawn page or a scan with the white cut off; photos have next to none
    private const int CleanThreshold = 160; // gray below which such a page has ink: strokes that cover 3/8 of a pixel
    private const int HalfWindow = 25; // pixels: a quarter inch across, wider than any stroke and narrower than a shadow
    private const float Sensitivity = 0.2f; // Sauvola's k; 0.35, usual for print, loses pencil
    private const double SolidShare = 0.3; // of the paper's gray: darker is ink even in the middle of a filled area, where the local threshold sees no contrast
    private const double PaperRank = 0.9; // share of pixels that are no lighter than what counts as the paper's gray

    /// <summary>Ink of an 8-bit gray page.</summary>
    internal static BinaryImage ToInk(PixHandle gray)
    {
        var histogram = Histogram(gray, out var pixels);
        var small = LeptonicaApi.Width(gray) < 2 * HalfWindow + 5 || LeptonicaApi.Height(gray) < 2 * HalfWindow + 5;
        if (small || histogram[PaperWhite..].Sum() >= CleanShare * pixels) return Clean(gray);
        return Local(gray, (int)(SolidShare * Rank(histogram, PaperRank * pixels)));
    }

    /// <summary>Ink where gray is below a threshold.</summary>
    internal static BinaryImage Threshold(PixHandle gray, int threshold)
    {
        var image = new BinaryImage(LeptonicaApi.Width(gray), LeptonicaApi.Height(gray));
        Mark(gray, image, threshold);
        return image;
    }

    private static BinaryImage Clean(PixHandle gray)
    {
        var image = Threshold(gray, CleanThreshold);
        PaleInk.Add(Threshold(gray, PaleInk.Pale), image);
        return image;
    }

    private static BinaryImage Local(PixHandle gray, int solid)
    {
        if (LeptonicaApi.SauvolaThreshold(gray, HalfWindow, Sensitivity, 1, 1, 0, out var binary) != 0) throw new InsufficientMemoryException("Leptonica could not threshold a page.");
        using (binary)
        {
            var image = PixBitmap.ToImage(binary);
            Mark(gray, image, solid);
            return image;
        }
    }

    private static unsafe void Mark(PixHandle gray, BinaryImage image, int threshold)
    {
        var pixels = LeptonicaApi.Pixels(gray);
        var words = LeptonicaApi.WordsPerLine(gray);
        for (var y = 0; y < image.Height; y++)
        {
            var line = pixels + (nint)y * words;
            var ink = image.Ink.AsSpan(y * image.Width, image.Width);
            for (var x = 0; x < ink.Length; x++)
            {
                if (GrayAt(line, x) < threshold) ink[x] = 1;
            }
        }
    }

    private static unsafe int[] Histogram(PixHandle gray, out long count)
    {
        var (width, height) = (LeptonicaApi.Width(gray), LeptonicaApi.Height(gray));
        var pixels = LeptonicaApi.Pixels(gray);
        var words = LeptonicaApi.WordsPerLine(gray);
        var histogram = new int[256];
        for (var y = 0; y < height; y++)
        {
            var line = pixels + (nint)y * words;
            for (var x = 0; x < width; x++) histogram[GrayAt(line, x)]++;
        }
        count = (long)width * height;
        return histogram;
    }

    private static int Rank(int[] histogram, double count)
    {
        var (gray, sum) = (0, (long)histogram[0]);
        while (sum < count && gray < 255) sum += histogram[++gray];
        return gray;
    }

    /// <summary>Four pixels a word, the leftmost in the highest byte.</summary>
    private static unsafe int GrayAt(uint* line, int x) => (int)(line[x >> 2] >> (24 - 8 * (x & 3))) & 255;
}
