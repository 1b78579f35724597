using FaxIngest.Recognize;

namespace FaxIngest.Read.Search;

/// <summary>Lattices for engines that give text alone, and for entries of several lines.</summary>
internal static class TextLattice
{
    // How often a stock engine errs on a fax, per character: a wrong character, one it made up, one it lost. Orders of magnitude are what matters:
    // they make one difference between unlike characters worth about nine in natural logarithm, less than two engines' agreement.
    private const float Said = 0.95f, Alike = 0.01f, MadeUp = 0.01f, Other = 1e-4f, Lost = 2e-5f;

    /// <summary>ln of the share of what text that stands in a file does not say.</summary>
    private const float Never = -20;

    // What looks alike in small fax print: one engine's word for such a difference weighs little.
    private static readonly string[] AlikeGroups = ["lI1i|!tjfr/", "ceoa", "nhmrku", "vyuwx", "gq9y", "zs2Z", "S5s8B", "O0DQC", "6Gb", "4A", "7T/", "3E8", "PF", "HN"];

    private static readonly float[]?[] Rows = new float[]?[95 + 64 + 2];

    private static readonly string[] Latin = [.. Enumerable.Range(32, 95).Concat(Enumerable.Range(0xC0, 0x40)).Select(c => ((char)c).ToString())];

    /// <summary>A lattice that says <paramref name="text"/>, with room for single errors.</summary>
    public static CtcLattice Of(string text)
    {
        int width = Latin.Length + 1, steps = 2 * text.Length + 1;
        var log = new float[steps * width];
        for (int t = 0; t < steps; t++)
        {
            var row = log.AsSpan(t * width, width);
            (t % 2 == 1 ? Character(ClassOf(text[t / 2])) : Character(-1)).CopyTo(row);
        }
        return new CtcLattice(steps, Latin, log);
    }

    /// <summary>A lattice that says <paramref name="text"/> and nothing else: text that nobody had to read.</summary>
    public static CtcLattice Exact(string text)
    {
        int width = Latin.Length + 1, steps = 2 * text.Length + 1;
        var log = new float[steps * width];
        Array.Fill(log, Never);
        for (int t = 0; t < steps; t++) log[t * width + (t % 2 == 1 ? ClassOf(text[t / 2]) : 0)] = 0;
        return new CtcLattice(steps, Latin, log);
    }

    /// <summary>The step of a class said, or of the silence between two (−1); made once each.</summary>
    private static float[] Character(int said)
    {
        if (said < 0) return Rows[^1] ??= Row(Lost, 0.99f, 0);
        return Rows[said] ??= Row(Other, MadeUp, said);
    }

    private static float[] Row(float other, float silence, int said)
    {
        var row = new float[Latin.Length + 1];
        Array.Fill(row, MathF.Log(other));
        row[0] = MathF.Log(silence);
        if (said == 0) return row;
        foreach (string group in AlikeGroups)
        {
            if (!group.Contains(Latin[said - 1][0], StringComparison.Ordinal)) continue;
            foreach (char c in group) row[ClassOf(c)] = MathF.Log(Alike);
        }
        row[said] = MathF.Log(Said);
        return row;
    }

    /// <summary>Successive lines as one, a blank between. Lattices of one alphabet are joined; otherwise the texts are.</summary>
    public static LineReading Join(IReadOnlyList<LineReading> lines)
    {
        if (lines.Count == 1) return lines[0];
        string text = string.Join(' ', lines.Select(l => l.Text.Trim()).Where(t => t.Length > 0));
        var score = new RawScore(lines.Min(l => l.Score.Value));
        if (lines.Any(l => l.Lattice is null || !ReferenceEquals(l.Lattice.Alphabet, lines[0].Lattice!.Alphabet))) return new LineReading(text, score, null);
        var alphabet = lines[0].Lattice!.Alphabet;
        int width = alphabet.Count + 1, blank = 0;
        for (int k = 0; k < alphabet.Count && blank == 0; k++)
            if (alphabet[k] == " ") blank = k + 1;
        var log = new List<float>();
        foreach (LineReading line in lines)
        {
            if (log.Count > 0 && blank > 0)
            {
                var row = new float[width];
                Array.Fill(row, -20);
                row[blank] = 0;
                log.AddRange(row);
            }
            log.AddRange(line.Lattice!.LogProbabilities);
        }
        return new LineReading(text, score, new CtcLattice(log.Count / width, alphabet, [.. log]));
    }

    private static int ClassOf(char c) => c is >= ' ' and <= '~' ? c - ' ' + 1 : c is >= '\u00C0' and <= '\u00FF' ? c - 0xC0 + 96 : 0;
}
