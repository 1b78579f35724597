using System.Globalization;
using System.Text;
using FaxIngest.Decide.Scoring;

namespace FaxIngest.Evaluate;

/// <summary>How boxes to mark were read, each by itself, as a person reads it.</summary>
internal static class BoxText
{
    private const double Level = 0.95;

    /// <summary>A row a group and one of all, then every box that was wrong or left open. Nothing where no box was looked at.</summary>
    internal static string Of(BoxScore all, IReadOnlyDictionary<string, BoxScore> groups)
    {
        if (all.Boxes == 0) return "";
        var text = new StringBuilder().AppendLine();
        Line(text, $"{"boxes by themselves",-34} {"boxes",7} {"marked",7} {"wrong",6} {"share",9}  {"95 % interval",-19} {"unsure",7} {"share",9}  {"95 % interval",-19}");
        foreach (var (name, group) in groups.Where(g => groups.Count > 1 && g.Value.Boxes > 0)) Row(text, name, group);
        Row(text, "all", all);
        List(text, "boxes read wrongly:", all.WrongPlaces);
        List(text, "boxes left open:", all.UnsurePlaces);
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, BoxScore score) =>
        Line(text, $"{name,-34} {score.Boxes,7} {score.Marked,7} {score.Wrong,6} {Percent((double)score.Wrong / score.Boxes),9}  {Interval(score.Wrong, score.Boxes),-19} {score.Unsure,7} {Percent((double)score.Unsure / score.Boxes),9}  {Interval(score.Unsure, score.Boxes),-19}");

    private static void List(StringBuilder text, string title, IReadOnlyList<string> places)
    {
        if (places.Count == 0) return;
        text.AppendLine().AppendLine(title);
        foreach (string place in places) text.Append("  ").AppendLine(place);
    }

    private static string Interval(int hits, int samples)
    {
        var (low, high) = BinomialInterval.ClopperPearson(hits, samples, Level);
        return $"{Percent(low)} .. {Percent(high)}";
    }

    private static string Percent(double share) => (100 * share).ToString("F3", CultureInfo.InvariantCulture) + "%";

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(FormattableString.Invariant(line).TrimEnd());
}
