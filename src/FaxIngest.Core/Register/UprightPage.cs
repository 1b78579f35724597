using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>A page turned by a trial rotation, with what registration needs of it: quarter map, skew, profiles.</summary>
internal sealed class UprightPage
{
    /// <summary>Largest skew looked for, degrees.</summary>
    private const double MaxSkew = 3.5;

    public UprightPage(BinaryImage image, int rotation)
    {
        Image = image;
        Rotation = rotation;
        Quarter = new QuarterMap(image).WithoutSolids();
        Slope = Math.Tan(Skew(Quarter) * Math.PI / 180);
        (Rows, Columns) = Quarter.Straighten(Slope).Profiles();
    }

    public BinaryImage Image { get; }

    /// <summary>Degrees clockwise that were applied to the page as it came.</summary>
    public int Rotation { get; }

    /// <summary>The paper went through the scanner sideways.</summary>
    public bool Sideways => Rotation is 90 or 270;

    public QuarterMap Quarter { get; }

    /// <summary>Tangent of the skew in cells.</summary>
    public double Slope { get; }

    public double[] Rows { get; }

    public double[] Columns { get; }

    /// <summary>The angle at which rows of ink are most sharply separated, degrees.</summary>
    private static double Skew(QuarterMap map)
    {
        var best = 0.0;
        var bestScore = -1.0;
        void Try(double degrees)
        {
            var score = Sharpness(map, degrees);
            if (score > bestScore) (bestScore, best) = (score, degrees);
        }

        for (var a = -MaxSkew; a <= MaxSkew + 1e-9; a += 0.25) Try(a);
        var center = best;
        for (var a = center - 0.2; a <= center + 0.21; a += 0.05) Try(a);
        return best;
    }

    private static double Sharpness(QuarterMap map, double degrees)
    {
        var slope = Math.Tan(degrees * Math.PI / 180);
        var rows = new double[map.Height];
        for (var x = 0; x < map.Width; x += 2)
        {
            var shift = (int)Math.Round((x - map.Width / 2.0) * slope);
            int from = Math.Max(0, shift), to = Math.Min(map.Height, map.Height + shift);
            for (var y = from; y < to; y++) rows[y - shift] += map.Cells[y * map.Width + x];
        }

        var sum = 0.0;
        for (var y = 1; y < rows.Length; y++)
        {
            var d = rows[y] - rows[y - 1];
            sum += d * d;
        }

        return sum;
    }
}
