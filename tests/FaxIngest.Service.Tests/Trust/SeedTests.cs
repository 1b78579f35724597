using System.Globalization;
using System.Text.RegularExpressions;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Trust;

public sealed partial class SeedTests
{
    private const string Cin = "member.cin", LastName = "member.lastName";

    [Fact]
    public async Task A_seed_is_the_page_of_an_ordinary_case_to_the_letter()
    {
        await using var host = await StartAsync(new LoadedDice(0.99));
        var fax = await BlindBench.AddAsync(host, Cin, LastName);
        using var anna = await host.SignInAsync();
        string ordinary = await anna.TextAsync($"/cases/{fax.Id}");
        await SettleAsync(host, fax);
        string id = await NextAsync(anna, host, planted: false);
        Assert.NotEqual(fax.Id, id);
        Assert.Equal(Plain(ordinary, fax.Id), Plain(await anna.TextAsync($"/cases/{id}"), id));
        foreach (string address in new[] { $"/cases/{id}/pages/1.png", $"/cases/{id}/original", $"/api/documents/{id}" })
            Assert.Equal(System.Net.HttpStatusCode.OK, (await anna.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("91234567", await anna.TextAsync($"/api/documents/{id}"), StringComparison.Ordinal);
        // It is hers alone, and nobody else can find out that there is one.
        using var bert = await host.SignInAsync("bert");
        foreach (string address in new[] { $"/cases/{id}", $"/cases/{id}/pages/1.png", $"/api/documents/{id}" }) Assert.Equal(System.Net.HttpStatusCode.NotFound, (await bert.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_planted_value_that_is_confirmed_counts_against_the_person_and_reaches_no_fax()
    {
        var dice = new LoadedDice(0.99);
        await using var host = await StartAsync(dice);
        var fax = await BlindBench.AddAsync(host, Cin, LastName);
        await SettleAsync(host, fax);
        using var anna = await host.SignInAsync();
        string before = await StateAsync(host, fax.Id);
        string id = await NextAsync(anna, host, planted: true);
        string html = await anna.TextAsync($"/cases/{id}");
        string shown = ShownName().Match(html).Groups[1].Value;
        Assert.NotEqual("", shown);
        Assert.NotEqual(SampleCase.LastName, shown);
        Assert.DoesNotContain(SampleCase.LastName, html, StringComparison.Ordinal);
        var answer = await BlindBench.SaveAsync(anna, host, id, (Cin, BlindBench.Cin), (LastName, shown));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(before, await StateAsync(host, fax.Id));
        Assert.Equal(1, (await host.Store.CountAsync(CancellationToken.None)).Values.Sum());
        var rates = (await host.Get<ICheckStore>().HitRatesAsync(DateTimeOffset.MaxValue, CancellationToken.None)).ToDictionary(rate => rate.Planted);
        Assert.Equal(("anna", 1, 1), (rates[false].Person, rates[false].Fields, rates[false].Hits));
        Assert.Equal((1, 0), (rates[true].Fields, rates[true].Hits));
        // Saved once more it is refused as any case is that is through.
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await BlindBench.SaveAsync(anna, host, id, (LastName, shown))).StatusCode);
        Assert.Equal(before, await StateAsync(host, fax.Id));
    }

    [Fact]
    public async Task Who_notices_it_and_who_keys_right_has_hits()
    {
        await using var host = await StartAsync(new LoadedDice(0.99));
        var fax = await BlindBench.AddAsync(host, Cin, LastName);
        await SettleAsync(host, fax);
        using var anna = await host.SignInAsync();
        string id = await NextAsync(anna, host, planted: true);
        // A wrong CIN waits for a second person, says the page, as it would of a fax.
        var answer = await BlindBench.SaveAsync(anna, host, id, (Cin, BlindBench.WrittenCin), (LastName, SampleCase.LastName));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        var rates = (await host.Get<ICheckStore>().HitRatesAsync(DateTimeOffset.MaxValue, CancellationToken.None)).ToDictionary(rate => rate.Planted, rate => (rate.Fields, rate.Hits));
        Assert.Equal((1, 0), rates[false]);
        Assert.Equal((1, 1), rates[true]);
        Assert.DoesNotContain(await host.Store.EventsAsync(fax.Id, CancellationToken.None), each => each.Actor == "anna" && (each.Details.Contains("91234567", StringComparison.Ordinal) || each.Details.Contains("eed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_gets_a_seed_of_their_own_work_or_the_same_one_twice_and_none_is_given_when_none_are_wanted()
    {
        var dice = new LoadedDice(0.99);
        await using var host = await StartAsync(dice);
        var fax = await BlindBench.AddAsync(host, Cin);
        await SettleAsync(host, fax, (Cin, BlindBench.Cin));
        dice.Number = 0;
        using var bert = await host.SignInAsync("bert");
        Assert.Equal("/", await LocationAsync(bert));
        using var anna = await host.SignInAsync();
        string first = await LocationAsync(anna);
        Assert.StartsWith("/cases/", first, StringComparison.Ordinal);
        Assert.Equal(first, await LocationAsync(anna));
        await BlindBench.SaveAsync(anna, host, first["/cases/".Length..], (Cin, BlindBench.Cin));
        Assert.Equal("/", await LocationAsync(anna));
        await using var without = await StartAsync(new LoadedDice(0), ("Verify:Trust:SeedShare", "0"));
        await SettleAsync(without, await BlindBench.AddAsync(without, Cin), (Cin, BlindBench.Cin));
        using var carl = await without.SignInAsync("carl");
        Assert.Equal("/", await LocationAsync(carl));
    }

    private static Task<DeskHost> StartAsync(LoadedDice dice, params (string, string)[] settings) =>
        BlindBench.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<Random>(dice)), [("Verify:Trust:SeedShare", "0.1"), ("Verify:UndoFor", "00:00:00"), .. settings]);

    /// <summary>Bert settles a fax, and it goes on.</summary>
    private static async Task SettleAsync(DeskHost host, Fax fax, params (string, string)[] typed)
    {
        using var bert = await host.SignInAsync("bert");
        await BlindBench.SaveAsync(bert, host, fax.Id, typed.Length > 0 ? typed : [(Cin, BlindBench.Cin), (LastName, SampleCase.LastName)]);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    private static async Task<string> NextAsync(DeskClient client, DeskHost host, bool planted)
    {
        var dice = (LoadedDice)host.Get<Random>();
        // Below the share of seeds, and below or above the half of those that are planted: the first throw is for the seed.
        dice.Number = 0.05;
        if (!planted) await host.Get<ICheckStore>().FindAsync("", CancellationToken.None);
        string to = await LocationAsync(client, planted ? null : dice);
        return to["/cases/".Length..];
    }

    private static async Task<string> LocationAsync(DeskClient client, LoadedDice? unplanted = null)
    {
        if (unplanted is not null) unplanted.AfterFirst = 0.9;
        return (await client.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString.Split('?')[0];
    }

    private static async Task<string> StateAsync(DeskHost host, string id)
    {
        var fax = (await host.Store.FindAsync(id, CancellationToken.None))!;
        return string.Join('\n', fax.State, fax.Version.ToString(CultureInfo.InvariantCulture), fax.DueBy, StoreJson.Write(fax.Reasons), StoreJson.Write(await host.Store.DocumentAsync(id, CancellationToken.None)),
            StoreJson.Write(await host.Store.ReadResultAsync(id, CancellationToken.None)), StoreJson.Write(await host.Store.VerificationsAsync(id, CancellationToken.None)), StoreJson.Write(await host.Store.ReceiptsAsync(id, CancellationToken.None)));
    }

    /// <summary>Without what differs between two cases: ids, tokens, the case's own clock and version.</summary>
    private static string Plain(string html, string id) => Moving().Replace(html.Replace(id, "ID", StringComparison.Ordinal), "…");

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+|name=\"(?:key|version)\" value=\"[^\"]*\"|data-(?:version|ends|key)=\"[^\"]*\"|<span class=\"fact\">.*?</span>|<time[^>]*>.*?</time>")]
    private static partial Regex Moving();

    [GeneratedRegex("name=\"value:member.lastName\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex ShownName();
}
