using FaxIngest.Model;
using FaxIngest.Read.Search;
using FaxIngest.Recognize;

namespace FaxIngest.Read.Kinds;

/// <summary>A kind whose grammar is an automaton and whose meaning is a function: every engine's lattice is searched for the strings that
/// the grammar allows, every string found is scored in every lattice, and the value with the best joint support is chosen.</summary>
internal sealed class LineKind : IFieldKind
{
    // Prefixes kept: lines with a dropped character need room, since every place it may have stood opens a branch. Ranked by usual letters too, 32 found what 16 did.
    private const int Width = 24, WidthOfFreeText = 10, WidthOfUsual = 16, Best = 8;
    private const double Never = -60;

    // Lead from which nobody looks for what would be more usual.
    private const double Sure = 12;

    // ln of the odds of what the grammar allows against what it does not: what is written is hardly ever no date at all. A value that engines were forced into (11 that both
    // read as 44, into 04) has that against it, and not only the next value.
    private const double Foreseen = 12;

    // Engines err together, so what they say of a value together is worth about half of what it would be if they did not; and alternatives below the
    // second are not worth asking others about.
    private const double Trusted = 0.5, Least = 0.01;

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

    /// <summary>ln of how much likelier a value is, the words of the page's other entries being known; null: they tell nothing.</summary>
    public Func<string, PageWords, double>? Echo { get; init; }

    /// <summary>What letters are usual one after another in such lines; null: any.</summary>
    public LetterPrior? Letters { get; init; }

    /// <summary>Strings that one that was found may stand for.</summary>
    public Func<string, IEnumerable<string>> Variants { get; init; } = _ => [];

    /// <inheritdoc/>
    public DecodedField Decode(IReadOnlyList<EngineLine> lines) => Decode(lines, null, []);

    private DecodedField Decode(IReadOnlyList<EngineLine> lines, PageHabits? habits, IEnumerable<string> known)
    {
        var engines = lines.GroupBy(l => l.Engine)
            .Select(g => new Heard(g.Key, [.. g.GroupBy(l => l.Look).Select(look => (Joined(look, false)!, Joined(look, true)))], symbols, habits)).ToArray();
        var values = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        int width = grammar is FreeGrammar ? WidthOfFreeText : Width;
        foreach (string written in known) Add(values, written);
        foreach (var lattice in engines.SelectMany(e => e.Lattices))
            foreach (string written in lattice.Found(width, usual: false, l => PrefixBeam.Search(l, grammar, width, Best))) Add(values, written);
        foreach (string word in vocabulary)
            if (engines.Any(e => Likeness.Distance(e.Key, Likeness.Key(word), 1 + word.Length / 3) <= 1 + word.Length / 3)) Add(values, word);
        var choice = Choose(engines, values.Values, null);
        if (choice is not { Field.Evidence.Margin: >= Sure } && Letters is not null)
        {
            foreach (var lattice in engines.SelectMany(e => e.Lattices))
                foreach (string written in lattice.Found(WidthOfUsual, usual: true, l => PrefixBeam.Search(l, grammar, WidthOfUsual, Best, Letters, TextKinds.Weight))) Add(values, written);
            foreach (string written in values.Values.SelectMany(v => v.Written).SelectMany(Variants).Distinct(StringComparer.Ordinal).ToList()) Add(values, written);
            choice = Choose(engines, values.Values, null);
        }

        Func<PageHabits, DecodedField?>? adapt = habits is not null ? null : now => now.Concern(lines) ? Decode(lines, now, choice?.Values.SelectMany(v => v.Written) ?? []) : null;
        if (choice is null) return Nothing(engines) with { Adapt = adapt };
        if (engines[0].ReadsNothing && vocabulary.Count == 0) return Nothing(engines);
        double top = choice.Values.Max(v => v.Score), mass = choice.Values.Sum(v => Math.Exp(Trusted * (v.Score - top)));
        var likely = choice.Values.Select(v => (Value: v, Probability: Math.Exp(Trusted * (v.Score - top)) / mass)).Where(v => v.Probability > Least).ToList();
        var field = choice.Field with
        {
            Taken = new(() => [.. likely.SelectMany(v => engines.SelectMany((e, i) => e.Take(v.Value.Written.MaxBy(e.LogProbability)!, v.Value.Support[i], v.Probability)))
                .GroupBy(t => t with { Times = 0 }).Select(same => same.Key with { Times = same.Sum(t => t.Times) })]),
            Adapt = adapt,
        };
        if (Echo is null) return field;
        return field with
        {
            Alternatives = [.. likely.Select(v => new Alternative(v.Value.Meaning.Value, v.Probability))],
            Reconsider = words =>
            {
                var more = new Dictionary<string, Candidate>(values, StringComparer.Ordinal);
                foreach (string written in choice.Values.OrderByDescending(v => v.Score).Take(Best).SelectMany(v => v.Written).SelectMany(words.Variants).Distinct(StringComparer.Ordinal)) Add(more, written);
                return Choose(engines, more.Values, words)!.Field;
            },
        };
    }

    private static LineReading? Joined(IEnumerable<EngineLine> look, bool streaked) =>
        look.Where(l => l.Streaked == streaked).Select(l => l.Reading).ToList() is { Count: > 0 } lines ? TextLattice.Join(lines) : null;

    private Choice? Choose(Heard[] engines, IReadOnlyCollection<Candidate> found, PageWords? words)
    {
        if (found.Count == 0) return null;
        var values = found.Select(c => Score(c, engines, words)).ToList();
        var alone = engines.Select((_, e) => values.MaxBy(v => v.Support[e] + v.Meaning.Prior + v.Echo)!).ToArray();
        // Only what some engine reads by itself is chosen: a compromise that none of them reads is nearly always wrong.
        var chosen = alone.Where((_, e) => engines[e].Text.Length > 0).DefaultIfEmpty(alone[0]).MaxBy(v => v.Score + v.Echo)!;
        // The lead is that of its own ink: what other entries say of it is evidence of its own.
        double rival = values.Where(v => v != chosen).Select(v => v.Score).DefaultIfEmpty(double.NegativeInfinity).Max();
        if (grammar is not FreeGrammar) rival = Math.Max(rival, chosen.Meaning.Prior + engines.Sum(e => e.FreeOpinion) - Foreseen);
        string written = chosen.Written.MaxBy(w => engines.Sum(e => e.Opinion(e.LogProbability(w))) + interpret(w)!.Prior)!;
        var meaning = interpret(written)!;
        var agreeing = Enumerable.Range(0, engines.Length).Where(e => alone[e] == chosen && engines[e].Says(chosen.Support[e])).ToArray();
        var evidence = new Evidence
        {
            Engines = engines.Length,
            Agreeing = agreeing.Length,
            RawAgreeing = agreeing.Count(e => engines[e].Texts.Any(text => SaysAsItStands(text, written))),
            Looks = engines.Sum(e => e.LookTexts.Count),
            LooksAgreeing = engines.Sum(e => e.LookTexts.Count(look => look.Any(text => SaysAsItStands(text, written)))),
            FirstLogProbability = chosen.Support[0] / written.Length,
            SecondLogProbability = engines.Length > 1 ? chosen.Support[1] / written.Length : 0,
            WorstCharacter = agreeing.Length == 0 ? 0 : agreeing.Min(e => engines[e].WorstCharacter(written)),
            Margin = Math.Clamp(chosen.Score - rival, 0, 20),
            Grammar = meaning.Grammar,
            Known = meaning.Known,
            Rival = meaning.Rival,
            Repairs = engines.Min(e => e.Texts.Min(text => Repairs(text, written))),
            Length = meaning.Value.Length,
        };
        string text = agreeing.Length > 0 ? engines[agreeing[0]].Text : written;
        return new Choice(new DecodedField(FieldValue.Of(meaning.Value), text, Readings(engines, alone), evidence), values);
    }

    private Scored Score(Candidate candidate, Heard[] engines, PageWords? words)
    {
        double[] support = [.. engines.Select(e => LogSum(candidate.Written.Select(e.LogProbability)))];
        double score = candidate.Meaning.Prior + engines.Select((e, i) => e.Opinion(support[i])).Sum();
        return new Scored(candidate.Meaning, candidate.Written, support, score, words is null ? 0 : Echo!(candidate.Meaning.Value, words));
    }

    private void Add(Dictionary<string, Candidate> values, string written)
    {
        if (interpret(written) is not Interpretation meaning) return;
        if (!values.TryGetValue(meaning.Key, out Candidate? candidate)) values[meaning.Key] = new Candidate(meaning, [written]);
        else if (!candidate.Written.Contains(written)) values[meaning.Key] = new Candidate(meaning.Prior > candidate.Meaning.Prior ? meaning : candidate.Meaning, [.. candidate.Written, written]);
    }

    private DecodedField Nothing(Heard[] engines) => new(
        null,
        engines.Select(e => e.Text).FirstOrDefault(t => t.Length > 0) ?? "",
        [.. engines.Select(e => new EngineReading(e.Engine, e.Text, null, e.Score))],
        new Evidence { Engines = engines.Length, Grammar = -1, FirstLogProbability = Never });

    private static IReadOnlyList<EngineReading> Readings(Heard[] engines, Scored[] alone) =>
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

    /// <summary>A value and the strings found that mean it.</summary>
    private sealed record Candidate(Interpretation Meaning, IReadOnlyList<string> Written);

    /// <summary>The value chosen, and all that were found.</summary>
    private sealed record Choice(DecodedField Field, IReadOnlyList<Scored> Values);

    /// <param name="Meaning">The value.</param>
    /// <param name="Written">Strings that mean it.</param>
    /// <param name="Support">ln of its probability, by engine.</param>
    /// <param name="Score">ln of what all engines and its prior make of it, up to a constant.</param>
    /// <param name="Echo">What other entries of the page add.</param>
    private sealed record Scored(Interpretation Meaning, IReadOnlyList<string> Written, double[] Support, double Score, double Echo);
}
