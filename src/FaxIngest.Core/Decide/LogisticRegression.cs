namespace FaxIngest.Decide;

/// <summary>Logistic regression with a quadratic penalty, by Newton's method.</summary>
internal static class LogisticRegression
{
    private const int Rounds = 50;
    private const double Still = 1e-8;

    /// <summary>Weights that make <paramref name="right"/> most likely, less ½ × penalty × weight² each.</summary>
    /// <param name="rows">Features, one row a sample; a constant is a feature too.</param>
    /// <param name="right">Labels.</param>
    /// <param name="penalty">Penalty of each feature, &gt; 0.</param>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> right, double[] penalty)
    {
        int n = penalty.Length;
        var weights = new double[n];
        double before = Loss(rows, right, penalty, weights);
        for (int round = 0; round < Rounds; round++)
        {
            var gradient = new double[n];
            var curvature = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                gradient[i] = penalty[i] * weights[i];
                curvature[i, i] = penalty[i];
            }
            for (int r = 0; r < rows.Count; r++)
            {
                double[] row = rows[r];
                double p = Sigmoid(Dot(weights, row)), error = p - (right[r] ? 1 : 0), spread = p * (1 - p);
                for (int i = 0; i < n; i++)
                {
                    if (row[i] == 0) continue;
                    gradient[i] += error * row[i];
                    for (int j = 0; j <= i; j++) curvature[i, j] += spread * row[i] * row[j];
                }
            }
            double[] step = Solve(curvature, gradient);
            // Newton's step, halved until it helps.
            double scale = 1, after = double.PositiveInfinity;
            double[] next = weights;
            for (int halving = 0; halving < 30; halving++, scale /= 2)
            {
                next = [.. weights.Select((w, i) => w - scale * step[i])];
                after = Loss(rows, right, penalty, next);
                if (after <= before) break;
            }
            if (after > before) break;
            weights = next;
            if (before - after < Still) break;
            before = after;
        }
        return weights;
    }

    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double Loss(IReadOnlyList<double[]> rows, IReadOnlyList<bool> right, double[] penalty, double[] weights)
    {
        double loss = 0;
        for (int i = 0; i < weights.Length; i++) loss += penalty[i] * weights[i] * weights[i] / 2;
        for (int r = 0; r < rows.Count; r++)
        {
            double x = Dot(weights, rows[r]) * (right[r] ? 1 : -1);
            loss += x > 30 ? 0 : Math.Log(1 + Math.Exp(-x));
        }
        return loss;
    }

    /// <summary>Solves A x = b for a symmetric positive definite A given by its lower half (Cholesky); A is overwritten.</summary>
    private static double[] Solve(double[,] a, double[] b)
    {
        int n = b.Length;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < j; k++) a[j, j] -= a[j, k] * a[j, k];
            a[j, j] = Math.Sqrt(Math.Max(a[j, j], 1e-12));
            for (int i = j + 1; i < n; i++)
            {
                for (int k = 0; k < j; k++) a[i, j] -= a[i, k] * a[j, k];
                a[i, j] /= a[j, j];
            }
        }
        var x = (double[])b.Clone();
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++) x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++) x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }
        return x;
    }
}
