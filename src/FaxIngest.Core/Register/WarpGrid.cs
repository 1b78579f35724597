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

    /// <summary>Where the points of a row of the template stand on the page, in whole pixels, by stretches that stand side by side there too.</summary>
    /// <param name="x">First point.</param>
    /// <param name="y">The row.</param>
    /// <param name="count">Points.</param>
    /// <param name="stretches">Added to, from the first point on.</param>
    public void MapRow(int x, int y, int count, List<Stretch> stretches)
    {
        for (int from = x, end = x + count; from < end;)
        {
            // Along a row and between two nodes the map is straight.
            var cell = Math.Clamp(from / Step, 0, columns - 2);
            var to = cell == columns - 2 ? end : Math.Min(end, (cell + 1) * Step);
            var (u, v) = Map(cell * Step, y);
            var (u1, v1) = Map((cell + 1) * Step, y);
            new Line(cell * Step, y, (u, (u1 - u) / Step), (v, (v1 - v) / Step)).Add(from, to, stretches);
            from = to;
        }
    }

    /// <summary>A part of a row, and where it stands on the page.</summary>
    /// <param name="X">From which point on.</param>
    /// <param name="Y">The row.</param>
    /// <param name="U">Where that stands across, and how much farther each next one does.</param>
    /// <param name="V">The same, down.</param>
    private readonly record struct Line(int X, int Y, (double At, double Step) U, (double At, double Step) V)
    {
        /// <summary>A pixel's half, less than which nothing is off that stands side by side; and less what computing is off by.</summary>
        private const double Half = 0.5 - 1e-6;

        /// <summary>Adds the points up to another (exclusive), halved until they stand side by side: straight as the map is, they do where first and last do.</summary>
        public void Add(int from, int to, List<Stretch> stretches)
        {
            var (across, down) = Point(from);
            int u = (int)Math.Round(across), v = (int)Math.Round(down);
            var (lastAcross, lastDown) = Point(to - 1);
            if (to - from == 1 || Math.Abs(across - u) < Half && Math.Abs(lastAcross - (u + to - 1 - from)) < Half && (int)Math.Round(lastDown) == v)
            {
                stretches.Add(new Stretch(from, Y, to - from, u, v));
                return;
            }

            var middle = (from + to) / 2;
            Add(from, middle, stretches);
            Add(middle, to, stretches);
        }

        private (double U, double V) Point(int x) => (U.At + (x - X) * U.Step, V.At + (x - X) * V.Step);
    }
}
