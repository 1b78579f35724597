using System.Numerics;
using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>A page turned by a trial rotation, with what registration needs of it: quarter map, skew, profiles.</summary>
internal sealed class UprightPage
{
    /// <summary>Largest skew looked for, degrees.</summary>
    private const double MaxSkew = 3.5;

    /// <summary>How far likely skews lie apart, degrees.</summary>
    private const double Apart = 0.4;

    /// <param name="image">The page, turned.</param>
    /// <param name="rotation">How.</param>
    /// <param name="dusted">The same page without its dust; null: as it is.</param>
    /// <param name="skew">Which of the likely skews is taken, 0 the likeliest: lines that the telephone line tore lie level on any page and can hide it.</param>
    public UprightPage(BinaryImage image, int rotation, BinaryImage? dusted = null, int skew = 0)
    {
        Image = image;
        Rotation = rotation;
        Sought = dusted ?? image;
        Quarter = new QuarterMap(Sought).WithoutSolids();
        Slope = Math.Tan(Skew(Quarter, skew) * Math.PI / 180);
        (Rows, Columns) = Quarter.Straighten(Slope).Profiles();
    }

    /// <summary>The page that is read.</summary>
    public BinaryImage Image { get; }

    /// <summary>The page in which landmarks are looked for.</summary>
    public BinaryImage Sought { get; }

    /// <summary>Degrees clockwise that were applied to the page as it came.</summary>
    public int Rotation { get; }

    /// <summary>The paper went through the scanner sideways.</summary>
    public bool Sideways => Rotation is 90 or 270;

    public QuarterMap Quarter { get; }

    /// <summary>Tangent of the skew in cells.</summary>
    public double Slope { get; }

    public double[] Rows { get; }

    public double[] Columns { get; }

    /// <summary>The angle at which rows of ink are most sharply separated, degrees, or one of the next best that lie apart from it.</summary>
    private static double Skew(QuarterMap map, int which)
    {
        // Every second column, one after another in memory.
        var columns = new int[(map.Width + 1) / 2][];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new int[map.Height];
            for (var y = 0; y < map.Height; y++) columns[i][y] = map.Cells[y * map.Width + 2 * i];
        }

        var angles = Angles(-MaxSkew, MaxSkew, 0.25).Select(a => (Angle: a, Score: Sharpness(columns, map.Width / 2.0, a))).OrderByDescending(a => a.Score).ToList();
        for (; which > 0 && angles.Count > 1; which--)
        {
            var passed = angles[0].Angle;
            angles.RemoveAll(a => Math.Abs(a.Angle - passed) < Apart);
        }

        return Angles(angles[0].Angle - 0.2, angles[0].Angle + 0.21, 0.05).Append(angles[0].Angle).MaxBy(a => Sharpness(columns, map.Width / 2.0, a));
    }

    private static IEnumerable<double> Angles(double from, double to, double step)
    {
        for (var a = from; a <= to + 1e-9; a += step) yield return a;
    }

    private static double Sharpness(int[][] columns, double middle, double degrees)
    {
        var slope = Math.Tan(degrees * Math.PI / 180);
        var rows = new int[columns[0].Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var shift = (int)Math.Round((2 * i - middle) * slope);
            int from = Math.Max(0, shift), to = Math.Min(rows.Length, rows.Length + shift);
            if (from < to) Add(columns[i].AsSpan(from, to - from), rows.AsSpan(from - shift));
        }

        var sum = 0.0;
        for (var y = 1; y < rows.Length; y++)
        {
            double d = rows[y] - rows[y - 1];
            sum += d * d;
        }

        return sum;
    }

    private static void Add(ReadOnlySpan<int> column, Span<int> rows)
    {
        var y = 0;
        for (; y <= column.Length - Vector<int>.Count; y += Vector<int>.Count) (new Vector<int>(column[y..]) + new Vector<int>(rows[y..])).CopyTo(rows[y..]);
        for (; y < column.Length; y++) rows[y] += column[y];
    }
}
