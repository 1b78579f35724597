using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Validate;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>How the pages look: nothing for an accessibility checker to find, light or dark; a one-page form's fields without scrolling; pictures for whoever wants to look.</summary>
public sealed class LooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Roster Members = Roster.Parse(new StringReader("""
        cin,lastName,firstName,dateOfBirth,phone,street,city
        91234567A,Quillfeather,Ottoline,1999-07-02,8315550142,12 Alder Row,Watsonville
        91234568A,Quillfeather,Orlando,1999-07-02,8315550142,12 Alder Row,Watsonville
        97654321C,Quilfeather,Ottoline,1950-01-31,,3 Mill Lane,Merced
        """));

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_accessibility_checker_finds_nothing(ColorScheme scheme)
    {
        await using var host = await DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<IRosterSource>(new FixedRoster(Members))));
        var first = await host.AddCaseAsync("first.tif", document: id => Busy(SampleCase.Document(id, new DateOnly(2026, 11, 24))), read: Three(SampleCase.Read()));
        foreach (int page2 in new[] { 2, 3 }) await File.WriteAllBytesAsync(Path.Combine(host.Folder, "pages", first.Id, $"page-000{page2}.png"), SamplePage.Png());
        await host.AddCaseAsync("second.tif");
        await host.AddStuckAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, AccountRole.Supervisor);
        var page = visit.Page;
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var found = new List<string>();
        async Task LookAsync(string name)
        {
            found.AddRange((await Axe.FindingsAsync(page)).Select(each => $"{name}: {each}"));
            foreach (var (width, height) in new[] { (1366, 768), (1920, 1080) })
            {
                if (Environment.GetEnvironmentVariable("FAXINGEST_SCREENSHOTS") is not { Length: > 0 }) break;
                await page.SetViewportSizeAsync(width, height);
                await visit.ScreenshotAsync($"{name}-{scheme.ToString().ToLowerInvariant()}-{width}x{height}");
            }
        }

        await LookAsync("queue");
        foreach (var (name, address) in new[] { ("upload", "/upload"), ("ledger", "/ledger"), ("set-aside", "/?state=setAside"), ("pages", $"/cases/{first.Id}/pages"), ("members-page", $"/cases/{first.Id}/1/members") })
        {
            await page.GotoAsync(address);
            await LookAsync(name);
        }
        await page.GotoAsync($"/cases/{first.Id}");
        await Assertions.Expect(page.Locator(".doubtful :focus")).ToBeVisibleAsync();
        await LookAsync("case");
        await page.Keyboard.PressAsync("Alt+m");
        await Assertions.Expect(page.Locator("[data-pick]").First).ToBeFocusedAsync();
        await LookAsync("members");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("F1");
        await LookAsync("keys");
        await page.GotoAsync($"/compare/{first.Id}-1/{first.Id}-1");
        await LookAsync("compare");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await LookAsync("sign-in");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_accessibility_checker_finds_nothing_on_the_pages_of_those_who_look_after_the_desk(ColorScheme scheme)
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync("first.tif");
        await host.AddStuckAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, AccountRole.Admin);
        var page = visit.Page;
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync($"/cases/{fax.Id}");
        var found = new List<string>();
        foreach (var (name, address) in new[]
        {
            ("boards", "/boards"), ("trust", "/trust"), ("audit", "/audit"), ("people", "/people"), ("person", "/people/anna"), ("account", "/account"),
            ("history", $"/cases/{fax.Id}/1/fields/member.lastName"),
        })
        {
            var answer = await page.GotoAsync(address);
            Assert.Equal(200, answer!.Status);
            found.AddRange((await Axe.FindingsAsync(page)).Select(each => $"{name}: {each}"));
            if (Environment.GetEnvironmentVariable("FAXINGEST_SCREENSHOTS") is not { Length: > 0 }) continue;
            await page.SetViewportSizeAsync(1366, 768);
            await visit.ScreenshotAsync($"{name}-{scheme.ToString().ToLowerInvariant()}-1366x768");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("typed-office-5001-0003-cs-meals")]
    [InlineData("hand-office-5014-0003-cs-meals")]
    [InlineData("hand-office-5014-0006-tar")]
    public async Task The_fields_of_a_one_page_form_need_no_scrolling_on_a_small_screen(string name)
    {
        await using var host = await DeskHost.StartAsync(DeskHost.DecideByItself);
        var faxes = await RealFaxes.QueueAsync(host, 1, name);
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.SetViewportSizeAsync(1366, 768);
        await page.GotoAsync($"/cases/{faxes.Waiting.Single()}");
        await Assertions.Expect(page.Locator("[data-split]")).ToBeVisibleAsync();
        await visit.ScreenshotAsync($"real-{name}-1366x768");
        int[] heights = await page.EvaluateAsync<int[]>("(() => { const at = document.querySelector('[data-fields]'); return [at.scrollHeight, at.clientHeight]; })()");
        // What a pointer aims at: 24 pixels (WCAG 2.2, 2.5.8).
        double[] rows = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.field.sure:not([open]) > summary, .doubtful')].map(at => at.getBoundingClientRect().height)");
        await page.SetViewportSizeAsync(1920, 1080);
        await visit.ScreenshotAsync($"real-{name}-1920x1080");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(1366, 768);
        await visit.ScreenshotAsync($"real-{name}-dark-1366x768");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.InRange(row, 24, double.MaxValue));
        Assert.True(heights[0] <= heights[1], $"the fields are {heights[0]} pixels high, there is room for {heights[1]}");
    }

    private static ReadResult Three(ReadResult read) => read with { Pages = [.. Enumerable.Range(1, 3).Select(page => read.Pages[0] with { Page = page, Image = $"page-000{page}.png" })] };

    /// <summary>The sample with a group of boxes, a yes or no and a long text in doubt, an objection, and a mail's parts.</summary>
    private static Document Busy(Document document)
    {
        var referral = document.Referrals[0];
        var fields = new Dictionary<string, ReferralField>(referral.Fields);
        foreach (string path in new[] { "services", "consent.obtained", "narrative" }) fields[path] = fields[path] with { Decision = "verify" };
        return document with
        {
            PageCount = 3,
            Referrals = [referral with { Pages = [1, 2], Fields = fields, Reasons = [.. referral.Reasons, new Reason("page-missing", "Page 2 of the form did not arrive.")] }],
        };
    }
}
