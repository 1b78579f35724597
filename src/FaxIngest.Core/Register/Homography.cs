namespace FaxIngest.Register;

/// <summary>A projective map of the plane, (x, y) → ((ax+by+c)/w, (dx+ey+f)/w), w = gx+hy+1; in pixels.</summary>
internal readonly record struct Homography(double A, double B, double C, double D, double E, double F, double G, double H)
{
    /// <summary>Unit of length while fitting, so that the normal equations stay well conditioned.</summary>
    private const double Unit = 1000;

    public static readonly Homography Identity = new(1, 0, 0, 0, 1, 0, 0, 0);

    public (double X, double Y) Map(double x, double y)
    {
        var w = G * x + H * y + 1;
        return ((A * x + B * y + C) / w, (D * x + E * y + F) / w);
    }

    /// <summary>The same map for coordinates that are larger by a factor, pixel centers kept.</summary>
    public Homography Magnify(double factor)
    {
        // x_full = factor·x + (factor−1)/2: the center of a cell is the center of its pixels.
        var o = (factor - 1) / 2;
        var (a, b, c) = (A, B, factor * C - A * o - B * o);
        var (d, e, f) = (D, E, factor * F - D * o - E * o);
        var (g, h) = (G / factor, H / factor);
        var k = 1 - (g + h) * o;
        // Shift of the target: x' = factor·x'' + o.
        a += o * g; b += o * h; c += o * k;
        d += o * g; e += o * h; f += o * k;
        return new Homography(a / k, b / k, c / k, d / k, e / k, f / k, g / k, h / k);
    }

    /// <summary>Weighted least squares over pairs; affine only when there are few of them (fewer than 16) or <paramref name="affine"/>.</summary>
    public static Homography Fit(ReadOnlySpan<Match> matches, ReadOnlySpan<double> weights, bool affine)
    {
        var n = affine || matches.Length < 16 ? 6 : 8;
        Span<double> m = stackalloc double[8 * 9];
        Span<double> row = stackalloc double[9];
        for (var i = 0; i < matches.Length; i++)
        {
            double x = matches[i].X / Unit, y = matches[i].Y / Unit, u = matches[i].U / Unit, v = matches[i].V / Unit;
            row.Clear();
            (row[0], row[1], row[2], row[6], row[7], row[8]) = (x, y, 1, -x * u, -y * u, u);
            Accumulate(m, row, n, weights[i]);
            row.Clear();
            (row[3], row[4], row[5], row[6], row[7], row[8]) = (x, y, 1, -x * v, -y * v, v);
            Accumulate(m, row, n, weights[i]);
        }

        Span<double> s = stackalloc double[8];
        if (!Solve(m, n, s)) return Identity;
        return new Homography(s[0], s[1], s[2] * Unit, s[3], s[4], s[5] * Unit, s[6] / Unit, s[7] / Unit);
    }

    private static void Accumulate(Span<double> m, ReadOnlySpan<double> row, int n, double weight)
    {
        for (var i = 0; i < n; i++)
        {
            if (row[i] == 0) continue;
            for (var j = 0; j < n; j++) m[i * 9 + j] += weight * row[i] * row[j];
            m[i * 9 + 8] += weight * row[i] * row[8];
        }
    }

    private static bool Solve(Span<double> m, int n, Span<double> solution)
    {
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
                if (Math.Abs(m[i * 9 + k]) > Math.Abs(m[pivot * 9 + k])) pivot = i;
            if (Math.Abs(m[pivot * 9 + k]) < 1e-12) return false;
            if (pivot != k)
                for (var j = 0; j < 9; j++) (m[k * 9 + j], m[pivot * 9 + j]) = (m[pivot * 9 + j], m[k * 9 + j]);
            for (var i = 0; i < n; i++)
            {
                if (i == k) continue;
                var factor = m[i * 9 + k] / m[k * 9 + k];
                if (factor == 0) continue;
                for (var j = k; j < 9; j++) m[i * 9 + j] -= factor * m[k * 9 + j];
            }
        }

        for (var i = 0; i < n; i++) solution[i] = m[i * 9 + 8] / m[i * 9 + i];
        return true;
    }
}

/// <summary>A landmark at (X, Y) of the template found at (U, V) of the page, with its correlation.</summary>
internal readonly record struct Match(double X, double Y, double U, double V, double Score);
