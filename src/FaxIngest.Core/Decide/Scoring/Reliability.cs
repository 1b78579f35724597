namespace FaxIngest.Decide.Scoring;

/// <summary>Confidence against what came true, in ten bins of equal count.</summary>
public sealed class Reliability
{
    private const int Bins = 10;
    private readonly List<(double Confidence, bool Right)> samples = [];

    /// <summary>Values added.</summary>
    public int Samples => samples.Count;

    /// <summary>A value with its confidence.</summary>
    public void Add(double confidence, bool right) => samples.Add((confidence, right));

    /// <summary>Bins from the least to the most confident: samples, mean confidence, share right.</summary>
    public IReadOnlyList<(int Samples, double Confidence, double Right)> Table()
    {
        var sorted = samples.OrderBy(s => s.Confidence).ThenBy(s => s.Right).ToList();
        var table = new List<(int, double, double)>();
        for (int i = 0; i < Bins; i++)
        {
            int from = (int)((long)i * sorted.Count / Bins), to = (int)((long)(i + 1) * sorted.Count / Bins);
            if (to == from) continue;
            var bin = sorted.GetRange(from, to - from);
            table.Add((bin.Count, bin.Average(s => s.Confidence), bin.Average(s => s.Right ? 1.0 : 0)));
        }
        return table;
    }

    /// <summary>Expected calibration error: mean distance of the two, by samples.</summary>
    public double Error => samples.Count == 0 ? 0 : Table().Sum(b => b.Samples * Math.Abs(b.Confidence - b.Right)) / samples.Count;
}
