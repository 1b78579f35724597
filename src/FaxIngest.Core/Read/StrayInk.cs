using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Ink that is no entry's: the dirt of a page, by which the crumbs of an entry that hardly came through are told from it.</summary>
internal static class StrayInk
{
    private const double Usual = 0.9;

    /// <summary>Ink in a spot of a page where nothing should be, pixels: nine of ten bare spots have no more.</summary>
    public static int Of(BinaryImage page, Registration registration, PrintLayer print)
    {
        var inks = print.BareSpots.Select(spot => In(page, registration, spot)).Order().ToList();
        return inks.Count == 0 ? 0 : inks[(int)(Usual * (inks.Count - 1))];
    }

    /// <summary>The most ink in any spot of an image, pixels.</summary>
    public static int Densest(BinaryImage image) => DensestSpot(image).Ink;

    /// <summary>The spot of an image with most ink: its left and top, and its ink, pixels.</summary>
    public static (int X, int Y, int Ink) DensestSpot(BinaryImage image)
    {
        (int X, int Y, int Ink) most = default;
        if (!image.Ink.Contains((byte)1)) return most;
        int w = image.Width, h = image.Height;
        int across = Math.Min(PrintLayer.SpotWidth, w), down = Math.Min(PrintLayer.SpotHeight, h);
        var sums = new int[(w + 1) * (h + 1)];
        for (int y = 0; y < h; y++)
        {
            int row = 0;
            for (int x = 0; x < w; x++)
            {
                row += image.Ink[y * w + x];
                sums[(y + 1) * (w + 1) + x + 1] = sums[y * (w + 1) + x + 1] + row;
            }
        }

        for (int y = 0; y + down <= h; y += 2)
            for (int x = 0; x + across <= w; x += 4)
            {
                int ink = sums[(y + down) * (w + 1) + x + across] - sums[y * (w + 1) + x + across] - sums[(y + down) * (w + 1) + x] + sums[y * (w + 1) + x];
                if (ink > most.Ink) most = (x, y, ink);
            }

        return most;
    }

    private static int In(BinaryImage page, Registration registration, (int X, int Y) spot)
    {
        var (u, v) = registration.Map(spot.X, spot.Y);
        int ink = 0, left = Math.Max(0, (int)u), right = Math.Min(page.Width, (int)u + PrintLayer.SpotWidth);
        for (int y = Math.Max(0, (int)v); y < Math.Min(page.Height, (int)v + PrintLayer.SpotHeight); y++)
            for (int x = left; x < right; x++) ink += page.Ink[y * page.Width + x];
        return ink;
    }
}
