using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Read;

/// <summary>Lattices as a CTC net gives them: a step for each character, silence between, and what else each might be.</summary>
internal static class Lattices
{
    private static readonly string[] Alphabet = [.. Enumerable.Range(32, 95).Select(c => ((char)c).ToString())];

    /// <summary>A line in which <c>{ab}</c> is one character read as a with 0.6 and as b with 0.4, <c>{a~b}</c> as a with 0.95 and as b with 0.03,
    /// and <c>{a}</c> as a with 0.1 (all but lost).</summary>
    public static EngineLine Line(string engine, string spec, double sure = 0.99)
    {
        var steps = new List<(char, double)[]>();
        string text = "";
        for (int i = 0; i < spec.Length; i++)
        {
            if (spec[i] == '{')
            {
                string inner = spec[(i + 1)..spec.IndexOf('}', i)];
                i += inner.Length + 1;
                steps.Add(inner.Length switch { 1 => [(inner[0], 0.1)], 2 => [(inner[0], 0.6), (inner[1], 0.4)], _ => [(inner[0], 0.95), (inner[2], 0.03)] });
                if (inner.Length > 1) text += inner[0];
            }
            else
            {
                steps.Add([(spec[i], sure)]);
                text += spec[i];
            }
        }
        int classes = Alphabet.Length + 1;
        var log = new float[(2 * steps.Count + 1) * classes];
        Array.Fill(log, -14f);
        for (int t = 0; t < 2 * steps.Count + 1; t++)
        {
            var row = log.AsSpan(t * classes, classes);
            row[0] = MathF.Log(0.999f);
            if (t % 2 == 0) continue;
            row[0] = (float)Math.Log(Math.Max(1e-4, 1 - steps[t / 2].Sum(s => s.Item2)));
            foreach (var (c, p) in steps[t / 2]) row[c - 31] = (float)Math.Log(p);
        }
        return new EngineLine(engine, new LineReading(text, new RawScore(0), new CtcLattice(2 * steps.Count + 1, Alphabet, log)));
    }

    /// <summary>An engine that gives text alone.</summary>
    public static EngineLine Text(string engine, string text) => new(engine, new LineReading(text, new RawScore(0), null));
}
