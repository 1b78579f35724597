using System.Runtime.InteropServices;
using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>A page at a quarter of its resolution: each cell counts the ink of 4×4 pixels (0..16). Coarse search runs on it.</summary>
internal sealed class QuarterMap
{
    public const int Factor = 4;

    public QuarterMap(BinaryImage image)
    {
        Width = Math.Max(1, image.Width / Factor);
        Height = Math.Max(1, image.Height / Factor);
        Cells = new byte[Width * Height];
        if (image.Width < Factor || image.Height < Factor) return;
        for (var y = 0; y < Height; y++)
        {
            ReadOnlySpan<uint> first = Fours(4 * y), second = Fours(4 * y + 1), third = Fours(4 * y + 2), fourth = Fours(4 * y + 3);
            var row = Cells.AsSpan(y * Width, Width);
            // Four pixels are added up by one product, whose highest byte is the sum of all four.
            for (var x = 0; x < row.Length; x++) row[x] = (byte)((first[x] + second[x] + third[x] + fourth[x]) * 0x01010101 >> 24);
        }

        ReadOnlySpan<uint> Fours(int y) => MemoryMarshal.Cast<byte, uint>(image.Row(y))[..Width];
    }

    private QuarterMap(int width, int height, byte[] cells) => (Width, Height, Cells) = (width, height, cells);

    public int Width { get; }

    public int Height { get; }

    public byte[] Cells { get; }

    /// <summary>Mean of maps of one size.</summary>
    public static QuarterMap Mean(IReadOnlyList<QuarterMap> maps)
    {
        if (maps.Count == 1) return maps[0];
        var cells = new byte[maps[0].Cells.Length];
        for (var i = 0; i < cells.Length; i++) cells[i] = (byte)(maps.Sum(m => m.Cells[i]) / maps.Count);
        return new QuarterMap(maps[0].Width, maps[0].Height, cells);
    }

    /// <summary>The map without solid black areas of 3.5 mm and more (punch holes, dark edges, stamps): no form prints them, and they would drown its profiles.</summary>
    public QuarterMap WithoutSolids()
    {
        const int side = 7, fringe = 3; // 7 cells of 4 pixels at 204 dpi are 3.5 mm; a filled check box is 3.2 mm
        byte[]? cells = null;
        var run = new int[Width];
        for (var y = 0; y < Height; y++)
        {
            var across = 0;
            for (var x = 0; x < Width; x++)
            {
                // run: solid cells above and including this one; across: columns in a row whose run is long enough.
                run[x] = Cells[y * Width + x] >= 15 ? run[x] + 1 : 0;
                across = run[x] >= side ? across + 1 : 0;
                if (across < side) continue;
                cells ??= (byte[])Cells.Clone();
                int left = Math.Max(0, x - side + 1 - fringe), right = Math.Min(Width, x + 1 + fringe);
                for (var v = Math.Max(0, y - side + 1 - fringe); v < Math.Min(Height, y + 1 + fringe); v++) Array.Clear(cells, v * Width + left, right - left);
            }
        }

        // A dark edge may be narrower than that, but it is as long as the page.
        for (var x = 0; x < Width; x++)
        {
            var dark = 0;
            for (var y = 0; y < Height; y++)
                if (Cells[y * Width + x] >= 12) dark++;
            if (dark * 2 < Height) continue;
            cells ??= (byte[])Cells.Clone();
            for (var y = 0; y < Height; y++) Array.Clear(cells, y * Width + Math.Max(0, x - 1), Math.Min(Width, x + 2) - Math.Max(0, x - 1));
        }

        return cells is null ? this : new QuarterMap(Width, Height, cells);
    }

    /// <summary>The map with a small rotation undone by shearing both ways.</summary>
    /// <param name="slope">Tangent of the skew angle in cells: rows fall by this much a column.</param>
    public QuarterMap Straighten(double slope)
    {
        if (slope == 0) return this;
        var cells = new byte[Cells.Length];
        for (var y = 0; y < Height; y++)
        {
            var shiftX = (int)Math.Round((y - Height / 2.0) * slope * Aspect * Aspect);
            for (var x = 0; x < Width; x++)
            {
                int sx = x - shiftX, sy = y + (int)Math.Round((x - Width / 2.0) * slope);
                if ((uint)sx < (uint)Width && (uint)sy < (uint)Height) cells[y * Width + x] = Cells[sy * Width + sx];
            }
        }

        return new QuarterMap(Width, Height, cells);
    }

    /// <summary>Horizontal over vertical resolution: a rotation's slope down and its lean across differ by its square.</summary>
    public const double Aspect = (double)BinaryImage.FineXDpi / BinaryImage.FineYDpi;

    /// <summary>Ink a row and ink a column, less what is usual around it, peaks capped at six means: rules and text lines make them unlike for unlike forms, and the shade
    /// of a badly lit scan does not count.</summary>
    public (double[] Rows, double[] Columns) Profiles()
    {
        var rows = new double[Height];
        var columns = new double[Width];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var v = Cells[y * Width + x];
                rows[y] += v;
                columns[x] += v;
            }

        Flatten(rows);
        Flatten(columns);
        return (rows, columns);
    }

    private static void Flatten(double[] profile)
    {
        const int around = 35; // 18 mm to each side. Of 276 pages of bad faxes 236 were found at once with the mean of the page, 252 with those of 30 to 40 cells around, 207 with 8
        var sums = new double[profile.Length + 1];
        for (var i = 0; i < profile.Length; i++) sums[i + 1] = sums[i] + profile[i];
        var cap = 6 * sums[^1] / profile.Length;
        for (var i = 0; i < profile.Length; i++)
        {
            int from = Math.Max(0, i - around), to = Math.Min(profile.Length, i + around + 1);
            profile[i] = Math.Min(profile[i] - (sums[to] - sums[from]) / (to - from), cap);
        }
    }
}
