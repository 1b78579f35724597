using System.Diagnostics;
using System.Globalization;
using FaxIngest.Composition;
using FaxIngest.Settings;
using FaxIngest.Store;
using FaxIngest.Verify;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FaxIngest.Benchmarks.Verify;

/// <summary>The desk in a real browser, with a full store: the queue page, the first paint of a case, and the time from sending a case until the next one is ready.</summary>
internal static class DeskDay
{
    private const string Person = "bench", Password = "correct horse battery";

    /// <summary>Durations of the saves' answers.</summary>
    private const string Answers = """performance.getEntriesByType("resource").filter(each => /cases.[^/]+.[0-9]+([?]|$)/.test(each.name)).map(each => each.duration)""";

    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task RunAsync(string folder, int documents, int waiting)
    {
        string root = Directory.CreateTempSubdirectory("faxingest-desk-day-").FullName;
        try
        {
            string data = Directory.CreateDirectory(Path.Combine(root, "data")).FullName;
            Directory.CreateDirectory(Path.Combine(data, "pages"));
            string[] settings = [$"--Data:Folder={data}", "--Web:Urls=http://127.0.0.1:0", "--Verify:Blind:Enabled=false", $"--Export:Folder={Path.Combine(root, "out")}", "--Verify:UndoFor=00:10:00"];
            await using var app = ServiceHost.Build(SettingArguments.Split(settings).Settings, services =>
            {
                // The books would find a hundred thousand faxes without bytes, and say so all the while.
                foreach (var ledger in services.Where(service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList()) services.Remove(ledger);
            });
            await app.Services.GetRequiredService<IFaxStore>().MigrateAsync(None);
            var clock = Stopwatch.StartNew();
            await DeskStore.FillAsync(app, folder, data, documents, waiting);
            await app.Services.GetRequiredService<IAccountStore>().AddAsync(
                new Account { Name = Person, Role = AccountRole.Verifier, PasswordHash = PasswordSignIn.Hash(Password), Stamp = "s" }, new AuditEvent(DateTimeOffset.UtcNow, "bench", "account-added", null, "{}"), None);
            Say($"{documents} documents, {waiting} of them waiting, written in {clock.Elapsed.TotalSeconds:F0} s");
            await app.StartAsync();
            await BrowseAsync(app);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task BrowseAsync(WebApplication app)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Environment.GetEnvironmentVariable("FAXINGEST_CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(),
            ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("[name=name]").FillAsync(Person);
        await page.Locator("[name=password]").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[data-list]");

        var queue = new List<double>();
        for (int i = 0; i < 25; i++) queue.Add((await LoadAsync(page, i % 2 == 0 ? "/" : "/?form=cs-meals&channel=fax")).Answered);
        Tell("queue page, answered whole", queue, 150);

        var open = await app.Services.GetRequiredService<ICaseQueue>().ListAsync(new QueueFilter(), 40, None);
        var answered = new List<double>();
        var painted = new List<double>();
        foreach (var entry in open.Take(25))
        {
            var (whole, paint) = await LoadAsync(page, $"/cases/{entry.Fax.Id}");
            answered.Add(whole);
            painted.Add(paint);
        }
        Tell("case page, answered whole", answered, 0);
        Tell("case page, first paint", painted, 300);

        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("n");
        await page.WaitForSelectorAsync("[data-split]");
        await page.EvaluateAsync("performance.setResourceTimingBufferSize(5000)");
        var turns = new List<double>();
        for (int i = 0; i < 60; i++) turns.Add(await TurnAsync(page));
        Tell("from sending a case to the next one ready, seen outside", turns, 100);
        Tell("of that, the service's answer", [.. await page.EvaluateAsync<double[]>(Answers)], 0);
        var log = await app.Services.GetRequiredService<ICaseQueue>().WorkAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, None);
        Tell("the same by the desk's own log", [.. log.Select(each => each.Effort.Turn).OfType<int>().Select(each => (double)each)], 100);
    }

    /// <summary>Milliseconds until the page had come in whole, and until something was painted.</summary>
    private static async Task<(double Answered, double Painted)> LoadAsync(IPage page, string address)
    {
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        double[] times = await page.EvaluateAsync<double[]>("""
            () => new Promise(done => {
              const look = () => {
                const paint = performance.getEntriesByName("first-contentful-paint")[0], load = performance.getEntriesByType("navigation")[0];
                if (!paint) return setTimeout(look, 10);
                done([load.responseEnd - load.requestStart, paint.startTime]);
              };
              look();
            })
            """);
        return (times[0], times[1]);
    }

    /// <summary>Confirms a case key by key, and measures from the last key until the next case is drawn with its first field in hand.</summary>
    private static async Task<double> TurnAsync(IPage page)
    {
        string fax = await page.EvaluateAsync<string>("document.querySelector('[data-split]').dataset.fax");
        // As fast as keys can go a person does not: a moment for the case ahead to be there.
        await page.WaitForTimeoutAsync(400);
        for (int keys = 0; keys < 60 && !await page.EvaluateAsync<bool>("document.activeElement?.matches('[data-save]') ?? false"); keys++) await page.Keyboard.PressAsync("Enter");
        await page.EvaluateAsync("""
            fax => {
              window.turned = new Promise(done => {
                document.addEventListener("keydown", event => {
                  const began = event.timeStamp;
                  const look = () => {
                    const root = document.querySelector("[data-split]");
                    const image = root?.querySelector("svg.page:not([hidden]) image");
                    if (root && (root.dataset.fax !== fax || document.activeElement?.closest("[data-objection], .doubtful")) && document.activeElement !== document.body && image)
                      return setTimeout(() => done([performance.now() - began, root.dataset.fax]), 0);
                    requestAnimationFrame(look);
                  };
                  requestAnimationFrame(look);
                }, { once: true, capture: true });
              });
            }
            """, fax);
        await page.Keyboard.PressAsync("Enter");
        return (await page.EvaluateAsync<System.Text.Json.JsonElement>("window.turned"))[0].GetDouble();
    }

    private static void Tell(string what, List<double> times, int wanted)
    {
        times.Sort();
        double At(double share) => times[Math.Min(times.Count - 1, (int)Math.Ceiling(share * times.Count) - 1)];
        Say($"{what}: median {At(0.5):F0} ms, p95 {At(0.95):F0} ms, most {times[^1]:F0} ms of {times.Count}{(wanted > 0 ? $" (wanted: {wanted} ms)" : "")}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
