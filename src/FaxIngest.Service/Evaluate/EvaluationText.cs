using System.Globalization;
using System.Text;
using FaxIngest.Decide.Scoring;

namespace FaxIngest.Evaluate;

/// <summary>An evaluation as a person reads it.</summary>
internal static class EvaluationText
{
    private const double Level = 0.95;

    /// <summary>Totals, groups, fields, reasons for a person, calibration, and the fields that were accepted though wrong.</summary>
    internal static string Of(Evaluation total, IReadOnlyDictionary<string, Evaluation> groups)
    {
        var text = new StringBuilder();
        Line(text, $"{"group",-34} {"faxes",6} {"form",8} {"accuracy",9} {"coverage",9} {"silent",8}  {"95 % interval",-17} {"straight",9} {"narrative CER",14} {"ECE",7}");
        foreach (var (name, group) in groups.Where(_ => groups.Count > 1)) Row(text, name, group);
        Row(text, "all", total);
        text.AppendLine();
        Line(text, $"{"field",-34} {"n",6} {"right",9} {"accepted",9} {"silent",8}  {"95 % interval",-17} {"ECE",7}");
        foreach (var (path, tally) in total.ByField.OrderBy(f => f.Value.Coverage))
        {
            var (low, high) = BinomialInterval.ClopperPearson(tally.Silent, tally.Accepted, Level);
            Line(text, $"{path,-34} {tally.Fields,6} {Percent(tally.Accuracy),9} {Percent(tally.Coverage),9} {tally.Silent,8}  {$"{Percent(low)} .. {Percent(high)}",-17} {Error(total, path),7}");
        }
        text.AppendLine();
        Line(text, $"{"reason for a person",-34} {"n",6} {"right",9}");
        foreach (var (code, tally) in total.ByReason.OrderByDescending(r => r.Value.Fields)) Line(text, $"{code,-34} {tally.Fields,6} {Percent(tally.Accuracy),9}");
        text.AppendLine();
        Line(text, $"calibration error (ECE, ten bins): {total.Reliability.Error:F4}");
        Line(text, $"{"bin",4} {"n",6} {"confidence",11} {"right",9}");
        int bin = 0;
        foreach (var (samples, confidence, right) in total.Reliability.Table()) Line(text, $"{++bin,4} {samples,6} {confidence,11:F5} {right,9:F5}");
        if (total.Silent.Count > 0)
        {
            text.AppendLine().AppendLine("accepted though wrong:");
            foreach (string place in total.Silent) text.Append("  ").AppendLine(place);
        }
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, Evaluation e)
    {
        var (low, high) = BinomialInterval.ClopperPearson(e.All.Silent, e.All.Accepted, Level);
        double Share(int part) => e.Documents == 0 ? 0 : (double)part / e.Documents;
        Line(text, $"{name,-34} {e.Documents,6} {Percent(Share(e.RightForms)),8} {Percent(e.All.Accuracy),9} {Percent(e.All.Coverage),9} {Percent(e.All.SilentError),8}  {$"{Percent(low)} .. {Percent(high)}",-17} {Percent(Share(e.Straight)),9} {Percent(e.NarrativeErrorRate),14} {e.Reliability.Error,7:F4}");
    }

    private static string Error(Evaluation e, string path) =>
        e.ReliabilityByField.TryGetValue(path, out var reliability) ? reliability.Error.ToString("F4", CultureInfo.InvariantCulture) : "";

    private static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + "%";

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(FormattableString.Invariant(line));
}
