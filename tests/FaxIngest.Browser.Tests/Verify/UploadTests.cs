using System.Text;
using FaxIngest.Hosting;
using FaxIngest.Model;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>Files from a person's own machine, in a real browser, with its script and without.</summary>
public sealed class UploadTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 10_000 };

    [Fact]
    public async Task Files_dropped_on_the_zone_are_taken_in_one_by_one_and_told()
    {
        await using var host = await DeskHost.StartAsync(null, ("Web:MaxUploadBytes", "1000000"));
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Drop files here")).ToBeVisibleAsync(Soon);
        await page.EvaluateAsync(
            """
            () => {
              const carried = new DataTransfer();
              for (const [name, text] of [["first.tif", "one"], ["second.pdf", "two"], ["again.tif", "one"]]) carried.items.add(new File([text], name));
              const zone = document.querySelector("[data-drop]");
              for (const kind of ["dragenter", "dragover", "drop"]) zone.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(page.Locator(".uploads li", new() { HasText = "first.tif" }).GetByRole(AriaRole.Link, new() { Name = "Open" })).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.Locator(".uploads .chip.fine")).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByText("already received")).ToHaveCountAsync(1);
        Assert.Equal(2, (await host.Store.ListAsync(FaxState.Received, null, null, 10, CancellationToken.None)).Count);

        await page.Locator("#files").SetInputFilesAsync([new FilePayload { Name = "large.tif", MimeType = "image/tiff", Buffer = new byte[1_100_000] }, new FilePayload { Name = "third.tif", MimeType = "image/tiff", Buffer = Encoding.UTF8.GetBytes("three") }]);
        await Assertions.Expect(page.Locator(".uploads li", new() { HasText = "large.tif" }).Locator(".refused")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.Locator(".uploads li", new() { HasText = "third.tif" }).GetByRole(AriaRole.Link, new() { Name = "Open" })).ToBeVisibleAsync(Soon);
        await visit.ScreenshotAsync("upload");
        await page.Locator(".uploads li", new() { HasText = "third.tif" }).GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This fax is being read")).ToBeVisibleAsync(Soon);
    }

    [Fact]
    public async Task Without_a_script_it_is_a_form_that_works()
    {
        await using var host = await DeskHost.StartAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, script: false);
        var page = visit.Page;
        await page.GotoAsync("/upload");
        await page.Locator("#files").SetInputFilesAsync([Payload("one.tif", "one"), Payload("two.tif", "two")]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Assertions.Expect(page.Locator(".uploads .chip.fine")).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByText("one.tif")).ToBeVisibleAsync(Soon);
        Assert.Equal(2, (await host.Store.ListAsync(FaxState.Received, null, null, 10, CancellationToken.None)).Count);
    }

    private static FilePayload Payload(string name, string text) => new() { Name = name, MimeType = "image/tiff", Buffer = Encoding.UTF8.GetBytes(text) };
}
