using System.Diagnostics;
using System.Globalization;
using FaxIngest.Check;
using FaxIngest.Composition;
using FaxIngest.Settings;
using FaxIngest.Store;
using FaxIngest.Verify;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace FaxIngest.Benchmarks.Verify;

/// <summary>A long history: what proving the chain takes, the auditor's page with each of its filters, and the CSV of all of it; and whether memory stays flat meanwhile.</summary>
internal static class AuditYear
{
    private const int Together = 2000;
    private const string Secret = "a secret of this measurement alone, 1";

    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task RunAsync(int events)
    {
        string root = Directory.CreateTempSubdirectory("faxingest-audit-year-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(root, "secret"), Secret);
            string[] settings = [$"--Data:Folder={Path.Combine(root, "data")}", "--Web:Urls=http://127.0.0.1:0", $"--Verify:Proxy:SecretFile={Path.Combine(root, "secret")}", "--Verify:Proxy:Roles:books=auditor", "--Verify:Proxy:Roles:chiefs=admin"];
            await using var app = ServiceHost.Build(SettingArguments.Split(settings).Settings, services =>
            {
                foreach (var worker in services.Where(service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList()) services.Remove(worker);
            });
            await app.Services.GetRequiredService<IFaxStore>().MigrateAsync(None);
            var clock = Stopwatch.StartNew();
            await FillAsync(app.Services.GetRequiredService<SqlDatabase>(), events);
            Say($"{events:N0} events, database {new FileInfo(Path.Combine(root, "data", "faxingest.db")).Length / 1e6:F0} MB, written in {clock.Elapsed.TotalSeconds:F0} s");
            await ProveAsync(app);
            await app.StartAsync();
            await ReadAsync(app, events);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>A day's mixture: of each fax some steps by the service, some views, one decision with its fields.</summary>
    private static async Task FillAsync(SqlDatabase database, int events)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-365);
        string changes = string.Join(',', Enumerable.Range(0, 6).Select(i => $$$"""{"field":"member.field{{{i}}}","before":{"value":"ABCDEF{{{i}}}","decision":"verify"},"after":{"value":"ABCDEG{{{i}}}","decision":"accept"}}"""));
        for (int first = 0; first < events; first += Together)
        {
            await database.WriteAsync(session =>
            {
                for (int number = first; number < Math.Min(first + Together, events); number++)
                {
                    string fax = string.Create(CultureInfo.InvariantCulture, $"01jd{number / 10:d22}"), person = $"person-{number / 10 % 20}";
                    var (actor, action, details) = (number % 10) switch
                    {
                        0 => ("service", "received", """{"to":"Received","bytes":48211}"""),
                        1 => ("service", "claimed", """{"state":"Received","attempt":1}"""),
                        2 => ("service", "read", """{"to":"Read","pages":3}"""),
                        3 => ("service", "awaiting-verification", """{"to":"AwaitingVerification","reasons":["low-confidence"]}"""),
                        4 => (person, "loaded", "{}"),
                        5 => (person, "viewed", "{}"),
                        6 => (person, "viewed-page", """{"page":1}"""),
                        7 => (person, "verified", $$"""{"referral":"{{fax}}-1","changes":[{{changes}}]}"""),
                        8 => ("service", "accepted", """{"to":"Accepted"}"""),
                        _ => number % 50_000 == 9 ? ("nobody", "sign-in-refused", """{"address":"192.0.2.1"}""") : ("service", "exported", """{"to":"Exported","target":"folder"}"""),
                    };
                    session.Tell(new AuditEvent(start.AddSeconds(31_536_000.0 * number / events), actor, action, fax, details));
                }
                return Task.FromResult(true);
            }, None);
        }
    }

    private static async Task ProveAsync(WebApplication app)
    {
        await MeasureAsync("faxingest check: the chain", async () => await StoreProofs.ProveAuditAsync(app.Services.GetRequiredService<IAuditStore>(), app.Services.GetRequiredService<AuditHeads>(), None));
    }

    private static async Task ReadAsync(WebApplication app, int events)
    {
        using var auditor = Client(app, "books");
        string middle = DateTimeOffset.UtcNow.AddDays(-180).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (string query in (string[])["", "?actor=person-7", "?action=sign-in-refused", "?action=password-reset", $"?fax=01jd{events / 20:d22}", $"?from={middle}&to={middle}", "?from=2020-01-01&to=2020-12-31", "?actor=person-7&action=verified", "?actor=nobody-here", $"?before={events / 2}", "?member=m-0123456789abcdef"])
        {
            var times = new List<double>();
            for (int i = 0; i < 7; i++)
            {
                long from = Stopwatch.GetTimestamp();
                using var answer = await auditor.GetAsync(new Uri("/audit" + query, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsStringAsync();
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
            Say($"page /audit{query}: {times.Order().ElementAt(3):F0} ms, slowest {times.Max():F0}");
        }
        foreach (string group in (string[])["books", "chiefs"])
        {
            using var reader = Client(app, group);
            long bytes = 0, lines = 0;
            await MeasureAsync($"CSV of all, as {(group == "books" ? "auditor" : "administrator")}", async () =>
            {
                using var answer = await reader.GetAsync(new Uri("/audit.csv", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
                answer.EnsureSuccessStatusCode();
                await using var stream = await answer.Content.ReadAsStreamAsync();
                byte[] buffer = new byte[1 << 16];
                for (int read; (read = await stream.ReadAsync(buffer)) > 0; bytes += read) lines += buffer.AsSpan(0, read).Count((byte)'\n');
                return $"{lines:N0} lines, {bytes / 1e6:F0} MB";
            });
        }
    }

    private static HttpClient Client(WebApplication app, string group)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), Timeout = TimeSpan.FromMinutes(20) };
        client.DefaultRequestHeaders.Add("X-Proxy-Secret", Secret);
        client.DefaultRequestHeaders.Add("X-Remote-User", $"{group}-reader");
        client.DefaultRequestHeaders.Add("X-Remote-Groups", group);
        return client;
    }

    /// <summary>How long it takes, and what this process (service and measurement together) has resident before and at most.</summary>
    private static async Task MeasureAsync(string what, Func<Task<string>> work)
    {
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        long before = self.WorkingSet64, most = before;
        using var done = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                using var now = Process.GetCurrentProcess();
                most = Math.Max(most, now.WorkingSet64);
                await Task.Delay(100);
            }
        });
        var (clock, cpu) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        string found = await work();
        clock.Stop();
        self.Refresh();
        cpu = self.TotalProcessorTime - cpu;
        await done.CancelAsync();
        await watch;
        Say($"{what}: {clock.Elapsed.TotalSeconds:F1} s (processor {cpu.TotalSeconds:F1} s), resident {before / 1e6:F0} MB before, {most / 1e6:F0} MB at most; {found}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
