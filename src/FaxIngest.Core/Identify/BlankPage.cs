using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Identify;

/// <summary>Tells a page with nothing on it but the sender's header line, dust and streaks.</summary>
internal static class BlankPage
{
    /// <summary>Height of the header that a fax machine stamps on, quarter cells: 32 lines of 4 pixels are 16 mm, twice what T.30 machines use.</summary>
    private const int Header = 32;

    /// <summary>Least ink of a cell that counts, of 16, and the number of cells next to others from which something is on the page:
    /// one short word of 10-point type fills about 60.</summary>
    private const int Dark = 5, Least = 40;

    public static bool Is(BinaryImage page)
    {
        var map = new QuarterMap(page).WithoutSolids();
        var streaky = Streaks(map);
        if (streaky.Count(s => s) > MostStreaks * streaky.Length) return false;
        var dark = 0;
        for (var y = Header; y < map.Height - 4; y++)
            for (var x = 4; x < map.Width - 4; x++)
            {
                if (streaky[x] || map.Cells[y * map.Width + x] < Dark) continue;
                // Dust stands alone; writing has dark neighbors on both sides or above and below.
                var neighbors = 0;
                for (var v = y - 1; v <= y + 1; v++)
                    for (var u = x - 1; u <= x + 1; u++)
                        if (map.Cells[v * map.Width + u] >= 3) neighbors++;
                if (neighbors >= 4 && ++dark >= Least) return false;
            }

        return true;
    }

    /// <summary>Share of columns that may be streaks: on a page with more dirt than this nobody can say that it is blank.</summary>
    private const double MostStreaks = 0.15;

    /// <summary>Columns with ink on more than half of the page's height: dirt on the glass or the sheet's edge.</summary>
    private static bool[] Streaks(QuarterMap map)
    {
        var streaky = new bool[map.Width];
        for (var x = 0; x < map.Width; x++)
        {
            var count = 0;
            for (var y = 0; y < map.Height; y++)
                if (map.Cells[y * map.Width + x] != 0) count++;
            if (count * 2 < map.Height) continue;
            for (var u = Math.Max(0, x - 1); u <= Math.Min(map.Width - 1, x + 1); u++) streaky[u] = true;
        }

        return streaky;
    }
}
