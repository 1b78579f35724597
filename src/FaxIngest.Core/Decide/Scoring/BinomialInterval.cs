namespace FaxIngest.Decide.Scoring;

/// <summary>Exact interval for a share (Clopper and Pearson, 1934).</summary>
public static class BinomialInterval
{
    /// <summary>Bounds that hold the true share with at least the given probability, whatever it is.</summary>
    /// <param name="hits">0..samples.</param>
    /// <param name="samples">At least 0; with none the interval is 0..1.</param>
    /// <param name="level">0..1, e.g. 0.95.</param>
    public static (double Low, double High) ClopperPearson(int hits, int samples, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, hits);
        double tail = (1 - level) / 2;
        double low = hits == 0 ? 0 : Solve(p => 1 - AtMost(hits - 1, samples, p), tail, rising: true);
        double high = hits == samples ? 1 : Solve(p => AtMost(hits, samples, p), tail, rising: false);
        return (low, high);
    }

    /// <summary>Probability of at most <paramref name="hits"/> in <paramref name="samples"/>.</summary>
    private static double AtMost(int hits, int samples, double p)
    {
        if (p <= 0) return 1;
        if (p >= 1) return hits >= samples ? 1 : 0;
        double log = samples * Math.Log(1 - p), step = Math.Log(p / (1 - p)), sum = 0;
        for (int k = 0; ; k++)
        {
            sum += Math.Exp(log);
            if (k == hits) return Math.Min(1, sum);
            log += Math.Log((double)(samples - k) / (k + 1)) + step;
        }
    }

    private static double Solve(Func<double, double> tailAt, double tail, bool rising)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (tailAt(middle) < tail == rising) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
