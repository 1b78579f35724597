using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>Dust of a bad scan: ink that stands nearly by itself.</summary>
internal static class Dust
{
    /// <summary>Share of a page's ink that has fewer than <paramref name="company"/> of its eight neighbors, 0..1.</summary>
    public static double Share(BinaryImage page, int company)
    {
        int all = page.Ink.AsSpan().Count((byte)1), kept = Without(page, company).Ink.AsSpan().Count((byte)1);
        return all == 0 ? 0 : 1 - (double)kept / all;
    }

    /// <summary>The page without ink that has fewer than <paramref name="company"/> of its eight neighbors.</summary>
    public static BinaryImage Without(BinaryImage page, int company)
    {
        int width = page.Width;
        var kept = new BinaryImage(width, page.Height);
        for (var y = 1; y < page.Height - 1; y++)
        {
            ReadOnlySpan<byte> above = page.Ink.AsSpan((y - 1) * width, width), row = page.Ink.AsSpan(y * width, width), below = page.Ink.AsSpan((y + 1) * width, width);
            var to = kept.Ink.AsSpan(y * width, width);
            for (var x = 1; x < width - 1; x++)
            {
                if (row[x] == 0) continue;
                var neighbors = above[x - 1] + above[x] + above[x + 1] + row[x - 1] + row[x + 1] + below[x - 1] + below[x] + below[x + 1];
                if (neighbors >= company) to[x] = 1;
            }
        }

        return kept;
    }
}
