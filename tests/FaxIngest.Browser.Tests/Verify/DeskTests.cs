using System.Collections.Concurrent;
using FaxIngest.Hosting;
using FaxIngest.Model;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>What a verifier does, by keyboard, in a real browser.</summary>
public sealed class DeskTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 10_000 };

    [Fact]
    public async Task A_case_is_corrected_with_the_keyboard_alone_and_the_next_one_opens()
    {
        await using var host = await DeskHost.StartAsync();
        var first = await host.AddCaseAsync("first.tif", document: id => SampleCase.Document(id, new DateOnly(2026, 11, 24)));
        var second = await host.AddCaseAsync("second.tif");
        await using var visit = await SignInAsync(host);
        var page = visit.Page;

        await BrowserVisit.GoAsync(page, $"**/cases/{first.Id}", "n");
        await Assertions.Expect(page.GetByText("2 fields to check")).ToBeVisibleAsync(Soon);
        await ScreenshotAsync(page, "case");

        // The first field in doubt has the focus with its text selected: typing replaces it.
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(SampleCase.RightCin);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Date of birth", new() { Exact = true })).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByText("One field to check")).ToBeVisibleAsync(Soon);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Every field is checked")).ToBeVisibleAsync(Soon);
        await page.Keyboard.PressAsync("Control+Enter");

        await page.WaitForURLAsync($"**/cases/{second.Id}");
        await Assertions.Expect(page.GetByText("Saved. The fax is accepted and goes out.")).ToBeVisibleAsync(Soon);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(first.Id, CancellationToken.None))!.State);
        var said = Assert.Single(await host.Store.VerificationsAsync(first.Id, CancellationToken.None));
        Assert.Equal(SampleCase.RightCin, said.Fields["member.cin"]!.Text);

        await page.GotoAsync("/?state=accepted");
        await Assertions.Expect(page.GetByText(first.Id)).ToBeVisibleAsync(Soon);
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Tab_stops_only_at_fields_in_doubt_unless_asked_for_all()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await SignInAsync(host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByLabel("Date of birth", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save and open next" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+a");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save and open next" })).Not.ToBeFocusedAsync();
        Assert.DoesNotContain(await page.EvaluateAsync<string>("document.activeElement.id"), new[] { "f-member-cin", "f-member-dateOfBirth" });
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_date_that_is_none_is_told_at_once_and_escape_says_that_it_cannot_be_read()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await SignInAsync(host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        var date = page.GetByLabel("Date of birth", new() { Exact = true });
        await date.FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("02/30/1999");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("There is no such day.")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(date).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+b");
        await Assertions.Expect(date).ToHaveValueAsync("07/02/1999");
        await page.Keyboard.TypeAsync("07021998");
        await Assertions.Expect(date).ToHaveValueAsync("07/02/1998");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#f-member-dateOfBirth-field [data-unreadable]")).ToBeCheckedAsync();
        visit.AssertQuiet();
    }

    [Fact]
    public async Task The_page_beside_the_fields_follows_zooms_and_turns()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await SignInAsync(host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await Assertions.Expect(page.Locator("rect.here")).ToHaveAttributeAsync("data-for", "f-member-cin");
        double width = await SheetWidthAsync(page);
        await page.Keyboard.PressAsync("Alt+Equal");
        Assert.InRange(await SheetWidthAsync(page), width * 1.2, width * 1.3);
        await page.Keyboard.PressAsync("Alt+0");
        await page.Keyboard.PressAsync("Alt+r");
        var box = (await page.Locator("svg.page").BoundingBoxAsync())!;
        Assert.True(box.Width > box.Height, "a turned letter page is wider than high");
        // 204×196 dpi: the image is drawn in the proportions of the paper, not of its pixels.
        Assert.Equal(SamplePage.Height * 204.0 / 196 / SamplePage.Width, box.Width / box.Height, 0.01);
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Shortcuts_are_listed_and_a_fax_is_set_aside_by_keyboard()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await SignInAsync(host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await page.Keyboard.PressAsync("F1");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keyboard" })).ToBeVisibleAsync(Soon);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new() { Name = "Not a referral" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Advertising").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Set aside. A supervisor can take it back.")).ToBeVisibleAsync(Soon);
        Assert.Equal(FaxState.SetAside, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        visit.AssertQuiet();
    }

    private static async Task<double> SheetWidthAsync(IPage page) => (await page.Locator("svg.page").BoundingBoxAsync())!.Width;

    private static async Task ScreenshotAsync(IPage page, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "faxingest-browser-tests")).FullName;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }

    private async Task<Visit> SignInAsync(DeskHost host)
    {
        await host.AddAccountAsync("anna");
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = host.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page, host.Address);
        await page.GotoAsync("/");
        await page.Keyboard.TypeAsync("anna");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(DeskHost.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Verification queue" })).ToBeVisibleAsync(Soon);
        await BrowserVisit.LoadedAsync(page);
        return visit;
    }

    /// <summary>One browser window, and what went wrong in it.</summary>
    private sealed class Visit : IAsyncDisposable
    {
        private readonly IBrowserContext context;
        private readonly Uri home;
        private readonly ConcurrentBag<string> addresses = [];
        private readonly ConcurrentBag<string> complaints = [];

        internal Visit(IBrowserContext context, IPage page, Uri home)
        {
            (this.context, Page, this.home) = (context, page, home);
            page.Request += (_, request) => addresses.Add(request.Url);
            page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
            page.PageError += (_, fault) => complaints.Add(fault);
        }

        internal IPage Page { get; }

        /// <summary>No script failed, no rule of the content policy was broken, nothing was loaded from elsewhere, and no address holds anything of the member.</summary>
        internal void AssertQuiet()
        {
            Assert.Empty(complaints);
            Assert.All(addresses, address => Assert.StartsWith(home.ToString(), address, StringComparison.Ordinal));
            foreach (string secret in new[] { SampleCase.LastName, "Ottoline", SampleCase.DoubtfulCin, SampleCase.RightCin, "1999", "8315550142" })
                Assert.DoesNotContain(addresses, address => Uri.UnescapeDataString(address).Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        public async ValueTask DisposeAsync() => await context.DisposeAsync();
    }
}
