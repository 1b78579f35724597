using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FaxIngest.Composition;
using FaxIngest.Decide;
using FaxIngest.Ledger;
using FaxIngest.Model;

namespace FaxIngest.Commands;

/// <summary><c>faxingest ledger</c>: does everything that arrived on a day add up?</summary>
internal static class LedgerCommand
{
    internal const string Actor = "command-line";

    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var day = new Option<string>("--day") { Description = "The day, as yyyy-MM-dd, by the plan's clock (California). Default: today, as far as it has come.", HelpName = "DAY" };
        day.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !TryDay(text, out _)) result.AddError($"--day {text} is no day like 2026-11-20.");
        });
        var hash = new Option<bool>("--hash") { Description = "Hash every byte of the day anew; without it, lengths are compared." };
        var json = new Option<bool>("--json") { Description = "Write the account as JSON." };
        var command = new Command("ledger",
            """
            Reconciles a day: everything that arrived has exactly one end, its bytes are there, its pages and parts are all accounted
            for, and what was exported has its receipt and is where the receipt says. Names what does not add up, a sentence each.

            May run beside the service. The service does the same each night and shows the result at /ledger.
            Exit codes: 0 everything adds up, 1 something does not, 3 the store cannot be read.
            """) { day, hash, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            settings, TryDay(parsed.GetValue(day), out var chosen) ? chosen : null, parsed.GetValue(hash), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, DateOnly? day, bool hash, bool json, CancellationToken cancellation)
    {
        await using var provider = Provider.Build(settings);
        if (!await KnownStore.OpenAsync(provider, cancellation)) return ExitCodes.Fault;
        var chosen = day ?? PacificTime.Day(provider.GetRequiredService<TimeProvider>().GetUtcNow());
        var report = await provider.GetRequiredService<Reconciliation>().RunAsync(chosen, hash, cancellation);
        await provider.GetRequiredService<ILedgerStore>().SaveAsync(report, Actor, cancellation);
        await Console.Out.WriteAsync(json ? JsonSerializer.Serialize(report, DocumentJson.Indented) + "\n" : LedgerText.Write(report));
        return report.Balanced ? ExitCodes.Success : ExitCodes.Unbalanced;
    }

    private static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
