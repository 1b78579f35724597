using FaxIngest.Recognize;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>What an engine read in the lines of a folder; kept there between runs.</summary>
/// <param name="Name">The engine.</param>
/// <param name="Texts">One for each line, blanks single.</param>
/// <param name="Milliseconds">CPU of one line.</param>
internal sealed record LineReadings(string Name, IReadOnlyList<string> Texts, double Milliseconds)
{
    /// <summary>Reads the lines, or takes what is kept.</summary>
    /// <param name="folder">Where the lines are.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="name">The engine's name in the table.</param>
    /// <param name="keep">Whether to keep what was read: engines whose version does not change.</param>
    /// <param name="open">Makes the engine.</param>
    public static LineReadings Of(string folder, IReadOnlyList<LabeledLine> lines, string name, bool keep, Func<IOcrEngine> open)
    {
        string kept = Path.Combine(folder, $"{name}.txt");
        if (keep && File.Exists(kept))
        {
            string[] rows = File.ReadAllLines(kept);
            if (rows.Length == lines.Count + 1) return new LineReadings(name, rows[1..], double.Parse(rows[0], System.Globalization.CultureInfo.InvariantCulture));
        }

        using var engine = open();
        foreach (var line in lines.Take(20)) engine.ReadLine(line.Image);
        var before = Environment.CpuUsage.TotalTime;
        var texts = lines.Select(line => string.Join(' ', engine.ReadLine(line.Image).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        double cost = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / lines.Count;
        if (keep) File.WriteAllLines(kept, texts.Prepend(cost.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return new LineReadings(name, texts, cost);
    }
}
