using Microsoft.Playwright;

namespace FaxIngest;

/// <summary>One headless Chromium of the system for all browser tests; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;

    internal IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        string program = Environment.GetEnvironmentVariable("FAXINGEST_CHROMIUM") ?? Array.Find(Places, File.Exists)
            ?? throw new InvalidOperationException($"No Chromium at {string.Join(", ", Places)}. src/setup installs it (Debian package chromium); FAXINGEST_CHROMIUM names another.");
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}
