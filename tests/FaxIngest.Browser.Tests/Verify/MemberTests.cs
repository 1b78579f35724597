using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Validate;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>A member found on the roster and entered, by keys, through to the save.</summary>
public sealed class MemberTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 10_000 };

    private static readonly Roster Members = Roster.Parse(new StringReader("""
        cin,lastName,firstName,dateOfBirth,phone,street,city
        91234567A,Quillfeather,Ottoline,1999-07-02,8315550142,12 Alder Row,Watsonville
        91234568A,Quillfeather,Orlando,1999-07-02,8315550142,12 Alder Row,Watsonville
        97654321C,Brightwater,Ines,1950-01-31,,3 Mill Lane,Merced
        """));

    [Fact]
    public async Task A_member_who_is_picked_is_entered_as_the_persons_own_reading_and_saved()
    {
        await using var host = await StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await OpenAsync(page, fax.Id);
        await page.Keyboard.PressAsync("Alt+m");
        var picks = page.Locator("[data-pick]");
        await Assertions.Expect(picks.First).ToBeFocusedAsync();
        // The likeliest first; each says why it is among them.
        await Assertions.Expect(picks.First).ToContainTextAsync("Quillfeather, Ottoline");
        await Assertions.Expect(picks.First.Locator(".because")).ToContainTextAsync("same");
        await Assertions.Expect(picks.Nth(1).Locator(".because")).ToContainTextAsync("other first name");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToHaveValueAsync(SampleCase.RightCin);
        await Assertions.Expect(page.GetByText("Every field is checked")).ToBeVisibleAsync(Soon);
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.GetByText("Saved. The fax is accepted and goes out.")).ToBeVisibleAsync(Soon);
        var said = Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
        Assert.Equal(("anna", SampleCase.RightCin, "1999-07-02"), (said.Person, said.Fields["member.cin"]!.Text, said.Fields["member.dateOfBirth"]!.Text));
        // What already stood there as the roster has it is not said once more, and fields that the form does not have are not made up.
        Assert.Equal(2, said.Fields.Count);
        var field = (await host.Store.DocumentAsync(fax.Id, CancellationToken.None))!.Referrals[0].Fields["member.cin"];
        Assert.Equal(["person"], field.Readers);
        Assert.Contains(await host.Store.EventsAsync(fax.Id, CancellationToken.None), each => each.Action == "searched-roster" && each.Actor == "anna" && !each.Details.Contains("Quillfeather", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_member_is_looked_for_by_name_and_picked_by_digit()
    {
        await using var host = await StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await OpenMembersAsync(page, fax.Id);
        await page.GetByLabel("Last name", new() { Exact = true }).And(page.Locator("[data-ask]")).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Brightwater");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-pick]", new() { HasText = "Brightwater" })).ToBeVisibleAsync(Soon);
        int at = await page.EvaluateAsync<int>("[...document.querySelectorAll('[data-pick]')].findIndex(each => each.textContent.includes('Brightwater'))");
        await page.Locator("[data-pick]").First.FocusAsync();
        await BrowserVisit.PressAsync(page, () => Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0), $"{at + 1}");
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToHaveValueAsync("97654321C");
        await Assertions.Expect(page.GetByLabel("Date of birth", new() { Exact = true })).ToHaveValueAsync("01/31/1950");
    }

    [Fact]
    public async Task Who_was_found_before_cannot_be_picked_while_another_is_looked_for()
    {
        await using var host = await StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await OpenMembersAsync(page, fax.Id);
        var answer = await SearchHeldBackAsync(page);
        await Assertions.Expect(page.Locator("[data-pick]").First).ToBeDisabledAsync();
        answer.SetResult();
        await Assertions.Expect(page.Locator("[data-pick]", new() { HasText = "Brightwater" })).ToBeEnabledAsync(new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task Whoever_is_found_after_the_box_was_left_is_not_put_into_it()
    {
        await using var host = await StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await OpenMembersAsync(page, fax.Id);
        var answer = await SearchHeldBackAsync(page);
        await Assertions.Expect(page.Locator("[data-pick]").First).ToBeDisabledAsync();
        await BrowserVisit.PressAsync(page, () => Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0), "Escape");

        var answered = page.WaitForResponseAsync("**/members*");
        answer.SetResult();
        await answered;
        // What the page's own script does with an answer comes before what is asked of the page after it.
        Assert.Equal(0, await page.EvaluateAsync<int>("() => new Promise(done => setTimeout(() => done(document.querySelectorAll('[data-ask], [data-pick]').length), 200))"));
    }

    [Fact]
    public async Task Without_a_script_a_member_is_picked_looked_at_and_saved()
    {
        await using var host = await StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, script: false);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Member" }).ClickAsync();
        await page.Locator("[data-pick]").First.ClickAsync();
        await Assertions.Expect(page.GetByText("Entered from the roster and not saved yet")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToHaveValueAsync(SampleCase.RightCin);
        Assert.Empty(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and open next" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved. The fax is accepted and goes out.")).ToBeVisibleAsync(Soon);
        Assert.Equal(SampleCase.RightCin, Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).Fields["member.cin"]!.Text);
    }

    private static Task<DeskHost> StartAsync() => DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<IRosterSource>(new FixedRoster(Members))));

    /// <summary>Opens a case and the search for its member, with what is found first.</summary>
    private static async Task OpenMembersAsync(IPage page, string id)
    {
        await OpenAsync(page, id);
        await page.Keyboard.PressAsync("Alt+m");
        await Assertions.Expect(page.Locator("[data-pick]").First).ToBeFocusedAsync();
    }

    /// <summary>Looks for another member. The service's answer comes once what is returned has its result.</summary>
    private static async Task<TaskCompletionSource> SearchHeldBackAsync(IPage page)
    {
        var answer = new TaskCompletionSource();
        await page.RouteAsync("**/members*", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await page.GetByLabel("Last name", new() { Exact = true }).And(page.Locator("[data-ask]")).FillAsync("Brightwater");
        await page.Keyboard.PressAsync("Enter");
        return answer;
    }

    private static async Task OpenAsync(IPage page, string id)
    {
        await page.GotoAsync($"/cases/{id}");
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToBeFocusedAsync();
    }
}
