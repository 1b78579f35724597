using FaxIngest.Hosting;
using FaxIngest.Model;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>Pages split, joined, put in order and left out, by keys and by dragging; a form chosen by hand: through to what the product's own reader makes of it.</summary>
public sealed class LayingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string TwoTars = "transmissions/two-tars.tif";

    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 15_000 };

    [Fact]
    public async Task Two_referrals_are_joined_put_in_order_and_split_again_by_keys_alone()
    {
        await using var host = await ReadAgain.StartAsync();
        var fax = await ReadAgain.ReceiveAsync(host, TwoTars);
        Assert.Equal([[1], [2]], (await ReadAgain.ReferralsAsync(host, fax.Id)).Select(referral => referral.Pages));
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;

        await OpenAsync(page, fax.Id);
        await PressAsync(page, "ArrowRight", "j");
        Assert.Equal("1: 1 2 | 2:  | 3:  | 0: ", await LaidAsync(page));
        // The first page goes behind the second.
        await PressAsync(page, "ArrowLeft", "Alt+ArrowRight");
        Assert.Equal("1: 2 1 | 2:  | 3:  | 0: ", await LaidAsync(page));
        await visit.ScreenshotAsync("laying-joined");
        await SaveAsync(page, fax.Id);
        await ReadAgain.WorkAsync(host);
        var joined = Assert.Single(await ReadAgain.ReferralsAsync(host, fax.Id));
        Assert.Equal([2, 1], joined.Pages);

        await OpenAsync(page, fax.Id);
        await PressAsync(page, "ArrowRight", "s");
        Assert.Equal([2, 1], (await LaidAsync(page)).Where(char.IsAsciiDigit).Where((_, at) => at is 1 or 3).Select(digit => digit - '0'));
        await SaveAsync(page, fax.Id);
        await ReadAgain.WorkAsync(host);
        Assert.Equal([[2], [1]], (await ReadAgain.ReferralsAsync(host, fax.Id)).Select(referral => referral.Pages));
    }

    [Fact]
    public async Task Pages_are_dragged_into_another_referral_before_another_page_and_out_of_all()
    {
        await using var host = await ReadAgain.StartAsync();
        var fax = await ReadAgain.ReceiveAsync(host, TwoTars);
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;

        await OpenAsync(page, fax.Id);
        await Sheet(page, 2).DragToAsync(Sheet(page, 1));
        Assert.Equal("1: 2 1 | 2:  | 3:  | 0: ", await LaidAsync(page));
        await Sheet(page, 2).DragToAsync(page.Locator("[data-group='2']"));
        Assert.Equal("1: 1 | 2: 2 | 3:  | 0: ", await LaidAsync(page));
        await Sheet(page, 1).DragToAsync(page.Locator("[data-group='0']"));
        Assert.Equal("1:  | 2: 2 | 3:  | 0: 1", await LaidAsync(page));
        // What was dragged is undone by the same key.
        await PressAsync(page, "u");
        Assert.Equal("1: 1 | 2: 2 | 3:  | 0: ", await LaidAsync(page));
        await Sheet(page, 1).DragToAsync(page.Locator("[data-group='0']"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await page.WaitForURLAsync($"**/cases/{fax.Id}");
        await ReadAgain.WorkAsync(host);
        var left = Assert.Single(await ReadAgain.ReferralsAsync(host, fax.Id));
        Assert.Equal([2], left.Pages);
    }

    [Fact]
    public async Task A_page_that_a_person_called_a_wrong_form_is_read_again_as_another_and_its_fields_are_there()
    {
        await using var host = await ReadAgain.StartAsync();
        var fax = await ReadAgain.ReceiveAsync(host, TwoTars);
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        // F: the form of the referral whose page has the focus; Esc goes back to the page.
        await OpenAsync(page, fax.Id);
        await PressAsync(page, "f");
        await page.Keyboard.TypeAsync("ECM d");
        await PressAsync(page, "Escape");
        Assert.Equal("1", await page.EvaluateAsync<string>("document.activeElement.dataset.sheet"));
        await SaveAsync(page, fax.Id);
        await ReadAgain.WorkAsync(host);
        var wrong = await ReadAgain.ReferralsAsync(host, fax.Id);
        Assert.Equal(["ecm-disenrollment", "tar"], wrong.Select(referral => referral.Form.Type));
        Assert.DoesNotContain("lines[0].procedureCode", wrong[0].Fields.Keys);

        // At the case: Alt F, the form, Enter shows its fields; Alt I has the page read as it.
        await page.GotoAsync($"/cases/{fax.Id}/1");
        await Assertions.Expect(page.GetByText("No known form matched.")).ToBeVisibleAsync(Soon);
        await PressAsync(page, "Alt+f");
        await page.Keyboard.TypeAsync("Treat");
        await PressAsync(page, "Enter");
        await page.WaitForURLAsync("**as=tar**");
        await PressAsync(page, "Alt+i");
        await Assertions.Expect(page.GetByText("It is being read again.")).ToBeVisibleAsync(Soon);
        Assert.Equal(FaxState.Received, (await ReadAgain.FaxAsync(host, fax.Id)).State);
        await ReadAgain.WorkAsync(host);
        var right = (await ReadAgain.ReferralsAsync(host, fax.Id))[0];
        Assert.Equal(("tar", 1), (right.Form.Type, right.Pages[0]));
        Assert.NotNull(right.Form.Template);
        Assert.NotNull(right.Fields["lines[0].procedureCode"].Value);
        // What is just being read comes by itself, with what was read.
        await Assertions.Expect(page.Locator("[data-path='lines[0].procedureCode']")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Treatment authorization request");
    }

    private static async Task OpenAsync(IPage page, string id)
    {
        await page.GotoAsync($"/cases/{id}/pages");
        await Assertions.Expect(page.Locator("[data-sheet]").First).ToBeFocusedAsync();
    }

    private static async Task SaveAsync(IPage page, string id)
    {
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/cases/{id}");
        await Assertions.Expect(page.GetByText("It is being read again.")).ToBeVisibleAsync(Soon);
    }

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (string key in keys) await page.Keyboard.PressAsync(key);
    }

    private static ILocator Sheet(IPage page, int number) => page.Locator($"[data-sheet='{number}']");

    /// <summary>Referrals and their pages, as they lie.</summary>
    private static Task<string> LaidAsync(IPage page) => page.EvaluateAsync<string>(
        "[...document.querySelectorAll('[data-group]')].map(group => `${group.dataset.group}: ${[...group.querySelectorAll('[data-sheet]')].map(sheet => sheet.dataset.sheet).join(' ')}`).join(' | ')");
}
