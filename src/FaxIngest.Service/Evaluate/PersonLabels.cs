using System.Text.Json;
using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Recognize;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Evaluate;

/// <summary>Labels that <c>faxingest labels</c> wrote.</summary>
internal static class PersonLabels
{
    /// <summary>The readings among them that these engines made.</summary>
    /// <param name="file">A JSON line a label.</param>
    /// <param name="engines">Engines in their order: what others read has other evidence.</param>
    /// <param name="report">How many were taken, and how many were not and why.</param>
    /// <exception cref="FormatException">A line is no label; the message says which.</exception>
    internal static IReadOnlyList<LabeledReading> Read(FileInfo file, IReadOnlyList<string> engines, out string report)
    {
        var taken = new List<LabeledReading>();
        int number = 0, others = 0, silent = 0;
        foreach (string line in File.ReadLines(file.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var label = Parse(line, number);
            if (!EngineOrder.Said(label.Engines).SequenceEqual(engines, StringComparer.Ordinal)) others++;
            else if (PersonReadings.Of(label) is { } reading) taken.Add(reading);
            else silent++;
        }
        report = $"verifiers' labels: {taken.Count} taken; {silent} say nothing of one reading, {others} were read by other engines";
        return taken;
    }

    private static FieldLabel Parse(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<FieldLabel>(line, DocumentJson.OneLine) ?? throw new FormatException($"line {number} is empty");
        }
        catch (JsonException)
        {
            // Its own message may quote values.
            throw new FormatException($"line {number} is no label: the file is not one that faxingest labels wrote");
        }
    }
}
