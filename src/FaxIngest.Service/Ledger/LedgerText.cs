using System.Globalization;
using System.Text;
using FaxIngest.Model;

namespace FaxIngest.Ledger;

/// <summary>A day's account for a terminal.</summary>
internal static class LedgerText
{
    /// <summary>Where faxes are, in the order an operator thinks of them.</summary>
    internal static readonly IReadOnlyList<FaxState> Order =
        [FaxState.Exported, FaxState.AwaitingVerification, FaxState.SetAside, FaxState.Stuck, FaxState.Received, FaxState.Read, FaxState.Accepted];

    internal static string Write(LedgerReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Ledger of {report.Day:yyyy-MM-dd}, taken {report.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {(report.Hashed ? "every byte hashed anew" : "lengths only (--hash for the bytes)")}\n\n");
        Line(text, "received", report.Arrivals, report.Witnessed == report.Arrivals ? "and so says the history" : $"the history says {report.Witnessed}");
        foreach (var state in Order) Line(text, "  " + Label(state), report.States.GetValueOrDefault(state));
        Line(text, "  arrived again", report.ArrivedAgain, "bytes that were known");
        if (report.Lost > 0) Line(text, "  gone", report.Lost);
        Line(text, "pages", report.Pages.Values.Sum(), Ends(report.Pages));
        if (report.Parts.Count > 0) Line(text, "parts", report.Parts.Values.Sum(), Ends(report.Parts));
        Line(text, "went out", report.ReferralsExported, $"referrals, {report.Receipts} receipts");
        text.Append('\n');
        foreach (string note in report.Notes) text.Append(CultureInfo.InvariantCulture, $"note: {note}\n");
        foreach (var discrepancy in report.Discrepancies) text.Append(CultureInfo.InvariantCulture, $"- {discrepancy.Message}\n");
        if (report.DiscrepancyCount > report.Discrepancies.Count) text.Append(CultureInfo.InvariantCulture, $"- and {report.DiscrepancyCount - report.Discrepancies.Count} more\n");
        text.Append(Verdict(report)).Append('\n');
        return text.ToString();
    }

    internal static string Verdict(LedgerReport report) => report.DiscrepancyCount switch
    {
        0 => "Everything adds up.",
        1 => "One thing does not add up.",
        int count => string.Create(CultureInfo.InvariantCulture, $"{count} things do not add up."),
    };

    internal static string Label(FaxState state) => state switch
    {
        FaxState.Received or FaxState.Read or FaxState.Accepted => $"in work: {EntryRules.Words(state)}",
        _ => EntryRules.Words(state),
    };

    internal static string Ends(IReadOnlyDictionary<string, int> ends) => string.Join(", ", ends.OrderByDescending(end => end.Value).Select(end => string.Create(CultureInfo.InvariantCulture, $"{end.Value} {end.Key}")));

    private static void Line(StringBuilder text, string what, int count, string more = "") =>
        text.Append(string.Create(CultureInfo.InvariantCulture, $"{what,-26}{count,8}  {more}").TrimEnd()).Append('\n');
}
