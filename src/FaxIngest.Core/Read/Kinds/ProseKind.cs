using FaxIngest.Model;
using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>Free text of several lines, joined by blanks. Where two looks see the same, that is the text; else each line is what all engines' lattices and usual words make of
/// it. A second look is an opinion like another engine's.</summary>
internal sealed class ProseKind : IFieldKind
{
    // Two engines agree on prose when they differ in no more than this share of characters: a clerk reads over that much.
    private const double Alike = 0.03;

    private static readonly IFieldKind Line = TextKinds.Line("prose line");

    /// <inheritdoc/>
    public string Name => "prose";

    /// <inheritdoc/>
    public DecodedField Decode(IReadOnlyList<EngineLine> lines) => Decode(lines, null);

    private static DecodedField Decode(IReadOnlyList<EngineLine> lines, PageHabits? habits)
    {
        var looks = lines.GroupBy(l => (l.Engine, l.Look)).Select(g => g.ToList()).ToList();
        var engines = looks.Select(look => (look[0].Engine, look[0].Look, Reading: TextLattice.Join([.. look.Select(l => l.Reading)])))
            .Select(e => (e.Engine, e.Look, Text: string.Join(' ', e.Reading.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), e.Reading.Score)).ToArray();
        var keys = engines.Select(e => Likeness.Key(e.Text)).ToArray();
        int chosen = 0;
        double best = double.MaxValue;
        for (int i = 0; i < engines.Length; i++)
        {
            if (keys[i].Length == 0) continue;
            double sum = 0;
            for (int j = 0; j < engines.Length; j++) sum += EngineTrust.Of(engines[j].Engine).Weight * Difference(keys[i], keys[j]);
            if (sum < best - 1e-9) (best, chosen) = (sum, i);
        }
        string text = engines.Length == 0 ? "" : engines[chosen].Text;
        var decoded = engines.Length > 1 && keys.Count(k => k == keys[chosen]) < 2 ? ByLine(looks, habits) : [];
        if (decoded.Count > 0) text = string.Join(' ', decoded.Select(line => line.Value!.Flat));
        string key = Likeness.Key(text);
        var evidence = new Evidence
        {
            Engines = engines.Length,
            Agreeing = engines.Length == 0 ? 0 : keys.Count(k => k.Length > 0 && Difference(key, k) <= Alike),
            RawAgreeing = engines.Length == 0 ? 0 : keys.Count(k => k == key),
            Margin = engines.Length < 2 ? 0 : 20 * (1 - Math.Min(1, best / (engines.Length - 1))),
            Length = text.Length,
        };
        return new DecodedField(text.Length == 0 ? null : FieldValue.Of(text), text,
            [.. engines.Where(e => e.Look == 0).Select(e => new EngineReading(e.Engine, e.Text, e.Text.Length == 0 ? null : e.Text, e.Score))], evidence)
        {
            Taken = new(() => [.. decoded.SelectMany(line => line.Taken.Value)]),
            Adapt = habits is null && decoded.Count > 0 ? now => now.Concern(lines) ? Decode(lines, now) : null : null,
        };
    }

    /// <summary>Every line by itself; none where looks saw another number of lines or nothing in one.</summary>
    private static IReadOnlyList<DecodedField> ByLine(List<List<EngineLine>> looks, PageHabits? habits)
    {
        if (looks.Any(look => look.Count != looks[0].Count)) return [];
        var lines = Enumerable.Range(0, looks[0].Count).Select(at => Line.Decode([.. looks.Select(look => look[at])])).ToList();
        if (lines.Any(line => line.Value is null)) return [];
        return habits is null ? lines : [.. lines.Select(line => line.Adapt?.Invoke(habits) ?? line)];
    }

    private static double Difference(string a, string b)
    {
        int longer = Math.Max(a.Length, b.Length);
        return longer == 0 ? 0 : Likeness.Distance(a, b, longer) / (double)longer;
    }
}
