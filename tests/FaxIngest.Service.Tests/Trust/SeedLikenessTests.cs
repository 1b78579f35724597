using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Validate;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;
using FaxIngest.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Trust;

/// <summary>A seed beside a real case, everywhere: who can tell them apart by anything but their ids, bytes and values is not checked any more.</summary>
public sealed partial class SeedLikenessTests
{
    private const string Cin = "member.cin", LastName = "member.lastName", Phone = "referrer.phone", Key = "0123456789abcdef0123456789abcdef", Other = "fedcba9876543210fedcba9876543210";
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Roster Members = Roster.Parse(new StringReader("""
        cin,lastName,firstName,dateOfBirth
        91234567A,Quillfeather,Ottoline,1999-07-02
        92345678C,Brambledown,Wilhelmina,1988-03-04
        """));

    [Theory]
    [InlineData(AccountRole.Verifier)]
    [InlineData(AccountRole.Supervisor)]
    public async Task No_address_of_a_case_answers_otherwise_for_a_seed(AccountRole role)
    {
        await using var host = await StartAsync();
        using var person = await host.SignInAsync("pat", role);
        var (real, seed, _) = await PairAsync(host, person);
        var other = await BlindBench.AddAsync(host, OfStranger());
        var addresses = await CaseAddresses.OfAsync(host, $"{other.Id}-1", Cin, LastName, Phone, "no.such.field");
        // Pages, images, search, history, comparison, leases, answers for programs: what is not among them is not asked.
        foreach (string part in new[] { "/pages", "/pages/1.png", "/members", "/fields/", "/compare/", "/keep", "/close", "/original", "/api/documents/", "/api/referrals/", "handler=Undo", "handler=TakeBack", "handler=SetAside" })
            Assert.Contains(addresses, address => address.Path.Contains(part, StringComparison.OrdinalIgnoreCase));
        int found = 0;
        var told = new List<string>();
        foreach (var address in addresses.OrderBy(address => address.Method))
        {
            foreach (string? script in new[] { null, "ahead" })
            {
                string one = await AskAsync(person, address, real, script), two = await AskAsync(person, address, seed, script);
                if (one != two) told.Add($"{address.Method} {address.Path} (X-Desk: {script}) {Difference(one, two)}");
                if (one.StartsWith("200", StringComparison.Ordinal)) found++;
            }
        }
        Assert.True(told.Count == 0, string.Join("\n\n", told));
        Assert.True(found > 25, $"{found} of {addresses.Count}");
    }

    [Fact]
    public async Task It_stands_in_the_lists_of_its_person_as_a_fax_does_and_in_nobody_elses()
    {
        await using var host = await StartAsync();
        using var anna = await host.SignInAsync();
        var (real, seed, settled) = await PairAsync(host, anna);
        foreach (string path in new[] { "/api/queue", "/api/documents", "/api/documents?status=awaitingVerification" })
        {
            var items = Items(await anna.TextAsync(path));
            Assert.Equal(Plain(items.Single(item => Is(item, real)).ToJsonString(), real), Plain(items.Single(item => Is(item, seed)).ToJsonString(), seed));
        }
        string sha = Items(await anna.TextAsync("/api/documents")).Single(item => Is(item, seed))["sha256"]!.GetValue<string>();
        Assert.Equal(seed, Assert.Single(Items(await anna.TextAsync($"/api/documents?sha256={sha}")))["id"]!.GetValue<string>());
        string html = await anna.TextAsync("/");
        Assert.Contains("2 faxes are waiting", html, StringComparison.Ordinal);
        Assert.Equal(Plain(Row(html, real), real), Plain(Row(html, seed), seed));
        Assert.Contains(seed, await anna.TextAsync("/?person=anna"), StringComparison.Ordinal);
        Assert.DoesNotContain(seed, await anna.TextAsync("/?person=-"), StringComparison.Ordinal);
        Assert.DoesNotContain(seed, await anna.TextAsync("/?form=tar"), StringComparison.Ordinal);

        using var bert = await host.SignInAsync("bert");
        using var auditor = await host.SignInAsync("lee", AccountRole.Auditor);
        foreach (var other in new[] { bert, auditor })
        {
            foreach (string path in new[] { "/", "/api/queue", "/api/documents", "/boards", "/metrics" }) Assert.DoesNotContain(seed, await other.TextAsync(path), StringComparison.Ordinal);
            Assert.Contains("One fax is waiting", await other.TextAsync("/"), StringComparison.Ordinal);
            Assert.Equal(settled, Assert.Single(Items(await other.TextAsync($"/api/documents?sha256={sha}")))["id"]!.GetValue<string>());
        }
        Assert.Equal((1, 1), ((await host.Store.CountAsync(None))[FaxState.AwaitingVerification], (await host.Store.CountAsync(None))[FaxState.Exported]));
        // Given up it is there still, and is offered again.
        await anna.PostAsync("/", $"/cases/{seed}/1?handler=TakeOver", []);
        await CloseAsync(anna, seed);
        await CloseAsync(anna, real);
        html = await anna.TextAsync("/?person=-");
        Assert.Contains(seed, html, StringComparison.Ordinal);
        Assert.Equal(seed, (await anna.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString["/cases/".Length..]);
    }

    [Fact]
    public async Task Its_life_is_that_of_a_fax_saved_taken_back_saved_again_and_gone_and_what_was_taken_back_does_not_count()
    {
        var clock = new HandClock();
        await using var host = await StartAsync(clock);
        using var pat = await host.SignInAsync("pat", AccountRole.Supervisor);
        var (real, seed, settled) = await PairAsync(host, pat);
        int before = (await host.Store.EventsAsync(settled, None)).Count(each => each.Action is "verified" or "exported" or "taken-back" or "set-aside");

        // In part, and taken back.
        await BothAsync("saved in part", id => SaveAsync(id, Key, (LastName, Of(id, SampleCase.LastName))));
        await BothAsync("taken back", id => UndoAsync(id, Key));
        await BothAsync("not twice", id => UndoAsync(id, Key));
        // All of it, wrong: it is taken back within the window, and done again.
        await BothAsync("saved", id => SaveAsync(id, Other, (LastName, "Wrongly"), (Cin, Of(id, BlindBench.Cin))));
        Assert.Contains(Chip(FaxState.Accepted), await pat.TextAsync($"/cases/{seed}"), StringComparison.Ordinal);
        Assert.Single(await RatesAsync(host));
        await BothAsync("sent again after a lost answer", id => SaveAsync(id, Other, (LastName, "Wrongly"), (Cin, Of(id, BlindBench.Cin))));
        await BothAsync("taken back in time", id => UndoAsync(id, Other));
        Assert.Empty(await RatesAsync(host));
        // Set aside, and taken back.
        await BothAsync("set aside", id => StepAsync(id, "SetAside", ("why", "spam"), ("key", Key.Replace('0', 'a'))));
        await BothAsync("taken back", id => UndoAsync(id, Key.Replace('0', 'a')));
        await BothAsync("stale", id => pat.PostAsync("/", $"/cases/{id}/1", [("version", "2"), (CaseEntries.FieldName, LastName), (CaseEntries.ValuePrefix + LastName, "X")]));
        // For good: after half a minute it goes out, and is past being taken back.
        string last = Key.Replace('1', 'b');
        await BothAsync("saved for good", id => SaveAsync(id, last, (LastName, Of(id, SampleCase.LastName)), (Cin, Of(id, BlindBench.Cin))));
        clock.Advance(TimeSpan.FromMinutes(1));
        await ExportAsync(host);
        await BothAsync("too late", id => UndoAsync(id, last));
        Assert.Contains(Chip(FaxState.Exported), await pat.TextAsync($"/cases/{seed}"), StringComparison.Ordinal);

        var rate = Assert.Single(await RatesAsync(host));
        Assert.Equal(("pat", false, 1, 1), (rate.Person, rate.Planted, rate.Fields, rate.Hits));
        // The boards show it from the next day on: a rate that moves with a save would tell which one it was.
        Assert.DoesNotContain("1 of 1", await pat.TextAsync("/boards"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(1));
        using (var tomorrow = await host.SignInAsync("pat")) Assert.Contains("1 of 1", await tomorrow.TextAsync("/boards"), StringComparison.Ordinal);
        // What it was made of is as it was, and its work counts as its person's like that of any case.
        Assert.Equal(before, (await host.Store.EventsAsync(settled, None)).Count(each => each.Action is "verified" or "exported" or "taken-back" or "set-aside"));
        var day = Assert.Single(await host.Get<Verify.Boards.IBoardStore>().PersonsAsync(DateTimeOffset.UnixEpoch, None), day => day.Person == "pat");
        Assert.Equal(6, day.Cases);

        async Task BothAsync(string step, Func<string, Task<HttpResponseMessage>> act)
        {
            // What is said at the top of a page is said once: each is looked at before the other moves.
            string one = await ToldAsync(await act(real), real), pageOne = await ToldAsync(await pat.GetAsync($"/cases/{real}"), real);
            string two = await ToldAsync(await act(seed), seed), pageTwo = await ToldAsync(await pat.GetAsync($"/cases/{seed}"), seed);
            Assert.True(one == two, $"{step} {Difference(one, two)}");
            Assert.True(pageOne == pageTwo, $"the page after: {step} {Difference(pageOne, pageTwo)}");
        }

        string Of(string id, string value) => id == real ? value : BlindBench.Values.Single(pair => pair.This == value).Other;

        async Task<HttpResponseMessage> SaveAsync(string id, string key, params (string Path, string Typed)[] typed) => await pat.PostAsync("/", $"/cases/{id}/1",
            [.. typed.SelectMany(each => new (string, string)[] { (CaseEntries.FieldName, each.Path), (CaseEntries.ValuePrefix + each.Path, each.Typed), (CaseEntries.ConfirmedName, each.Path) }),
                ("version", await VersionAsync(pat, id)), ("key", key), ("effort", "5 1 1 0 0 900"), ("ahead", settled)]);

        Task<HttpResponseMessage> UndoAsync(string id, string key) => StepAsync(id, "Undo", ("key", key));

        async Task<HttpResponseMessage> StepAsync(string id, string step, params (string, string)[] more) =>
            await pat.PostAsync("/", $"/cases/{id}/1?handler={step}", [("version", await VersionAsync(pat, id)), ("ahead", settled), .. more]);
    }

    [Fact]
    public async Task Laid_anew_it_is_read_again_like_a_fax()
    {
        var clock = new HandClock();
        await using var host = await StartAsync(clock);
        using var anna = await host.SignInAsync();
        var (real, seed, _) = await PairAsync(host, anna);
        var pages = new List<string>();
        foreach (string id in new[] { real, seed })
        {
            var laid = await anna.PostAsync("/", $"/cases/{id}/pages", [("version", await VersionAsync(anna, id)), ("key", Key), ("in:1", "1"), ("at:1", "1"), ("form:1", "cs-meals")]);
            Assert.Equal(($"/cases/{id}", HttpStatusCode.Found), (laid.Headers.Location!.OriginalString, laid.StatusCode));
            var page = await anna.GetAsync($"/cases/{id}");
            Assert.Equal("1", page.Headers.GetValues("Refresh").Single());
            pages.Add(await ToldAsync(page, id));
        }
        Assert.True(pages[0] == pages[1], Difference(pages[0], pages[1]));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains(Chip(FaxState.Exported), await anna.TextAsync($"/cases/{seed}"), StringComparison.Ordinal);
        Assert.Empty(await RatesAsync(host));
    }

    [Fact]
    public async Task What_is_disagreed_on_waits_for_another_person_as_in_a_fax_and_is_settled_in_the_end()
    {
        var clock = new HandClock();
        await using var host = await StartAsync(clock);
        using var carl = await host.SignInAsync("carl");
        var (real, seed, _) = await PairAsync(host, carl);
        foreach (string id in new[] { real, seed })
        {
            var saved = await carl.PostAsync("/", $"/cases/{id}/1", [("version", await VersionAsync(carl, id)), ("key", Key), (CaseEntries.FieldName, LastName), (CaseEntries.ConfirmedName, LastName), (CaseEntries.ValuePrefix + LastName, id == real ? SampleCase.LastName : "Brambledown"), (CaseEntries.FieldName, Cin), (CaseEntries.ValuePrefix + Cin, "93456789D")]);
            Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
            Assert.Contains("waits for a second person", await carl.TextAsync($"/cases/{id}"), StringComparison.Ordinal);
            // Who was told so has no second try.
            await carl.PostAsync("/", $"/cases/{id}/1?handler=Undo", [("key", Key)]);
            Assert.Contains("waits for a second person", await carl.TextAsync($"/cases/{id}"), StringComparison.Ordinal);
        }
        string one = await ToldAsync(await carl.GetAsync($"/cases/{real}"), real), two = await ToldAsync(await carl.GetAsync($"/cases/{seed}"), seed);
        Assert.True(one == two, Difference(one, two));
        Assert.Equal(("carl", 1, 0), (await RatesAsync(host)).Select(rate => (rate.Person, rate.Fields, rate.Hits)).Single());
        clock.Advance(TimeSpan.FromMinutes(5));
        string through = await carl.TextAsync($"/cases/{seed}");
        Assert.Contains(Chip(FaxState.Exported), through, StringComparison.Ordinal);
        Assert.Contains("92345678C", through, StringComparison.Ordinal);
    }

    private static string Chip(FaxState state) => $"<span class=\"chip\">{FaxIngest.Ledger.EntryRules.Words(state)}</span>";

    private static Task<IReadOnlyList<HitRate>> RatesAsync(DeskHost host) => host.Get<ICheckStore>().HitRatesAsync(DateTimeOffset.MaxValue, None);

    private static Task<DeskHost> StartAsync(HandClock? clock = null) => BlindBench.StartAsync(services =>
    {
        services.Replace(ServiceDescriptor.Singleton<Random>(new LoadedDice(0.99)));
        services.Replace(ServiceDescriptor.Singleton<IRosterSource>(new FixedRoster(Members)));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock ?? new HandClock()));
    }, ("Verify:Trust:SeedShare", "0.1"), ("Verify:Trust:SampleShare", "0"), ("Verify:Trust:CriticalSampleShare", "0"));

    /// <summary>A fax that waits and a seed, both open by this person; and the fax that the seed is made of, settled by another person and gone out.</summary>
    private static async Task<(string Real, string Seed, string Settled)> PairAsync(DeskHost host, DeskClient person)
    {
        var settled = await BlindBench.AddAsync(host, BlindBench.OfAnother(BlindBench.Read(Cin, LastName)));
        using (var bert = await host.SignInAsync("bert"))
            await BlindBench.SaveAsync(bert, host, settled.Id, (Cin, "92345678C"), (LastName, "Brambledown"));
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(settled.Id, None))!.State);
        ((HandClock)host.Get<TimeProvider>()).Advance(TimeSpan.FromMinutes(1));
        await ExportAsync(host);
        var real = await BlindBench.AddAsync(host, Cin, LastName);
        var dice = (LoadedDice)host.Get<Random>();
        (dice.Number, dice.AfterFirst) = (0.05, 0.9);
        string seed = (await person.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString["/cases/".Length..];
        Assert.NotEqual(real.Id, seed);
        dice.Number = 0.99;
        foreach (string id in new[] { real.Id, seed }) await person.TextAsync($"/cases/{id}");
        return (real.Id, seed, settled.Id);
    }

    /// <summary>A paper that agrees with neither.</summary>
    private static ReadResult OfStranger()
    {
        var read = BlindBench.Read();
        var values = new Dictionary<string, string> { [Cin] = "93456789D", [LastName] = "Underhill", ["member.firstName"] = "Basil", ["member.dateOfBirth"] = "1970-05-06", [Phone] = "8315550111" };
        return read with { Referrals = [read.Referrals[0] with { Readings = [.. read.Referrals[0].Readings.Select(reading => values.TryGetValue(reading.Field, out string? value) ? reading with { Value = FieldValue.Of(value), Text = value } : reading)] }] };
    }

    private static async Task ExportAsync(DeskHost host)
    {
        var work = host.Get<ExportWork>();
        // What is held for a while is not claimed yet.
        if (await host.Store.ClaimAsync(work.From, "test", TimeSpan.FromMinutes(1), None) is not { } fax) throw new InvalidOperationException("nothing is to be exported");
        var end = await work.DoAsync(fax, None);
        Assert.True(await host.Store.CompleteAsync(fax.Id, "test", end.Outcome, end.Product, None));
    }

    private static async Task<string> VersionAsync(DeskClient client, string id) =>
        Regex.Match(await (await client.GetAsync($"/cases/{id}")).Content.ReadAsStringAsync(), "name=\"version\" value=\"([0-9]+)\"").Groups[1].Value;

    private static async Task CloseAsync(DeskClient client, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/cases/{id}/close", UriKind.Relative));
        request.Headers.Add("X-Form-Token", DeskClient.TokenIn(await client.TextAsync($"/cases/{id}")));
        Assert.Equal(HttpStatusCode.NoContent, (await client.Http.SendAsync(request)).StatusCode);
    }

    /// <summary>Asks; a step is asked for with a version that is long gone, so that it changes nothing.</summary>
    private static async Task<string> AskAsync(DeskClient client, CaseAddresses.Address address, string id, string? script)
    {
        using var request = new HttpRequestMessage(new HttpMethod(address.Method), new Uri(address.Path.Replace("{case}", id, StringComparison.Ordinal), UriKind.Relative));
        if (script is not null) request.Headers.Add("X-Desk", script);
        if (request.Method != HttpMethod.Get)
        {
            string token = DeskClient.TokenIn(await (await client.GetAsync("/upload")).Content.ReadAsStringAsync());
            request.Headers.Add("X-Form-Token", token);
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["version"] = "1", ["why"] = "spam", ["as"] = "cs-meals", ["key"] = Key, ["in:1"] = "1", ["value:member.lastName"] = "Quill", ["field"] = "member.lastName" });
        }
        return await ToldAsync(await client.Http.SendAsync(request), id);
    }

    /// <summary>Status, headers and words of an answer, without what differs between any two cases.</summary>
    private static async Task<string> ToldAsync(HttpResponseMessage answer, string id)
    {
        using (answer)
        {
            string type = answer.Content.Headers.ContentType?.MediaType ?? "";
            string headers = string.Join('\n', Plain(answer.Headers.ToString(), id).Split('\n').Where(line => !line.StartsWith("Date:", StringComparison.Ordinal) && !line.StartsWith("Set-Cookie:", StringComparison.Ordinal)));
            string name = Plain(answer.Content.Headers.ContentDisposition?.ToString() ?? "", id);
            bool words = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal);
            string body = words ? Plain(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), id) : $"{answer.Content.Headers.ContentLength} bytes";
            return $"{(int)answer.StatusCode} {type} {name}\n{headers}\n{body}";
        }
    }

    private static string Plain(string text, string id)
    {
        foreach (var (real, seed) in BlindBench.Values) text = text.Replace(seed, real, StringComparison.Ordinal);
        return Moving().Replace(text.Replace(id, "ID", StringComparison.Ordinal), "…");
    }

    private static string Difference(string one, string two)
    {
        string[] first = one.Split('\n'), second = two.Split('\n');
        int at = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {at}\nfax:  {first.ElementAtOrDefault(at)?.Trim()}\nseed: {second.ElementAtOrDefault(at)?.Trim()}";
    }

    private static List<JsonNode> Items(string json) => JsonNode.Parse(json) is JsonArray list ? [.. list.OfType<JsonNode>()] : [.. JsonNode.Parse(json)!["items"]!.AsArray().OfType<JsonNode>()];

    private static bool Is(JsonNode item, string id) => item["id"]!.GetValue<string>() == id;

    private static string Row(string html, string id) => html.Split("<tr>").Single(row => row.Contains($"/cases/{id}", StringComparison.Ordinal)).Split("</tr>")[0];

    /// <summary>Tokens, keys made for one page, hashes of bytes, and the moments of a history.</summary>
    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+|name=\"key\" value=\"[^\"]*\"|data-key=\"[^\"]*\"|[0-9a-f]{64}|<time[^>]*>.*?</time>")]
    private static partial Regex Moving();
}
