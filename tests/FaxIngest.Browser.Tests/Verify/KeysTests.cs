using System.Text.Json;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Read;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>Every action has a key, every key does what the list behind "?" says, and the list says all of them.</summary>
public sealed class KeysTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Actions that a person can see and no key leads to. Lines of a list are reached by J and K, what belongs to a form with Tab from the input that has a key, fields by Tab and Alt A, pages by Page ↑ and ↓.</summary>
    private const string Without = """
        () => {
          const keys = "[data-key], [data-key-alt], [data-key-fn], [data-go]";
          const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
          const same = new Set([...document.querySelectorAll(keys)].map(element => element.href).filter(Boolean));
          return [...document.querySelectorAll("header :is(a, button), main :is(a[href], button, summary, select, input:not([type=hidden]))")]
            .filter(element => seen(element) && !element.matches(`${keys}, [data-open-keys], [data-save], [data-page], [data-sheet] *, [autofocus], form[data-laying] :is(button, a, select)`))
            .filter(element => !element.closest("[data-list], #case, [data-asked]") && !same.has(element.href) && !element.form?.querySelector(keys))
            .map(element => element.outerHTML.slice(0, 160));
        }
        """;

    /// <summary>Elements with a key, as they say themselves.</summary>
    private const string Keyed = """
        () => [...document.querySelectorAll("[data-key], [data-key-alt], [data-key-fn], [data-go]")].filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
          .map((element, at) => { element.dataset.at = at; const { key, keyAlt, keyFn, go } = element.dataset; return { at, key, alt: keyAlt?.split(" ")[0], fn: keyFn, go, href: element.href }; })
            // Two links to one place share a key.
            .filter((each, at, all) => !each.href || all.findIndex(other => other.href === each.href && other.key === each.key && other.alt === each.alt) === at)
        """;

    /// <summary>From here on a click is noted and goes nowhere.</summary>
    private const string Note = """
        () => { window.pressed = []; document.addEventListener("click", event => { event.preventDefault(); event.stopImmediatePropagation(); window.pressed.push(event.target.closest("[data-at]")?.dataset.at); }, { capture: true }); }
        """;

    [Fact]
    public async Task Every_action_on_every_page_has_a_key_that_the_list_names_and_that_does_it()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync("first.tif", document: id => SampleCase.Document(id) with { PageCount = 1 });
        var stuck = await host.AddStuckAsync();
        var aside = await host.AddCaseAsync("aside.tif");
        Assert.True(await host.Store.SaveVerificationAsync(aside.Id, aside.Version, new Verification { Person = "x", At = SampleCase.Received, NotAReferral = "duplicate", DuplicateOf = fax.Id }, null, FaxState.SetAside, CancellationToken.None));
        await host.AddAccountAsync("bert");
        await using var visit = await BrowserVisit.SignInAsync(chromium, host, AccountRole.Admin, name: "chief");
        var page = visit.Page;
        var wrong = new List<string>();
        foreach (string address in new[]
        {
            "/", "/?reason=low-confidence", "/?state=setAside", "/upload", "/boards", "/trust", "/ledger", "/audit", "/people", "/people/bert", "/account", $"/compare/{aside.Id}-1/{fax.Id}-1",
            $"/cases/{fax.Id}/1/fields/member.cin", $"/cases/{fax.Id}", $"/cases/{stuck.Id}", $"/cases/{aside.Id}", $"/cases/{fax.Id}/pages",
        })
        {
            page.Dialog += AcceptAsync;
            await page.GotoAsync(address);
            await page.WaitForLoadStateAsync(LoadState.Load);
            wrong.AddRange((await page.EvaluateAsync<string[]>(Without)).Select(each => $"{address}: no key for {each}"));
            wrong.AddRange((await WrongAsync(page)).Select(each => $"{address}: {each}"));
            page.Dialog -= AcceptAsync;
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_lines_of_the_queue_are_gone_through_by_j_and_k_and_arrows_and_enter_opens_one()
    {
        await using var host = await DeskHost.StartAsync();
        var faxes = new List<Fax>();
        for (int i = 0; i < 3; i++) faxes.Add(await host.AddCaseAsync($"fax{i}.tif", document: id => SampleCase.Document(id, new DateOnly(2026, 11, 24).AddDays(i))));
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.GotoAsync("/");
        foreach (var (key, line) in new[] { ("j", 0), ("j", 1), ("ArrowDown", 2), ("j", 2), ("k", 1), ("ArrowUp", 0), ("End", 2), ("Home", 0), ("ArrowDown", 1) })
        {
            await page.Keyboard.PressAsync(key);
            Assert.Equal($"/cases/{faxes[line].Id}", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        }
        await BrowserVisit.GoAsync(page, $"**/cases/{faxes[1].Id}", "Enter");

        // Filters are a list of their own, with a key that leads there.
        await BrowserVisit.GoAsync(page, host.Address.ToString(), "Alt+q");
        await BrowserVisit.GoAsync(page, "**/?form=ecm-referral", "f", "Enter");
        await BrowserVisit.GoAsync(page, host.Address.ToString(), "c");
    }

    [Fact]
    public async Task Single_letters_can_be_switched_off()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.Keyboard.PressAsync("g");
        await Assertions.Expect(page.Locator("[data-going]")).ToContainTextAsync("Boards");
        await page.Keyboard.PressAsync("Escape");
        await BrowserVisit.GoAsync(page, "**/boards", "g", "b");
        await page.Keyboard.PressAsync("?");
        await page.GetByLabel("Single letters are keys").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("q");
        await page.Keyboard.PressAsync("?");
        Assert.False(await page.Locator("#key-list").EvaluateAsync<bool>("dialog => dialog.open"));
        // With Alt it still goes.
        await BrowserVisit.GoAsync(page, host.Address.ToString(), "Alt+g", "q");
    }

    [Fact]
    public async Task What_is_typed_before_a_box_has_come_goes_to_the_box_and_not_into_the_case()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await Assertions.Expect(page.GetByLabel("Medi-Cal CIN", new() { Exact = true })).ToBeFocusedAsync();
        var arrived = new TaskCompletionSource();
        await page.RouteAsync("**/aside", async route =>
        {
            await arrived.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.PressAsync("Alt+n");
        await page.Keyboard.PressAsync("2");
        arrived.SetResult();
        await Assertions.Expect(page.GetByLabel("Member of another plan")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#f-member-cin")).ToHaveValueAsync(SampleCase.DoubtfulCin);
    }

    /// <summary>What the list leaves out or names twice, and keys that do not do what they are for.</summary>
    private static async Task<IReadOnlyList<string>> WrongAsync(IPage page)
    {
        var wrong = new List<string>();
        var keyed = await page.EvaluateAsync<JsonElement>(Keyed);
        bool inCase = await page.Locator("[data-split]").CountAsync() > 0;
        await page.Keyboard.PressAsync("F1");
        await Assertions.Expect(page.Locator("#key-list h2")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        string[] listed = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#key-list dl > div')].map(line => [...line.querySelectorAll('kbd')].map(kbd => kbd.textContent).join(' '))");
        string[] meant = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#key-list dl > div')].filter(line => !line.querySelector('dd')?.textContent.trim()).map(line => line.textContent)");
        wrong.AddRange(meant.Select(line => $"the list does not say what {line} does"));
        wrong.AddRange(listed.GroupBy(line => line).Where(lines => lines.Key.Length > 0 && lines.Count() > 1).Select(lines => $"the list names {lines.Key} {lines.Count()} times"));
        await page.Keyboard.PressAsync("Escape");
        await page.EvaluateAsync(Note);
        foreach (var element in keyed.EnumerateArray())
        {
            var (name, presses) = Presses(element, inCase);
            if (!listed.Contains(name)) wrong.Add($"the list does not name {name}");
            if (!inCase) await page.EvaluateAsync("document.activeElement?.blur()");
            foreach (string press in presses) await page.Keyboard.PressAsync(press);
            string at = element.GetProperty("at").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture);
            bool done = await page.EvaluateAsync<bool>("at => window.pressed.includes(at) || document.activeElement?.closest('[data-at]')?.dataset.at === at", at);
            if (!done) wrong.Add($"{name} does not do it");
        }
        return wrong;
    }

    /// <summary>A key as the list names it, and what is pressed for it.</summary>
    private static (string Name, string[] Presses) Presses(JsonElement element, bool inCase)
    {
        string? Of(string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
        if (Of("key") is { } key) return (key.ToUpperInvariant(), [key]);
        if (Of("fn") is { } function) return (function, [function]);
        if (Of("go") is { } place) return ($"{(inCase ? "Alt G" : "G")} {place.ToUpperInvariant()}", [inCase ? "Alt+g" : "g", place]);
        string code = Of("alt")!;
        return ("Alt " + code switch { "Minus" => "−", "Equal" => "+", _ => code.Replace("Key", "", StringComparison.Ordinal).Replace("Digit", "", StringComparison.Ordinal) }, ["Alt+" + code]);
    }

    private static void AcceptAsync(object? sender, IDialog dialog) => _ = dialog.AcceptAsync();
}
