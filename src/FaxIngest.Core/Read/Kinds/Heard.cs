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

    /// <summary>How much more a look counts that is surer of what it reads: e to this times the difference of ln of its probability, by character.</summary>
    private const double Sureness = 6;

    /// <summary>Share of streaks through an entry that hide a stem: they are as wide as one, and there is one in about ten places.</summary>
    private const double Hidden = 0.12;

    /// <summary>Least probability of what an engine says at a step, and how far a value may lie from what it reads freely (ln), to say what it took a character for.</summary>
    private const double Spoken = 0.3, Near = 16;

    private readonly IReadOnlyList<CtcLattice> raw;
    private readonly IReadOnlyList<(SymbolLattice Plain, SymbolLattice? Streaked)> looks;
    private readonly EngineTrust trust;
    /// <summary>What each look counts.</summary>
    private readonly double[] shares;
    private readonly double free;

    /// <param name="engine">Its name.</param>
    /// <param name="looks">What it read, look by look, and with bars in place of streaks where there are any: what it thinks of a value is the mean of what it thought at each, surer looks counting more.</param>
    /// <param name="symbols">What is heard in its characters.</param>
    /// <param name="habits">What this page's characters are taken for besides; null: nothing is known of it.</param>
    public Heard(string engine, IReadOnlyList<(LineReading Plain, LineReading? Streaked)> looks, SymbolMap symbols, PageHabits? habits = null)
    {
        (Engine, Score) = (engine, looks[0].Plain.Score);
        LookTexts = [.. looks.Select(look => (string[])(look.Streaked is { } barred ? [Collapse(look.Plain.Text), Collapse(barred.Text)] : [Collapse(look.Plain.Text)]))];
        Key = Likeness.Key(Text);
        raw = [.. looks.Select(look => Lattice(look.Plain))];
        this.looks = [.. looks.Select((look, i) => (Folded(raw[i], i), look.Streaked is null ? null : Folded(Lattice(look.Streaked), i)))];
        trust = EngineTrust.Of(engine);
        double[] sure = [.. this.looks.Select((look, i) => Math.Exp(Sureness * look.Plain.FreeLogProbability / (looks[i].Plain.Text.Length + 2)))];
        shares = [.. sure.Select(s => s / sure.Sum())];
        free = Mean(lattice => lattice.FreeLogProbability);

        SymbolLattice Folded(CtcLattice lattice, int look) => habits?.Of(engine, look) is { Count: > 0 } known ? SymbolLattice.Fold(lattice, symbols, known) : symbols.Hear(lattice);
    }

    public string Engine { get; }

    /// <summary>Raw text, inner blanks single.</summary>
    public string Text => Texts[0];

    public string Key { get; }

    public RawScore Score { get; }

    /// <summary>Raw texts of all its looks, each without streaks and with bars in their place.</summary>
    public IReadOnlyList<IReadOnlyList<string>> LookTexts { get; }

    /// <summary>Those of its first look.</summary>
    public IReadOnlyList<string> Texts => LookTexts[0];

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

    public double WorstCharacter(string written) => looks.Min(l => Math.Max(l.Plain.WorstCharacter(written), l.Streaked?.WorstCharacter(written) ?? 0));

    /// <summary>What it took the characters of a written value for, look by look; nothing where it reads something else altogether.</summary>
    /// <param name="written">The value.</param>
    /// <param name="support">ln of the probability it gives it.</param>
    /// <param name="probability">How sure the value is.</param>
    public IEnumerable<Taken> Take(string written, double support, double probability)
    {
        if (support < free - Near) yield break;
        for (int look = 0; look < looks.Count; look++)
        {
            var peaks = looks[look].Plain.Peaks(written);
            for (int k = 0; k < peaks.Count; k++)
                if (SaidAt(raw[look], peaks[k].Step) is char heard) yield return new Taken((Engine, look), heard, char.ToLowerInvariant(written[k]), probability);
        }
    }

    private static char? SaidAt(CtcLattice lattice, int step)
    {
        var row = lattice.LogProbabilities.AsSpan(step * lattice.Classes + 1, lattice.Classes - 1);
        int best = 0;
        for (int c = 1; c < row.Length; c++)
            if (row[c] > row[best]) best = c;
        return row[best] < Math.Log(Spoken) || lattice.Alphabet[best].Length != 1 ? null : char.ToLowerInvariant(lattice.Alphabet[best][0]);
    }

    private static CtcLattice Lattice(LineReading look) => look.Lattice ?? TextLattice.Of(Collapse(look.Text));

    /// <summary>Mean over the looks of a logarithm of probability; one at a streak is that of either of its pictures.</summary>
    private double Mean(Func<SymbolLattice, double> log) => looks.Select((look, i) => shares[i] * (look.Streaked is null ? log(look.Plain) : Either(log(look.Plain), log(look.Streaked)))).Sum();

    private static double Either(double plain, double streaked)
    {
        double top = Math.Max(plain, streaked);
        return top + Math.Log((1 - Hidden) * Math.Exp(plain - top) + Hidden * Math.Exp(streaked - top));
    }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
