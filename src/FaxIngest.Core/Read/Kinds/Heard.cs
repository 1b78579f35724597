using FaxIngest.Read.Search;
using FaxIngest.Recognize;

namespace FaxIngest.Read.Kinds;

/// <summary>One engine's line as a kind hears it, with scores remembered.</summary>
internal sealed class Heard
{
    private readonly Dictionary<string, double> scores = new(StringComparer.Ordinal);

    public Heard(string engine, LineReading reading, SymbolMap symbols)
    {
        (Engine, Text, Score) = (engine, Collapse(reading.Text), reading.Score);
        Key = Likeness.Key(Text);
        Lattice = SymbolLattice.Fold(reading.Lattice ?? TextLattice.Of(Text), symbols);
        Weight = EngineWeights.Of(engine);
    }

    public string Engine { get; }

    /// <summary>Raw text, inner blanks single.</summary>
    public string Text { get; }

    public string Key { get; }

    public RawScore Score { get; }

    public double Weight { get; }

    public SymbolLattice Lattice { get; }

    public double LogProbability(string written)
    {
        if (scores.TryGetValue(written, out double score)) return score;
        return scores[written] = Alignment.LogProbability(Lattice, written);
    }

    public double WorstCharacter(string written) => Alignment.WorstCharacter(Lattice, written);

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
