using FaxIngest.Read.Search;
using FaxIngest.Recognize;

namespace FaxIngest.Read.Kinds;

/// <summary>One engine's line as a kind hears it, with scores remembered.</summary>
internal sealed class Heard
{
    // Engines agree on a value by chance when a grammar forces what they read into its form ("WA Lb" into 1/19/26). So an engine says a value
    // only where it lies no farther than this from what it reads freely. On 4,836 labeled lines: of pairs that agree 90.7 → 93.8 % are right on
    // handwriting, 93.4 → 96.4 % on typed faxes.
    private const double Forced = 8;

    private readonly Dictionary<string, double> scores = new(StringComparer.Ordinal);
    private readonly EngineTrust trust;
    private readonly double free;

    public Heard(string engine, LineReading reading, SymbolMap symbols)
    {
        (Engine, Text, Score) = (engine, Collapse(reading.Text), reading.Score);
        Key = Likeness.Key(Text);
        Lattice = SymbolLattice.Fold(reading.Lattice ?? TextLattice.Of(Text), symbols);
        trust = EngineTrust.Of(engine);
        free = Lattice.FreeLogProbability;
    }

    public string Engine { get; }

    /// <summary>Raw text, inner blanks single.</summary>
    public string Text { get; }

    public string Key { get; }

    public RawScore Score { get; }

    public SymbolLattice Lattice { get; }

    /// <summary>What this engine adds to a value that it gives this log-probability: it reads the line, or it is lost and has no opinion.</summary>
    public double Opinion(double support)
    {
        double lost = free - trust.Lost, top = Math.Max(support, lost);
        return trust.Weight * (top + Math.Log(Math.Exp(support - top) + Math.Exp(lost - top)));
    }

    /// <summary>Whether a value with this log-probability is what it reads, and no invention of the grammar.</summary>
    public bool Says(double support) => Text.Length > 0 && support >= free - Forced;

    public double LogProbability(string written)
    {
        if (scores.TryGetValue(written, out double score)) return score;
        return scores[written] = Alignment.LogProbability(Lattice, written);
    }

    public double WorstCharacter(string written) => Alignment.WorstCharacter(Lattice, written);

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
