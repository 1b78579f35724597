using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using FaxIngest.Commands;
using FaxIngest.Composition;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify;

namespace FaxIngest.Demo;

/// <summary>The whole service over a throw-away data folder, fed with sample faxes.</summary>
internal sealed class DemoRun(string folder, TextWriter output)
{
    private const string Name = "demo";

    /// <summary>Critical fields that were not keyed as the machine read them go to a second person.</summary>
    private const string Second = "demo-2";
    private const string SummaryFormat = "0.0";

    /// <summary>How often the counts are looked at for the progress bar.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    private string DropFolder => Path.Combine(folder, "in");

    /// <summary>Settings that make the service safe to try: its own folders, this machine only, no real mailbox or roster of the machine's settings is touched but by choice.</summary>
    private KeyValuePair<string, string?>[] Settings =>
    [
        new("Data:Folder", Path.Combine(folder, "data")),
        new("Store:Provider", "sqlite"),
        new("Store:ConnectionString", null),
        new("Receive:Folder:Path", DropFolder),
        new("Receive:Folder:QuietFor", "00:00:01"),
        new("Receive:Folder:QuietForBroken", "00:00:05"),
        new("Export:Folder", Path.Combine(folder, "export")),
        new("Web:Urls", "http://127.0.0.1:0"),
    ];

    /// <summary>Runs until the faxes are through and, unless told to end then, until canceled. Returns an exit code.</summary>
    internal async Task<int> RunAsync(IReadOnlyList<string> samples, IReadOnlyList<KeyValuePair<string, string?>> settings, bool endWhenDone, CancellationToken cancellation)
    {
        SampleFaxes.Drop(samples, DropFolder);
        string[] chosen = [.. settings.Select(setting => setting.Key)];
        await using var app = ServiceHost.Build([.. Settings.Where(own => !chosen.Contains(own.Key, StringComparer.OrdinalIgnoreCase)), .. settings], services => services.AddLogging(Quiet));
        var store = app.Services.GetRequiredService<IFaxStore>();
        await store.MigrateAsync(cancellation);
        string password = NewPassword();
        foreach (string name in new[] { Name, Second })
        {
            await app.Services.GetRequiredService<IAccountStore>().AddAsync(
                new Account { Name = name, Role = AccountRole.Admin, PasswordHash = PasswordSignIn.Hash(password), Stamp = name },
                new AuditEvent(TimeProvider.System.GetUtcNow(), "command-line", "account-added", null, "{}"), cancellation);
        }

        var watch = Stopwatch.StartNew();
        await app.StartAsync(cancellation);
        await output.WriteLineAsync($"""
            FaxIngest demo: {samples.Count} sample faxes, none of a real person

              Verification page   {app.Urls.First()}
              Sign-in             {Name}
              Password            {password}
              A second person     {Second}, the same password
              Files               {folder} (removed at the end)

            Faxes show in the queue as they are read: sign in now, and press N there for the first case.
            In a case Enter confirms a field, typing replaces it, Esc says that it cannot be read, Ctrl Enter saves; F1 lists all keys.

            """);
        try
        {
            var counts = await ProcessAsync(store, samples.Count, cancellation);
            await output.WriteLineAsync(Summary(counts, samples.Count, watch.Elapsed));
            if (!endWhenDone)
            {
                await output.WriteLineAsync("The page stays open to verify the rest. Ctrl+C ends the demo.");
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl+C is how the demo ends.
        }
        await app.StopAsync(CancellationToken.None);
        return ExitCodes.Success;
    }

    /// <summary>Waits until no fax is under way.</summary>
    private async Task<IReadOnlyDictionary<FaxState, int>> ProcessAsync(IFaxStore store, int total, CancellationToken cancellation)
    {
        using var bar = new ProgressBar(total);
        int shown = 0;
        while (true)
        {
            var counts = await store.CountAsync(cancellation);
            int done = new[] { FaxState.Exported, FaxState.AwaitingVerification, FaxState.Stuck, FaxState.SetAside }.Sum(state => counts.GetValueOrDefault(state));
            for (; shown < done; shown++) bar.Advance();
            // Not known by numbers: the same bytes twice are one fax.
            bool allTaken = !Directory.EnumerateFiles(DropFolder).Any(path => !Path.GetFileName(path).StartsWith('.'));
            if (allTaken && done == counts.Values.Sum()) return counts;
            await Task.Delay(Look, cancellation);
        }
    }

    private static string Summary(IReadOnlyDictionary<FaxState, int> counts, int total, TimeSpan took) => string.Create(CultureInfo.InvariantCulture,
        $"{total} faxes in {took.TotalSeconds.ToString(SummaryFormat, CultureInfo.InvariantCulture)} s: {counts.GetValueOrDefault(FaxState.Exported)} exported without a hand, {counts.GetValueOrDefault(FaxState.AwaitingVerification)} wait for a person, {counts.GetValueOrDefault(FaxState.Stuck)} stuck.");

    /// <summary>Four short words of consonant and vowel, 48 bits: the page listens on this machine only and locks after a few wrong tries.</summary>
    private static string NewPassword()
    {
        const string consonants = "bdfghjklmnprstvz", vowels = "aeio";
        return string.Join('-', Enumerable.Range(0, 4).Select(_ => string.Concat(Enumerable.Range(0, 4).Select(i => i % 2 == 0
            ? consonants[RandomNumberGenerator.GetInt32(consonants.Length)]
            : vowels[RandomNumberGenerator.GetInt32(vowels.Length)]))));
    }

    /// <summary>Only what needs attention: the console belongs to the demo.</summary>
    private static void Quiet(ILoggingBuilder logging) => logging.SetMinimumLevel(LogLevel.Warning).AddFilter(null, LogLevel.Warning);
}
