using FaxIngest.Hosting;
using FaxIngest.Model;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>The desk in a browser that runs no script: all that keys do is done by forms and links.</summary>
public sealed class NoScriptTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 10_000 };

    [Fact]
    public async Task A_case_is_found_by_a_filter_corrected_confirmed_and_saved_and_the_board_tells()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync("first.tif", document: id => SampleCase.Document(id, new DateOnly(2026, 11, 24)));
        var next = await host.AddCaseAsync("second.tif");
        await host.AddStuckAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, script: false);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "ECM referral" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-list] tbody tr")).ToHaveCountAsync(2);
        await page.Locator("tr", new() { HasText = "first.tif" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("Medi-Cal CIN", new() { Exact = true }).FillAsync(SampleCase.RightCin);
        await page.Locator("#f-member-dateOfBirth-field [data-confirm]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and open next" }).ClickAsync();
        await page.WaitForURLAsync($"**/cases/{next.Id}**");
        await Assertions.Expect(page.GetByText("Saved. The fax is accepted and goes out.")).ToBeVisibleAsync(Soon);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        var said = Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
        Assert.Equal((SampleCase.RightCin, "1999-07-02"), (said.Fields["member.cin"]!.Text, said.Fields["member.dateOfBirth"]!.Text));

        // And back again: it is held for a while.
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Taken back.")).ToBeVisibleAsync(Soon);
        await page.GetByRole(AriaRole.Link, new() { Name = "Boards" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting for a person" })).ToBeVisibleAsync(Soon);
    }

    [Fact]
    public async Task What_is_wrong_with_an_entry_is_told_and_all_else_that_was_typed_stays()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, script: false);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await page.GetByLabel("Medi-Cal CIN", new() { Exact = true }).FillAsync(SampleCase.RightCin);
        await page.GetByLabel("Date of birth", new() { Exact = true }).FillAsync("02/30/1999");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and open next" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing was saved yet")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.GetByText("This is no date.")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToHaveValueAsync(SampleCase.RightCin);
        Assert.Empty(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_fax_is_set_aside_as_a_repeat_of_another_that_was_looked_for()
    {
        await using var host = await DeskHost.StartAsync();
        var other = await host.AddCaseAsync("earlier.tif");
        var fax = await host.AddCaseAsync("later.tif");
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, script: false);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Not a referral" }).ClickAsync();
        await page.Locator("[name=find]").FillAsync("earlier");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Already received")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator($"[name=of][value='{other.Id}']")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set aside" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Set aside. A supervisor can take it back.")).ToBeVisibleAsync(Soon);
        Assert.Equal(other.Id, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.DuplicateOf);
        await page.GotoAsync($"/cases/{other.Id}");
        await Assertions.Expect(page.GetByText("was set aside as a repeat of this one")).ToBeVisibleAsync(Soon);
    }

    [Fact]
    public async Task Pages_are_laid_by_numbers()
    {
        await using var host = await ReadAgain.StartAsync();
        var fax = await ReadAgain.ReceiveAsync(host, "transmissions/two-tars.tif");
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, script: false);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}/pages");
        await page.Locator("[name='in:2']").FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await page.WaitForURLAsync($"**/cases/{fax.Id}");
        await ReadAgain.WorkAsync(host);
        Assert.Equal([1, 2], Assert.Single(await ReadAgain.ReferralsAsync(host, fax.Id)).Pages);
    }
}
