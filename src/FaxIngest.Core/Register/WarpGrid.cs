namespace FaxIngest.Register;

/// <summary>A warp sampled on a coarse grid: fast enough to ask for every pixel.</summary>
internal sealed class WarpGrid
{
    private const int Step = 32;

    private readonly int columns;
    private readonly (double U, double V)[] nodes;

    public WarpGrid(PageWarp warp, int width, int height)
    {
        columns = width / Step + 2;
        var rows = height / Step + 2;
        nodes = new (double, double)[columns * rows];
        for (var j = 0; j < rows; j++)
            for (var i = 0; i < columns; i++) nodes[j * columns + i] = warp.Map(i * Step, j * Step);
    }

    /// <summary>Where a point of the template stands on the page; points up to a node beyond the template are extrapolated.</summary>
    public (double U, double V) Map(double x, double y)
    {
        int i = Math.Clamp((int)(x / Step), 0, columns - 2), j = Math.Clamp((int)(y / Step), 0, nodes.Length / columns - 2);
        double fx = x / Step - i, fy = y / Step - j;
        var o = j * columns + i;
        var (u00, v00) = nodes[o];
        var (u10, v10) = nodes[o + 1];
        var (u01, v01) = nodes[o + columns];
        var (u11, v11) = nodes[o + columns + 1];
        return ((u00 * (1 - fx) + u10 * fx) * (1 - fy) + (u01 * (1 - fx) + u11 * fx) * fy,
            (v00 * (1 - fx) + v10 * fx) * (1 - fy) + (v01 * (1 - fx) + v11 * fx) * fy);
    }

    /// <summary>Where the points of a row of the template stand on the page, in whole pixels.</summary>
    /// <param name="x">First point.</param>
    /// <param name="y">The row.</param>
    /// <param name="across">For each point, from the first on, where it stands across.</param>
    /// <param name="down">The same, down.</param>
    public void MapRow(int x, int y, Span<int> across, Span<int> down)
    {
        for (var k = 0; k < across.Length;)
        {
            // Along a row and between two nodes the map is straight.
            var cell = Math.Clamp((x + k) / Step, 0, columns - 2);
            var end = cell == columns - 2 ? across.Length : Math.Min(across.Length, (cell + 1) * Step - x);
            var (u, v) = Map(cell * Step, y);
            var (u1, v1) = Map((cell + 1) * Step, y);
            double du = (u1 - u) / Step, dv = (v1 - v) / Step;
            for (; k < end; k++)
            {
                across[k] = (int)Math.Round(u + (x + k - cell * Step) * du);
                down[k] = (int)Math.Round(v + (x + k - cell * Step) * dv);
            }
        }
    }
}
