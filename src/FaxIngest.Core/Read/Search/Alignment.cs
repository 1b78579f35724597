using System.Numerics;

namespace FaxIngest.Read.Search;

/// <summary>How well a lattice supports one given string.</summary>
internal static class Alignment
{
    /// <summary>Natural logarithm of the probability of <paramref name="text"/>, over all alignments (CTC forward pass).</summary>
    public static double LogProbability(SymbolLattice lattice, string text)
    {
        int n = 2 * text.Length + 1;
        Span<double> now = n <= 512 ? stackalloc double[n] : new double[n];
        Span<double> then = n <= 512 ? stackalloc double[n] : new double[n];
        Span<int> symbol = text.Length <= 256 ? stackalloc int[text.Length] : new int[text.Length];
        now.Clear();
        for (int k = 0; k < text.Length; k++) symbol[k] = lattice.IndexOf(text[k]);
        now[0] = 1;
        double log = 0;
        for (int t = 0; t < lattice.Steps; t++)
        {
            var step = lattice.Step(t);
            double silence = step[0], sum = then[0] = now[0] * silence;
            // At the first step only the leading silence holds mass, and every step takes it one character farther at most.
            int reached = Math.Min(text.Length, t + 1);
            for (int k = 0; k < reached; k++)
            {
                int i = 2 * k + 1;
                double mass = now[i] + now[i - 1];
                if (k > 0 && symbol[k] != symbol[k - 1]) mass += now[i - 2];
                then[i] = mass * (symbol[k] == 0 ? SymbolLattice.Floor : step[symbol[k]]);
                sum += then[i];
                then[i + 1] = (now[i + 1] + now[i]) * silence;
                sum += then[i + 1];
            }
            if (sum <= 0) return double.NegativeInfinity;
            Divide(then[..(2 * reached + 1)], sum, now);
            log += Math.Log(sum);
        }
        double end = now[n - 1] + (n > 1 ? now[n - 2] : 0);
        return end <= 0 ? double.NegativeInfinity : log + Math.Log(end);
    }

    private static void Divide(ReadOnlySpan<double> values, double by, Span<double> to)
    {
        int i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count) (new Vector<double>(values[i..]) / new Vector<double>(by)).CopyTo(to[i..]);
        for (; i < values.Length; i++) to[i] = values[i] / by;
    }

    /// <summary>The step of each character of a text at which it is likeliest, on the best alignment; none when there is no room for it.</summary>
    public static IReadOnlyList<(int Step, double Probability)> Peaks(SymbolLattice lattice, string text)
    {
        int n = 2 * text.Length + 1, steps = lattice.Steps;
        if (text.Length == 0 || steps < text.Length) return [];
        var symbol = new int[n];
        for (int i = 0; i < n; i++) symbol[i] = i % 2 == 0 ? 0 : lattice.IndexOf(text[i / 2]);
        // Probabilities of the best paths, scaled to the best of each step: what falls out of range below it cannot come back.
        var score = new double[n];
        var next = new double[n];
        var from = new byte[steps * n];
        score[0] = 1;
        for (int t = 0; t < steps; t++)
        {
            double top = 0;
            for (int i = 0; i < n; i++)
            {
                double best = score[i];
                byte back = 0;
                if (i >= 1 && score[i - 1] > best) (best, back) = (score[i - 1], 1);
                if (i >= 3 && i % 2 == 1 && symbol[i] != symbol[i - 2] && score[i - 2] > best) (best, back) = (score[i - 2], 2);
                from[t * n + i] = back;
                next[i] = best * Probability(lattice, t, i, symbol[i]);
                top = Math.Max(top, next[i]);
            }
            for (int i = 0; i < n; i++) next[i] /= top;
            (score, next) = (next, score);
        }
        int at = score[n - 1] >= score[n - 2] ? n - 1 : n - 2;
        var peaks = new (int Step, double Probability)[text.Length];
        for (int t = steps - 1; t >= 0; t--)
        {
            if (at % 2 == 1 && Probability(lattice, t, at, symbol[at]) is var probability && probability > peaks[at / 2].Probability) peaks[at / 2] = (t, probability);
            at -= from[t * n + at];
        }
        return peaks;
    }

    private static double Probability(SymbolLattice lattice, int step, int position, int symbol) =>
        position % 2 == 1 && symbol == 0 ? SymbolLattice.Floor : lattice[step, symbol];
}
