using System.Globalization;
using FaxIngest.Read;
using FaxIngest.Read.Kinds;
using FaxIngest.Recognize;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>How well the kinds decode labeled lines: values right (as scoring compares them) by our own engine alone and by all engines, by kind;
/// and where two engines agree, how often they are right.</summary>
internal static class ValueScore
{
    /// <summary>Prints the table.</summary>
    /// <param name="folder">Lines written by <see cref="CropExport"/>.</param>
    /// <param name="model">Another model of our own engine, or null.</param>
    public static void Run(string folder, string? model)
    {
        Environment.SetEnvironmentVariable("OMP_THREAD_LIMIT", "1");
        var lines = LineFolder.Read(folder).Where(l => l.Kind != "prose").ToList();
        var all = LineFolder.Read(folder);
        var tesseract = LineReadings.Of(folder, all, "tesseract", true, () => OcrEngineCatalog.Create("tesseract"));
        tesseract = tesseract with { Texts = [.. all.Zip(tesseract.Texts).Where(p => p.First.Kind != "prose").Select(p => p.Second)] };
        IOcrEngine own = model is null ? OcrEngineCatalog.Create("own") : new OwnOcrEngine(File.ReadAllBytes(model), Path.GetFileName(model));
        using var engines = new EngineSet([own, new Remembered("tesseract", lines, tesseract), OcrEngineCatalog.Create("pp-ocr")]);
        var kinds = new FieldKinds(TimeProvider.System);
        var results = lines.Select(line =>
        {
            var kind = kinds[line.Kind];
            string truth = Key(kind.Decode([new EngineLine("person", new LineReading(line.Text, new RawScore(1), null))]));
            var alone = kind.Decode([new EngineLine("own", own.ReadLine(line.Image))]);
            var joint = engines.Read([line.Image], kind);
            return (line.Kind, Hand: line.Group.StartsWith("hand", StringComparison.Ordinal), Own: Key(alone) == truth, Joint: Key(joint) == truth, Agreed: joint.Evidence.Agreeing >= 2, Clear: joint.Evidence.Agreeing >= 2 && joint.Evidence.Margin >= 6);
        }).ToList();

        Console.WriteLine("values right                n   own alone  all engines  two agree: coverage precision wrong   and margin 6: coverage precision wrong");
        foreach (bool hand in (bool[])[true, false])
            foreach (var group in results.Where(r => r.Hand == hand).GroupBy(r => r.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Prepend(null))
            {
                var chosen = group?.ToList() ?? [.. results.Where(r => r.Hand == hand)];
                if (chosen.Count == 0) continue;
                int agreed = chosen.Count(r => r.Agreed), right = chosen.Count(r => r.Agreed && r.Joint), clear = chosen.Count(r => r.Clear), clean = chosen.Count(r => r.Clear && r.Joint);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{(hand ? "hand" : "typed") + " " + (group?.Key ?? "all"),-24}{chosen.Count,6}{100.0 * chosen.Count(r => r.Own) / chosen.Count,10:F1}{100.0 * chosen.Count(r => r.Joint) / chosen.Count,12:F1}{100.0 * agreed / chosen.Count,20:F1}{100.0 * right / Math.Max(1, agreed),10:F1}{agreed - right,6}{100.0 * clear / chosen.Count,20:F1}{100.0 * clean / Math.Max(1, clear),10:F1}{clear - clean,6}"));
            }
    }

    private static string Key(DecodedField field) => field.Value is { } value ? Likeness.Key(value.Flat) : "";
}
