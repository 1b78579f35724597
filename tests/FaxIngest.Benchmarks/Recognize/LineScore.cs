using System.Globalization;
using FaxIngest.Recognize;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>How well engines read labeled lines, by quality, kind and face: character errors and lines exactly right (case, accents and punctuation
/// count), how often the first agrees with each other engine and how often both are then right, and CPU.</summary>
internal static class LineScore
{
    private static readonly HashSet<string> Digits = ["npi", "zip", "count", "money", "date", "event-date", "birth-date", "provider-id"];

    /// <summary>Prints the table.</summary>
    /// <param name="folder">Lines written by <see cref="CropExport"/>.</param>
    /// <param name="models">Other models of our own engine, to compare.</param>
    public static void Run(string folder, IReadOnlyList<string> models)
    {
        Environment.SetEnvironmentVariable("OMP_THREAD_LIMIT", "1");
        var lines = LineFolder.Read(folder);
        var engines = new List<LineReadings> { LineReadings.Of(folder, lines, "own", false, () => OcrEngineCatalog.Create("own")) };
        foreach (string model in models)
            engines.Add(LineReadings.Of(folder, lines, Path.GetFileNameWithoutExtension(model), false, () => new OwnOcrEngine(File.ReadAllBytes(model), Path.GetFileName(model))));
        foreach (string other in (string[])["pp-ocr", "tesseract"])
            engines.Add(LineReadings.Of(folder, lines, other, true, () => OcrEngineCatalog.Create(other)));

        Row("lines", "n", engines.Select(e => e.Name + " CER/exact"));
        foreach (var (name, of) in Sets(lines))
        {
            int[] chosen = [.. Enumerable.Range(0, lines.Count).Where(i => of(lines[i]))];
            if (chosen.Length > 0) Row(name, chosen.Length.ToString(CultureInfo.InvariantCulture), engines.Select(e => Score(lines, chosen, e)));
        }

        Console.WriteLine();
        for (var own = 0; own <= models.Count; own++)
            foreach (var (name, of) in Sets(lines).Where(s => s.Name is "hand" or "typed"))
                foreach (var other in engines.Skip(models.Count + 1))
                    Agreement(lines, [.. Enumerable.Range(0, lines.Count).Where(i => of(lines[i]))], engines[own], other, name);
        Row("CPU ms a line", "", engines.Select(e => e.Milliseconds.ToString("F1", CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<(string Name, Func<LabeledLine, bool> Of)> Sets(IReadOnlyList<LabeledLine> lines)
    {
        static bool Hand(LabeledLine l) => l.Group.StartsWith("hand", StringComparison.Ordinal);
        yield return ("hand", Hand);
        foreach (string quality in (string[])["office-fine", "poor-fine", "office-standard", "poor-standard"])
            yield return ($"hand {quality}", l => Hand(l) && l.Group.Contains(quality, StringComparison.Ordinal));
        yield return ("hand office digits+dates", l => Hand(l) && l.Group.Contains("office", StringComparison.Ordinal) && Digits.Contains(l.Kind));
        yield return ("typed", l => !Hand(l));
        yield return ("typed office", l => !Hand(l) && l.Group.Contains("office", StringComparison.Ordinal));
        yield return ("typed poor", l => !Hand(l) && l.Group.Contains("poor", StringComparison.Ordinal));
        foreach (string kind in lines.Select(l => l.Kind).Distinct().Order(StringComparer.Ordinal)) yield return ($"- hand {kind}", l => Hand(l) && l.Kind == kind);
        foreach (string face in lines.Where(Hand).Select(l => l.Face).Distinct().Order(StringComparer.Ordinal)) yield return ($"- face {face}", l => Hand(l) && l.Face == face);
    }

    private static string Score(IReadOnlyList<LabeledLine> lines, int[] chosen, LineReadings engine)
    {
        double errors = 0, characters = 0, exact = 0;
        foreach (int i in chosen)
        {
            int distance = Distance(engine.Texts[i], lines[i].Text);
            errors += distance;
            characters += lines[i].Text.Length;
            if (distance == 0) exact++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{100 * errors / characters:F1}/{100 * exact / chosen.Length:F1}");
    }

    private static void Agreement(IReadOnlyList<LabeledLine> lines, int[] chosen, LineReadings own, LineReadings other, string set)
    {
        var agreed = chosen.Where(i => own.Texts[i] == other.Texts[i] && own.Texts[i].Length > 0).ToList();
        int right = agreed.Count(i => own.Texts[i] == lines[i].Text);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{set}: {own.Name} = {other.Name}: coverage {100.0 * agreed.Count / chosen.Length:F1} %, precision {100.0 * right / agreed.Count:F1} %, {agreed.Count - right} wrong"));
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            int before = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++) (before, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, before + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    private static void Row(string name, string count, IEnumerable<string> cells) =>
        Console.WriteLine($"{name,-34}{count,6}  {string.Join("  ", cells.Select(c => c.PadLeft(19)))}");
}
