using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Trust;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>Blind keying by two persons, and a board that is told.</summary>
public sealed class TrustTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Cin = "#f-member-cin";

    [Fact]
    public async Task Two_persons_settle_a_field_that_neither_sees_the_machine_read()
    {
        await using var host = await BlindBench.StartAsync(("Verify:UndoFor", "00:00:00"));
        var fax = await BlindBench.AddAsync(host, "member.cin", "member.lastName");
        await using (var anna = await BrowserVisit.SignInAsync(chromium, host))
        {
            await OpenAsync(anna, fax);
            await Assertions.Expect(anna.Page.Locator(Cin)).ToHaveValueAsync("");
            Assert.DoesNotContain("91234567", await anna.Page.ContentAsync(), StringComparison.Ordinal);
            await ScreenshotsAsync(anna, "blind");
            await KeyAsync(anna, BlindBench.WrittenCin);
            await Assertions.Expect(anna.Page.GetByText("waits for another person")).ToBeVisibleAsync();
            await OpenAsync(anna, fax);
            await Assertions.Expect(anna.Page.GetByText("It waits for a second person")).ToBeVisibleAsync();
            await Assertions.Expect(anna.Page.Locator(Cin)).ToHaveCountAsync(0);
            await ScreenshotsAsync(anna, "blind-waits");
        }
        await using (var bert = await BrowserVisit.SignInAsync(chromium, host, name: "bert"))
        {
            await OpenAsync(bert, fax);
            Assert.DoesNotContain("91234567", await bert.Page.ContentAsync(), StringComparison.Ordinal);
            await KeyAsync(bert, "91234567D");
        }
        await using var chief = await BrowserVisit.SignInAsync(chromium, host, AccountRole.Supervisor, name: "chief");
        await OpenAsync(chief, fax);
        await Assertions.Expect(chief.Page.GetByText("Three readings differ")).ToBeVisibleAsync();
        await Assertions.Expect(chief.Page.Locator(".readings")).ToContainTextAsync("91234567D");
        await ScreenshotsAsync(chief, "blind-decides");
        await KeyAsync(chief, "91234567D");
        await Assertions.Expect(chief.Page.GetByText("The fax is accepted")).ToBeVisibleAsync();
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        Assert.Equal("91234567D", (await host.Store.DocumentAsync(fax.Id, CancellationToken.None))!.Referrals[0].Fields["member.cin"].Value!.Flat);
    }

    [Fact]
    public async Task A_board_shows_what_happens_without_being_loaded_again()
    {
        await using var host = await BlindBench.StartAsync();
        for (int i = 0; i < 3; i++) await BlindBench.AddAsync(host, i == 0 ? ["member.cin"] : []);
        await MeasuredAsync(host);
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, AccountRole.Supervisor);
        await visit.Page.GotoAsync("/boards");
        var received = visit.Page.Locator("section", new() { Has = visit.Page.Locator("#b-volume") }).Locator(".figure");
        await Assertions.Expect(received).ToHaveTextAsync("4");
        await Assertions.Expect(visit.Page.GetByText("Live.")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await BlindBench.AddAsync(host);
        await Assertions.Expect(received).ToHaveTextAsync("5", new() { Timeout = 15_000 });
        await ScreenshotsAsync(visit, "boards");
        await visit.Page.GotoAsync("/trust");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Trust", Exact = true })).ToBeVisibleAsync();
        await ScreenshotsAsync(visit, "trust");
    }

    [Fact]
    public async Task Without_a_script_a_board_is_a_page_to_load_again()
    {
        await using var host = await BlindBench.StartAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, script: false);
        await visit.Page.GotoAsync("/boards");
        await BlindBench.AddAsync(host);
        // What is the same for all is counted once a second.
        var deadline = DateTime.UtcNow.AddSeconds(10);
        do await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Load again" }).ClickAsync();
        while (await visit.Page.Locator(".figure").First.TextContentAsync() != "1" && DateTime.UtcNow < deadline);
        await Assertions.Expect(visit.Page.Locator(".figure").First).ToHaveTextAsync("1");
    }

    private static async Task OpenAsync(BrowserVisit visit, Fax fax)
    {
        await visit.Page.GotoAsync($"/cases/{fax.Id}");
        await Assertions.Expect(visit.Page.Locator("[data-save]")).ToBeVisibleAsync();
    }

    /// <summary>Keys the CIN where it is asked, confirms all else, saves: from the keyboard.</summary>
    private static async Task KeyAsync(BrowserVisit visit, string cin)
    {
        var left = visit.Page.Locator(".doubtful");
        int fields = await left.CountAsync();
        await left.First.Locator("input[type=text]").FocusAsync();
        for (int i = 0; i < fields; i++)
        {
            bool asked = await visit.Page.EvaluateAsync<bool>("() => document.activeElement?.id === 'f-member-cin'");
            if (asked) await visit.Page.Keyboard.TypeAsync(cin);
            await visit.Page.Keyboard.PressAsync("Enter");
        }
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator(".said")).ToBeVisibleAsync(new() { Timeout = 10_000 });
    }

    /// <summary>Some samples and answers, so that a board has something to show.</summary>
    private static async Task MeasuredAsync(DeskHost host)
    {
        var checks = host.Get<ICheckStore>();
        var fax = await BlindBench.AddAsync(host);
        string id = fax.Id;
        (string Family, int Samples, int Errors)[] measured = [("text", 420, 1), ("text.critical", 260, 0), ("marks", 180, 0), ("blank", 240, 0)];
        int n = 0;
        foreach (var (family, samples, errors) in measured)
        {
            var fields = Enumerable.Range(0, samples).Select(i => new CheckField($"path{i}", family, 0.9995)).ToList();
            var check = Check(CheckKind.Sample, null, fields);
            Assert.True(await checks.AddAsync(check, null, CancellationToken.None));
            await EndAsync(check, [.. fields.Select((field, i) => new CheckResult(field.Path, false, i < errors, null))]);
        }
        foreach (var (person, right) in new[] { ("anna", 19), ("bert", 17) })
        {
            var fields = Enumerable.Range(0, 20).Select(i => new CheckField($"path{i}")).ToList();
            var seed = Check(CheckKind.Seed, person, fields);
            Assert.True(await checks.AddAsync(seed, null, CancellationToken.None));
            await EndAsync(seed, [.. fields.Select((field, i) => new CheckResult(field.Path, false, i >= right, person))]);
        }

        CheckCase Check(CheckKind kind, string? person, IReadOnlyList<CheckField> fields) => new()
        {
            Id = $"{++n:x32}", Kind = kind, FaxId = id, ReferralId = id + "-1", Cause = $"{n}", Person = person, MadeAt = DateTimeOffset.UnixEpoch, ReceivedAt = DateTimeOffset.UnixEpoch, Fields = fields,
        };

        Task<bool> EndAsync(CheckCase check, IReadOnlyList<CheckResult> results) =>
            checks.AnswerAsync(check, 1, new Verification { Person = check.Person ?? "anna", At = DateTimeOffset.UnixEpoch }, new CheckProgress(true, false, false, results), CancellationToken.None);
    }

    private static async Task ScreenshotsAsync(BrowserVisit visit, string name)
    {
        if (Environment.GetEnvironmentVariable("FAXINGEST_SCREENSHOTS") is not { Length: > 0 }) return;
        foreach (var (width, height) in new[] { (1366, 768), (1920, 1080) })
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await visit.ScreenshotAsync($"{name}-{width}-{scheme.ToString().ToLowerInvariant()}");
            }
        }
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await visit.Page.SetViewportSizeAsync(1440, 900);
    }
}
