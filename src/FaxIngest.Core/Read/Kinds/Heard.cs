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

    // ln of the probability of what has no room in a look's lattice: one look alone does not rule a value out.
    internal const double Impossible = -700;

    /// <summary>Share of streaks through an entry that hide a stem: they are as wide as one, and there is one in about ten places.</summary>
    private const double Hidden = 0.12;

    private readonly IReadOnlyList<(SymbolLattice Plain, SymbolLattice? Streaked)> looks;
    private readonly EngineTrust trust;
    private readonly double free;

    /// <param name="engine">Its name.</param>
    /// <param name="looks">What it read, look by look, and with bars in place of streaks where there are any: what it thinks of a value is the mean of what it thought at each.</param>
    /// <param name="symbols">What is heard in its characters.</param>
    public Heard(string engine, IReadOnlyList<(LineReading Plain, LineReading? Streaked)> looks, SymbolMap symbols)
    {
        (Engine, Text, Score) = (engine, Collapse(looks[0].Plain.Text), looks[0].Plain.Score);
        Key = Likeness.Key(Text);
        Texts = looks[0].Streaked is { } barred ? [Text, Collapse(barred.Text)] : [Text];
        this.looks = [.. looks.Select(look => (Folded(look.Plain), look.Streaked is null ? null : Folded(look.Streaked)))];
        trust = EngineTrust.Of(engine);
        free = Mean(lattice => lattice.FreeLogProbability);

        SymbolLattice Folded(LineReading look) => symbols.Hear(look.Lattice ?? TextLattice.Of(Collapse(look.Text)));
    }

    public string Engine { get; }

    /// <summary>Raw text, inner blanks single.</summary>
    public string Text { get; }

    public string Key { get; }

    public RawScore Score { get; }

    /// <summary>Raw texts without streaks and with bars in their place.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>It saw no letter at all.</summary>
    public bool ReadsNothing => Texts.All(text => Likeness.Key(text).Length == 0);

    public IEnumerable<SymbolLattice> Lattices => looks.SelectMany(look => look.Streaked is null ? [look.Plain] : new[] { look.Plain, look.Streaked });

    /// <summary>What this engine adds to a value that it gives this log-probability: it reads the line, or it is lost and has no opinion.</summary>
    public double Opinion(double support)
    {
        double lost = free - trust.Lost, top = Math.Max(support, lost);
        return trust.Weight * (top + Math.Log(Math.Exp(support - top) + Math.Exp(lost - top)));
    }

    /// <summary>What it adds to whatever it reads when no grammar binds it.</summary>
    public double FreeOpinion => Opinion(free);

    /// <summary>Whether a value with this log-probability is what it reads, and no invention of the grammar.</summary>
    public bool Says(double support) => Text.Length > 0 && support >= free - Forced;

    public double LogProbability(string written) => Mean(lattice => Math.Max(Impossible, lattice.LogProbability(written)));

    public double WorstCharacter(string written) => looks.Min(l => Math.Max(Alignment.WorstCharacter(l.Plain, written), l.Streaked is null ? 0 : Alignment.WorstCharacter(l.Streaked, written)));

    /// <summary>Mean over the looks of a logarithm of probability; one at a streak is that of either of its pictures.</summary>
    private double Mean(Func<SymbolLattice, double> log) => looks.Average(look => look.Streaked is null ? log(look.Plain) : Either(log(look.Plain), log(look.Streaked)));

    private static double Either(double plain, double streaked)
    {
        double top = Math.Max(plain, streaked);
        return top + Math.Log((1 - Hidden) * Math.Exp(plain - top) + Hidden * Math.Exp(streaked - top));
    }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
