using FaxIngest.Hosting;
using FaxIngest.Model;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>Two persons on one case, a connection that is lost, a service that is started again: nothing typed is lost, nothing saved twice.</summary>
public sealed class ResilienceTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 15_000 };

    [Fact]
    public async Task A_save_without_a_connection_arrives_once_there_is_one_again()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync("first.tif", document: id => SampleCase.Document(id, new DateOnly(2026, 11, 24)));
        var next = await host.AddCaseAsync("second.tif");
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await OpenAsync(page, fax.Id);
        await TypeAllAsync(page);
        await page.Context.SetOfflineAsync(true);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("There is no connection to the service.")).ToBeVisibleAsync(Soon);
        Assert.Empty(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
        await page.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync($"**/cases/{next.Id}");
        await AssertSavedOnceAsync(host, fax.Id);
        Assert.Equal(0, await DraftsAsync(page, fax.Id));
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_is_sent_again_and_saved_once()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await OpenAsync(page, fax.Id);
        int lost = 0;
        await page.RouteAsync($"**/cases/{fax.Id}/1", async route =>
        {
            if (route.Request.Method != "POST" || lost++ > 0)
            {
                await route.ContinueAsync();
                return;
            }
            // The service has it; the browser never hears of it.
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await TypeAllAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Verification queue" })).ToBeVisibleAsync(Soon);
        Assert.Equal(2, lost);
        await AssertSavedOnceAsync(host, fax.Id);
    }

    [Fact]
    public async Task A_service_that_is_started_again_in_the_middle_of_a_save_loses_nothing_and_saves_once()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await OpenAsync(page, fax.Id);
        await TypeAllAsync(page);
        await host.GoDownAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("There is no connection to the service.")).ToBeVisibleAsync(Soon);
        await host.ComeUpAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Verification queue" })).ToBeVisibleAsync(Soon);
        await AssertSavedOnceAsync(host, fax.Id);
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_service_was_started_again_and_the_page_loaded_again()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await OpenAsync(page, fax.Id);
        await page.Keyboard.TypeAsync(SampleCase.RightCin);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("0703");
        await host.GoDownAsync();
        await host.ComeUpAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToHaveValueAsync(SampleCase.RightCin);
        await Assertions.Expect(page.GetByLabel("Date of birth", new() { Exact = true })).ToHaveValueAsync("07/03/");
        await Assertions.Expect(page.GetByLabel("Date of birth", new() { Exact = true })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync(Soon);
        Assert.Equal(0, await DraftsAsync(page, fax.Id));
    }

    [Fact]
    public async Task Of_two_persons_on_one_case_the_second_keeps_what_they_typed_and_may_save_it_after_a_look()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var anna = await BrowserVisit.SignInAsync(chromium, host);
        await OpenAsync(anna.Page, fax.Id);
        await anna.Page.Keyboard.TypeAsync("97654321C");
        await anna.Page.Keyboard.PressAsync("Enter");

        using var bert = await host.SignInAsync("bert");
        Assert.Contains("anna</b> has this case open", await bert.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        await bert.PostAsync("/", $"/cases/{fax.Id}/1", [("version", $"{fax.Version}"), ("field", "member.dateOfBirth"), ("value:member.dateOfBirth", "07/03/1999")]);

        await anna.Page.Keyboard.PressAsync("Enter");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(anna.Page.GetByText("Someone changed this fax while you had it open.")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(anna.Page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToHaveValueAsync("97654321C");
        Assert.Equal("bert", Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).Person);
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Name = "Verification queue" })).ToBeVisibleAsync(Soon);
        var said = await host.Store.VerificationsAsync(fax.Id, CancellationToken.None);
        Assert.Equal(["bert", "anna"], said.Select(each => each.Person));
        Assert.Equal("97654321C", said[1].Fields["member.cin"]!.Flat);
    }

    [Fact]
    public async Task The_last_save_is_taken_back_by_a_key_from_the_case_that_came_next()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync("first.tif", document: id => SampleCase.Document(id, new DateOnly(2026, 11, 24)));
        var next = await host.AddCaseAsync("second.tif");
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        await OpenAsync(visit.Page, fax.Id);
        await TypeAllAsync(visit.Page);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync($"**/cases/{next.Id}");
        await visit.Page.Keyboard.PressAsync("Alt+z");
        await visit.Page.WaitForURLAsync($"**/cases/{fax.Id}**");
        await Assertions.Expect(visit.Page.GetByText("Taken back.")).ToBeVisibleAsync(Soon);
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    private static async Task OpenAsync(IPage page, string id)
    {
        await page.GotoAsync($"/cases/{id}");
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToBeFocusedAsync();
    }

    /// <summary>Types one field, confirms the other; the save button has the focus then.</summary>
    private static async Task TypeAllAsync(IPage page)
    {
        await page.Keyboard.TypeAsync(SampleCase.RightCin);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save and open next" })).ToBeFocusedAsync();
    }

    private static async Task AssertSavedOnceAsync(DeskHost host, string id)
    {
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(id, CancellationToken.None))!.State);
        Assert.Equal(SampleCase.RightCin, Assert.Single(await host.Store.VerificationsAsync(id, CancellationToken.None)).Fields["member.cin"]!.Flat);
    }

    private static Task<int> DraftsAsync(IPage page, string id) => page.EvaluateAsync<int>("id => Object.keys(sessionStorage).filter(key => key.includes(id)).length", id);
}
