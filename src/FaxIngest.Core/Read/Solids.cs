using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Solid black areas in a text zone: punch holes, blots, dark edges. No pen and no typeface of an entry draws them.</summary>
internal static class Solids
{
    /// <summary>Side of the smallest solid square, pixels: 1.9 mm; a marker's stroke is 1.5 mm.</summary>
    private const int Side = 15;

    /// <summary>Ragged edge that goes with it, pixels.</summary>
    private const int Fringe = 3;

    /// <summary>Whitens the solid areas of an image.</summary>
    /// <returns>The share of its lines they reach into, and where they were; null: there was none.</returns>
    public static (double Lines, BinaryImage? Taken) TakeFrom(BinaryImage image)
    {
        int w = image.Width, h = image.Height;
        var run = new byte[w];
        var solid = new BinaryImage(w, h);
        var any = false;
        for (var y = 0; y < h; y++)
        {
            InkRow.Count(image.Row(y), run, Side);
            if (!run.Contains((byte)Side)) continue;
            var across = 0;
            for (var x = 0; x < w; x++)
            {
                across = run[x] == Side ? across + 1 : 0;
                if (across < Side) continue;
                any = true;
                int left = Math.Max(0, x - Side + 1 - Fringe), right = Math.Min(w, x + 1 + Fringe);
                for (var v = Math.Max(0, y - Side + 1 - Fringe); v < Math.Min(h, y + 1 + Fringe); v++) Array.Fill(solid.Ink, (byte)1, v * w + left, right - left);
            }
        }

        if (!any) return (0, null);
        var rows = 0;
        for (var y = 0; y < h; y++)
        {
            if (Array.IndexOf(solid.Ink, (byte)1, y * w, w) >= 0) rows++;
            for (var x = 0; x < w; x++)
                if (solid.Ink[y * w + x] != 0) image.Ink[y * w + x] = 0;
        }

        return ((double)rows / h, solid);
    }
}
