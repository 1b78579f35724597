using FaxIngest.Hosting;
using FaxIngest.Verify;
using Microsoft.Playwright;

namespace FaxIngest;

/// <summary>A signed-in browser window; nothing in it may complain.</summary>
internal sealed class BrowserVisit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly System.Collections.Concurrent.ConcurrentBag<string> complaints = [];

    private BrowserVisit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        // A refusal is told by its status, which browsers write to the console too.
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Add(message.Text); };
        page.PageError += (_, fault) => complaints.Add(fault);
    }

    internal IPage Page { get; }

    internal static async Task<BrowserVisit> SignInAsync(Chromium chromium, DeskHost host, AccountRole role = AccountRole.Verifier, bool script = true, string name = "anna")
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = host.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, JavaScriptEnabled = script });
        var visit = new BrowserVisit(context, await context.NewPageAsync());
        await host.AddAccountAsync(name, role);
        await visit.Page.GotoAsync("/");
        await visit.Page.Locator("[name=name]").FillAsync(name);
        await visit.Page.Locator("[name=password]").FillAsync(DeskHost.Password);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Verification queue" })).ToBeVisibleAsync(new() { Timeout = 10_000 });
        if (script) await LoadedAsync(visit.Page);
        return visit;
    }

    /// <summary>Keys count once the page's script runs. Asked of the page, since the event of its load may have come before it is waited for.</summary>
    internal static async Task LoadedAsync(IPage page)
    {
        for (var tries = 0; await page.EvaluateAsync<string>("document.readyState") != "complete"; tries++)
        {
            Assert.True(tries < 500, "The page does not come to an end of loading.");
            await Task.Delay(20);
        }
    }

    /// <summary>Presses keys until they had their effect: on a busy machine a browser now and then drops what is pressed, and a person presses again.</summary>
    internal static async Task PressAsync(IPage page, Func<Task> effect, params string[] keys)
    {
        for (int left = 4; ; left--)
        {
            foreach (string key in keys) await page.Keyboard.PressAsync(key);
            try
            {
                await effect();
                return;
            }
            catch (Exception fault) when (left > 0 && fault is TimeoutException or PlaywrightException)
            {
                // Once more.
            }
        }
    }

    /// <summary>Presses keys until they lead to a page.</summary>
    internal static Task GoAsync(IPage page, string url, params string[] keys) => PressAsync(page, () => page.WaitForURLAsync(url, new() { Timeout = 8_000 }), keys);

    /// <summary>Kept when the folder FAXINGEST_SCREENSHOTS names is wanted.</summary>
    internal async Task ScreenshotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("FAXINGEST_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}
