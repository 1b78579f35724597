using FaxIngest.Model;
using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>A kind whose grammar is an automaton and whose meaning is a function: every engine's lattice is searched for the strings that
/// the grammar allows, every string found is scored in every lattice, and the value with the best joint support is chosen.</summary>
internal sealed class LineKind : IFieldKind
{
    // Prefixes kept: lines with a dropped character need room, since every place it may have stood opens a branch.
    private const int Width = 24, WidthOfFreeText = 10, Best = 8;
    private const double Never = -60;

    private readonly SymbolMap symbols;
    private readonly IGrammar grammar;
    private readonly Func<string, Interpretation?> interpret;
    private readonly IReadOnlyList<string> vocabulary;

    /// <param name="name">Name as templates write it.</param>
    /// <param name="symbols">What is heard in an engine's characters.</param>
    /// <param name="grammar">What may be written.</param>
    /// <param name="interpret">What a written string means; null when it means nothing (not a real date).</param>
    /// <param name="vocabulary">Strings that are tried even when no search finds them.</param>
    public LineKind(string name, SymbolMap symbols, IGrammar grammar, Func<string, Interpretation?> interpret, IReadOnlyList<string>? vocabulary = null) =>
        (Name, this.symbols, this.grammar, this.interpret, this.vocabulary) = (name, symbols, grammar, interpret, vocabulary ?? []);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DecodedField Decode(IReadOnlyList<EngineLine> lines)
    {
        var engines = lines.GroupBy(l => l.Engine).Select(g => new Heard(g.Key, TextLattice.Join([.. g.Select(l => l.Reading)]), symbols)).ToArray();
        var values = Candidates(engines);
        if (values.Count == 0) return Nothing(engines);

        foreach (Candidate value in values)
        {
            value.Support = new double[engines.Length];
            for (int e = 0; e < engines.Length; e++)
                value.Support[e] = LogSum(value.Written.Select(w => engines[e].LogProbability(w)));
        }
        double Joint(Candidate c) => c.Meaning.Prior + engines.Select((e, i) => e.Opinion(c.Support[i])).Sum();
        var alone = engines.Select((_, e) => values.MaxBy(v => v.Support[e] + v.Meaning.Prior)!).ToArray();
        // Only what some engine reads by itself is chosen: a compromise that none of them reads is nearly always wrong.
        Candidate chosen = alone.Where((_, e) => engines[e].Text.Length > 0).DefaultIfEmpty(alone[0]).MaxBy(Joint)!;
        double rival = values.Where(v => v != chosen).Select(Joint).DefaultIfEmpty(double.NegativeInfinity).Max();
        double margin = Math.Clamp(Joint(chosen) - rival, 0, 20);
        string written = chosen.Written.MaxBy(w => engines.Select(e => e.Opinion(e.LogProbability(w))).Sum() + interpret(w)!.Prior)!;
        var meaning = interpret(written)!;
        var agreeing = Enumerable.Range(0, engines.Length).Where(e => alone[e] == chosen && engines[e].Says(chosen.Support[e])).ToArray();
        var evidence = new Evidence
        {
            Engines = engines.Length,
            Agreeing = agreeing.Length,
            RawAgreeing = agreeing.Count(e => SaysAsItStands(engines[e].Text, written)),
            FirstLogProbability = chosen.Support[0] / written.Length,
            SecondLogProbability = engines.Length > 1 ? chosen.Support[1] / written.Length : 0,
            WorstCharacter = agreeing.Length == 0 ? 0 : agreeing.Min(e => engines[e].WorstCharacter(written)),
            Margin = margin,
            Grammar = meaning.Grammar,
            Known = meaning.Known?.Invoke() ?? 0,
            Repairs = engines.Min(e => Repairs(e.Text, written)),
            Length = meaning.Value.Length,
        };
        string text = agreeing.Length > 0 ? engines[agreeing[0]].Text : written;
        return new DecodedField(FieldValue.Of(meaning.Value), text, Readings(engines, alone), evidence);
    }

    private List<Candidate> Candidates(Heard[] engines)
    {
        var values = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        bool free = grammar is FreeGrammar;
        foreach (Heard engine in engines)
            foreach (string written in PrefixBeam.Search(engine.Lattice, grammar, free ? WidthOfFreeText : Width, Best)) Add(written);
        foreach (string word in vocabulary)
            if (engines.Any(e => Likeness.Distance(e.Key, Likeness.Key(word), 1 + word.Length / 3) <= 1 + word.Length / 3)) Add(word);
        return [.. values.Values];

        void Add(string written)
        {
            if (interpret(written) is not Interpretation meaning) return;
            if (!values.TryGetValue(meaning.Key, out Candidate? candidate)) values[meaning.Key] = candidate = new Candidate(meaning);
            else if (meaning.Prior > candidate.Meaning.Prior) candidate.Meaning = meaning;
            if (!candidate.Written.Contains(written)) candidate.Written.Add(written);
        }
    }

    private DecodedField Nothing(Heard[] engines) => new(
        null,
        engines.Select(e => e.Text).FirstOrDefault(t => t.Length > 0) ?? "",
        [.. engines.Select(e => new EngineReading(e.Engine, e.Text, null, e.Score))],
        new Evidence { Engines = engines.Length, Grammar = -1, FirstLogProbability = Never });

    private static IReadOnlyList<EngineReading> Readings(Heard[] engines, Candidate[] alone) =>
        [.. engines.Select((e, i) => new EngineReading(e.Engine, e.Text, e.Text.Length == 0 ? null : alone[i].Meaning.Value, e.Score))];

    /// <summary>Characters by which a written value differs from an engine's raw text, blanks, case and punctuation aside.</summary>
    private static int Repairs(string raw, string written) => Likeness.Distance(Likeness.Key(raw), Likeness.Key(written), 20);

    private bool SaysAsItStands(string raw, string written) =>
        symbols.DigitsByPosition ? Likeness.CodeKey(raw) == Likeness.CodeKey(written) : Likeness.Key(raw) == Likeness.Key(written);

    private static double LogSum(IEnumerable<double> logs)
    {
        double[] all = [.. logs];
        double top = all.Max();
        return double.IsNegativeInfinity(top) ? Never * 10 : top + Math.Log(all.Sum(x => Math.Exp(x - top)));
    }

    private sealed class Candidate(Interpretation meaning)
    {
        public Interpretation Meaning = meaning;
        public readonly List<string> Written = [];
        public double[] Support = [];
    }
}
