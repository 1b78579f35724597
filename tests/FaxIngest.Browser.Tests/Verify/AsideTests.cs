using FaxIngest.Hosting;
using FaxIngest.Model;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>"Not a referral", by keys: why, and which other fax it repeats.</summary>
public sealed class AsideTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 10_000 };

    [Fact]
    public async Task Of_the_known_papers_another_than_the_likeliest_is_chosen_and_the_next_case_opens()
    {
        await using var host = await DeskHost.StartAsync();
        var likeliest = await host.AddCaseAsync("one.tif", received: SampleCase.Received.AddDays(-2));
        var other = await host.AddCaseAsync("two.tif", received: SampleCase.Received.AddDays(-1));
        var fax = await host.AddCaseAsync("later.tif", document: id => SampleCase.Document(id, new DateOnly(2026, 11, 23)) with
        {
            ProbableDuplicates = [Probable(id, likeliest.Id, 0.999), Probable(id, other.Id, 0.95)],
        });
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+n");
        await Assertions.Expect(page.GetByText("Sent to a wrong number")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.Locator(".which")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("4");
        await Assertions.Expect(page.Locator($"[name=of][value='{likeliest.Id}']")).ToBeCheckedAsync();
        await visit.ScreenshotAsync("aside");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator($"[name=of][value='{likeliest.Id}']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Set aside. A supervisor can take it back.")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.Locator("[data-split]")).Not.ToHaveAttributeAsync("data-fax", fax.Id);
        Assert.Equal(other.Id, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.DuplicateOf);

        // One key takes it back, and the link with it.
        await page.Keyboard.PressAsync("Alt+z");
        await Assertions.Expect(page.GetByText("Taken back.")).ToBeVisibleAsync(Soon);
        Assert.Null((await host.Store.FindAsync(fax.Id, CancellationToken.None))!.DuplicateOf);
    }

    [Fact]
    public async Task Another_fax_is_looked_for_in_the_box_and_both_cases_tell_of_each_other()
    {
        await using var host = await DeskHost.StartAsync();
        var other = await host.AddCaseAsync("earlier.tif");
        var fax = await host.AddCaseAsync("later.tif");
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+n");
        await Assertions.Expect(page.Locator("[data-reason]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("nothing like it");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("No other fax has this")).ToBeVisibleAsync(Soon);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(other.Id[^8..]);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"[name=of][value='{other.Id}']")).ToBeFocusedAsync();
        Assert.Empty(await Axe.FindingsAsync(page));
        await visit.ScreenshotAsync("aside-found");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Set aside.")).ToBeVisibleAsync(Soon);
        await page.GotoAsync($"/cases/{fax.Id}");
        await BrowserVisit.GoAsync(page, $"**/cases/{other.Id}", "Alt+d");
        await Assertions.Expect(page.GetByText("was set aside as a repeat of this one")).ToBeVisibleAsync(Soon);
        await BrowserVisit.GoAsync(page, $"**/compare/{fax.Id}-1/{other.Id}-1", "Alt+s");
    }

    [Fact]
    public async Task What_is_to_be_said_waits_for_the_page_that_is_seen_and_not_for_one_loaded_ahead()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync("one.tif");
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        var form = page.APIRequest.CreateFormData();
        form.Append("__RequestVerificationToken", await page.Locator("[name=__RequestVerificationToken]").First.InputValueAsync());
        form.Append("key", "none");
        var answer = await page.APIRequest.PostAsync($"/cases/{fax.Id}/1?handler=Undo", new() { Form = form, MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);

        await page.APIRequest.GetAsync($"/cases/{fax.Id}", new() { Headers = [new("X-Desk", "ahead")] });
        await page.GotoAsync($"/cases/{fax.Id}");

        await Assertions.Expect(page.Locator(".said")).ToBeVisibleAsync(Soon);
    }

    private static ProbableDuplicate Probable(string id, string earlier, double score) => new($"{id}-1", earlier, $"{earlier}-1", score, [new Reason("received-before", "The other was received before.")]);
}
