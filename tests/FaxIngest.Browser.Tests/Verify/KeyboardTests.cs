using System.Text.Json;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>A verifier at work: real faxes, cleared by keyboard alone, every key counted here and by the desk itself.</summary>
public sealed class KeyboardTests(Chromium chromium, Xunit.Abstractions.ITestOutputHelper output) : IClassFixture<Chromium>
{
    /// <summary>Fifty, as was asked for; otherwise enough to fail by.</summary>
    private static readonly int Cases = Environment.GetEnvironmentVariable("FAXINGEST_LONG") == "1" ? 50 : 8;

    /// <summary>What has the focus, as far as a person can tell.</summary>
    private const string Look = """
        () => {
          const root = document.querySelector("[data-split]"), at = document.activeElement, field = at?.closest(".doubtful");
          return {
            fax: root?.dataset.fax ?? null, busy: root?.classList.contains("sending") ?? false,
            stops: document.querySelectorAll(".doubtful, [data-objection]:has([data-overrule])").length,
            path: field?.dataset.path ?? null, text: at?.type === "text" ? at.value : null, objection: !!at?.closest("[data-objection]"), save: at?.matches("[data-save]") ?? false,
            alert: document.querySelector(".problem")?.textContent ?? null,
          };
        }
        """;

    [Fact]
    public async Task Real_cases_are_cleared_by_keyboard_with_one_key_a_confirmed_field()
    {
        await using var host = await DeskHost.StartAsync(DeskHost.DecideByItself);
        var faxes = await RealFaxes.QueueAsync(host, Cases, "hand-office-5014-0003-cs-meals", "hand-office-5014-0001-cs-housing", "typed-office-standard-5015-0000-ecm-referral", "hand-office-5014-0005-ecm-disenrollment");
        await using var visit = await BrowserVisit.SignInAsync(chromium, host);
        var page = visit.Page;
        await BrowserVisit.GoAsync(page, "**/cases/**", "n");

        int pressed = 0, saves = 0;
        var cleared = new HashSet<string>(StringComparer.Ordinal);
        var (keys, typed, stops) = (0, 0, 0);
        string? fax = null;
        async Task PressAsync(string key)
        {
            await page.Keyboard.PressAsync(key);
            keys++;
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (cleared.Count < Cases)
        {
            patience.Token.ThrowIfCancellationRequested();
            var seen = await page.EvaluateAsync<JsonElement>(Look);
            string? at = seen.GetProperty("fax").GetString();
            if (at is null || seen.GetProperty("busy").GetBoolean()) continue;
            if (at != fax) (fax, keys, typed, stops) = (at, 0, 0, seen.GetProperty("stops").GetInt32());
            Assert.Equal(JsonValueKind.Null, seen.GetProperty("alert").ValueKind);
            if (seen.GetProperty("path").GetString() is { } path)
            {
                if (seen.GetProperty("text").GetString() is { } shown && Wanted(faxes.TruthOf(at), path) is { } wanted && wanted != shown)
                {
                    await page.Keyboard.TypeAsync(wanted);
                    typed += wanted.Length;
                    keys += wanted.Length;
                }
                await PressAsync("Enter");
            }
            else if (seen.GetProperty("objection").GetBoolean()) await PressAsync("Enter");
            else if (seen.GetProperty("save").GetBoolean())
            {
                await PressAsync("Enter");
                (saves, pressed) = (saves + 1, pressed + keys);
                await GoneOnAsync(page, at);
                bool done = (await host.Store.FindAsync(at, CancellationToken.None))!.State == FaxState.Accepted;
                if (done)
                {
                    Assert.True(cleared.Add(at));
                    Assert.True(keys <= stops + typed + 3, $"{keys} keys for {stops} fields and {typed} characters");
                }
                // What a rule still objects to is looked at in the same case; its keys count on.
                else (pressed, stops, fax) = (pressed - keys, stops + (await page.EvaluateAsync<JsonElement>(Look)).GetProperty("stops").GetInt32(), at);
            }
            else Assert.Fail($"nothing that could be decided has the focus: {seen}");
        }

        var log = await host.Service<ICaseQueue>().WorkAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None);
        var figures = DeskFigures.Of(log);
        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cleared.Count} cases, {figures.Saves} saves, {figures.Fields} fields, {figures.KeysPerConfirmedField:F3} keys a confirmed field, {figures.KeysPerSave:F1} keys a save, {log.Sum(each => each.Effort.Characters)} characters typed"));
        Assert.Equal(saves, figures.Saves);
        Assert.Equal(Cases, log.Select(each => each.FaxId).Distinct().Count());
        Assert.Equal(1.0, figures.KeysPerConfirmedField);
        Assert.Equal(pressed, log.Sum(each => each.Effort.Keys));
        Assert.All(cleared, id => Assert.Contains(id, faxes.Waiting));
    }

    /// <summary>What a verifier would type, for fields that are one line.</summary>
    private static string? Wanted(IReadOnlyDictionary<string, JsonElement> truth, string path)
    {
        if (!truth.TryGetValue(path, out var value) || value.ValueKind != JsonValueKind.String) return null;
        return Entry.Show(FieldCatalog.For(path), FieldValue.Of(value.GetString()!));
    }

    /// <summary>Waits until the answer is there: another case, the same once more, or the queue.</summary>
    private static Task GoneOnAsync(IPage page, string fax) => page.WaitForFunctionAsync(
        "fax => { const root = document.querySelector('[data-split]'); return !root || root.dataset.fax !== fax || !root.classList.contains('sending') && !document.activeElement?.matches('[data-save]'); }", fax, new() { PollingInterval = 10 });
}
