using FaxIngest.Recognize;

namespace FaxIngest.Read.Search;

/// <summary>A lattice over a kind's own symbols: probabilities of silence (0) and of each symbol at each step.</summary>
internal sealed class SymbolLattice
{
    /// <summary>Nothing is thought less likely than this at a step: nets are surer of themselves than they deserve.</summary>
    public const double Floor = 1e-6;

    private readonly Dictionary<string, double> scores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<(int Step, double Probability)>> peaks = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Width, bool Usual), IReadOnlyList<string>> searches = [];
    private readonly double[] probability;
    private readonly int width;
    private readonly Dictionary<char, int> index;

    private SymbolLattice(int steps, char[] symbols, double[] probability)
    {
        (Steps, Symbols, this.probability, width) = (steps, symbols, probability, symbols.Length + 1);
        index = symbols.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i + 1);
    }

    /// <summary>Number of steps.</summary>
    public int Steps { get; }

    /// <summary>Symbols 1, 2, ….</summary>
    public char[] Symbols { get; }

    /// <summary>Probability of a symbol (0: silence) at a step, ≥ <see cref="Floor"/>.</summary>
    public double this[int step, int symbol] => probability[step * width + symbol];

    /// <summary>All probabilities of a step.</summary>
    public ReadOnlySpan<double> Step(int step) => probability.AsSpan(step * width, width);

    /// <summary>Natural logarithm of the probability of the best path, whatever it spells.</summary>
    public double FreeLogProbability
    {
        get
        {
            double sum = 0;
            for (int t = 0; t < Steps; t++) sum += Math.Log(Greatest(Step(t)));
            return sum;
        }
    }

    /// <summary>Natural logarithm of the probability of a text; what was asked once is remembered. For one thread.</summary>
    public double LogProbability(string text)
    {
        if (scores.TryGetValue(text, out double score)) return score;
        return scores[text] = Alignment.LogProbability(this, text);
    }

    /// <summary>Where each character of a text is likeliest (<see cref="Alignment.Peaks"/>); what was asked once is remembered. For one thread.</summary>
    public IReadOnlyList<(int Step, double Probability)> Peaks(string text)
    {
        if (peaks.TryGetValue(text, out var found)) return found;
        return peaks[text] = Alignment.Peaks(this, text);
    }

    /// <summary>Probability of a text's worst character: for each its likeliest step, then the least of them; 0 when there is no room for it.</summary>
    public double WorstCharacter(string text) => Peaks(text) is { Count: > 0 } found ? Math.Min(1, found.Min(p => p.Probability)) : 0;

    /// <summary>What a search of this lattice found; what was searched once is remembered, since engines are asked one after another and each time all are searched. For one thread,
    /// and for searches of one grammar.</summary>
    /// <param name="width">Prefixes kept at a step.</param>
    /// <param name="usual">Ranked by usual letters too.</param>
    /// <param name="search">The search.</param>
    public IReadOnlyList<string> Found(int width, bool usual, Func<SymbolLattice, IReadOnlyList<string>> search)
    {
        if (searches.TryGetValue((width, usual), out var found)) return found;
        return searches[(width, usual)] = search(this);
    }

    /// <summary>Number of a symbol, or 0 when this lattice has no such symbol.</summary>
    public int IndexOf(char symbol) => index.GetValueOrDefault(symbol);

    private static double Greatest(ReadOnlySpan<double> step)
    {
        double greatest = 0;
        foreach (double p in step) greatest = Math.Max(greatest, p);
        return greatest;
    }

    /// <summary>What a kind hears in an engine's lattice.</summary>
    /// <param name="lattice">The engine's.</param>
    /// <param name="map">What the kind hears in its characters.</param>
    /// <param name="habits">What this page's characters are taken for besides; null: nothing is known of it.</param>
    public static SymbolLattice Fold(CtcLattice lattice, SymbolMap map, IReadOnlyList<Habit>? habits = null)
    {
        ClassMap classes = map.For(lattice.Alphabet);
        if (habits is { Count: > 0 }) classes = classes.With(habits, lattice.Alphabet);
        int width = classes.Symbols.Length + 1, count = lattice.Classes;
        var probability = new double[lattice.Steps * width];
        for (int t = 0; t < lattice.Steps; t++)
        {
            var row = probability.AsSpan(t * width, width);
            var step = lattice.LogProbabilities.AsSpan(t * count, count);
            row[0] = Math.Exp(step[0]);
            foreach (var link in classes.Links)
            {
                float log = step[link.Class];
                if (log > -14) row[link.Symbol] += link.Weight * MathF.Exp(log);
            }
            for (int i = 0; i < width; i++) row[i] = Math.Max(row[i], Floor);
        }
        return new SymbolLattice(lattice.Steps, classes.Symbols, probability);
    }
}
