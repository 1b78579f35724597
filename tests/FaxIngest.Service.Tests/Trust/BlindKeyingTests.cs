using System.Net;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Verify;

namespace FaxIngest.Trust;

public sealed class BlindKeyingTests
{
    private const string Cin = "member.cin";

    [Fact]
    public async Task The_machines_value_is_in_no_page_and_no_answer_that_a_person_can_get()
    {
        await using var host = await BlindBench.StartAsync();
        var earlier = await BlindBench.AddAsync(host, "member.lastName");
        var fax = await BlindBench.AddAsync(host, Cin, "member.dateOfBirth", "member.lastName");
        using var anna = await host.SignInAsync();
        using var chief = await host.SignInAsync("chief", AccountRole.Supervisor);
        foreach (var person in new[] { anna, chief })
        {
            string[] addresses = [$"/cases/{fax.Id}", $"/cases/{fax.Id}/1", "/", $"/compare/{fax.Id}-1/{earlier.Id}-1", $"/compare/{earlier.Id}-1/{fax.Id}-1", $"/api/documents/{fax.Id}", $"/api/referrals/{fax.Id}-1", "/api/queue", "/api/documents"];
            foreach (string address in addresses)
            {
                string text = await person.TextAsync(address);
                Assert.True(!text.Contains("91234567", StringComparison.OrdinalIgnoreCase), address);
                Assert.True(!text.Contains("1999", StringComparison.Ordinal), address);
            }
            string html = await person.TextAsync($"/cases/{fax.Id}");
            Assert.Contains("Key what is written", html, StringComparison.Ordinal);
            // All else is as ever: the doubtful name is shown to be confirmed.
            Assert.Contains($"value=\"{SampleCase.LastName}\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_auditor_and_a_program_see_what_they_are_never_asked()
    {
        await using var host = await BlindBench.StartAsync();
        var fax = await BlindBench.AddAsync(host, Cin);
        using var auditor = await host.SignInAsync("lee", AccountRole.Auditor);
        Assert.Contains(BlindBench.Cin, await auditor.TextAsync($"/api/documents/{fax.Id}"), StringComparison.Ordinal);
        string machine = ApiKey.New(), person = ApiKey.New();
        await host.AddAccountAsync("machine", AccountRole.Verifier, machine, password: false);
        await host.AddAccountAsync("paul", AccountRole.Verifier, person);
        Assert.Contains(BlindBench.Cin, await ByKeyAsync(machine), StringComparison.Ordinal);
        Assert.DoesNotContain(BlindBench.Cin, await ByKeyAsync(person), StringComparison.Ordinal);

        async Task<string> ByKeyAsync(string key)
        {
            using var client = host.Client();
            client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, key);
            return await client.GetStringAsync(new Uri($"/api/documents/{fax.Id}", UriKind.Relative));
        }
    }

    [Fact]
    public async Task What_agrees_with_the_machine_closes_the_field()
    {
        await using var host = await BlindBench.StartAsync();
        var fax = await BlindBench.AddAsync(host, Cin);
        using var anna = await host.SignInAsync();
        await BlindBench.SaveAsync(anna, host, fax.Id, (Cin, "91234567a"));
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task What_does_not_goes_to_another_person_who_sees_neither_and_two_who_agree_close_it()
    {
        await using var host = await BlindBench.StartAsync();
        var fax = await BlindBench.AddAsync(host, Cin);
        using var anna = await host.SignInAsync();
        using var bert = await host.SignInAsync("bert");
        await BlindBench.SaveAsync(anna, host, fax.Id, (Cin, BlindBench.WrittenCin));
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        string html = await anna.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("It waits for a second person", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value:member.cin", html, StringComparison.Ordinal);
        Assert.DoesNotContain("91234567", html, StringComparison.Ordinal);

        html = await bert.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("Key what is written", html, StringComparison.Ordinal);
        Assert.DoesNotContain("91234567", html, StringComparison.Ordinal);
        Assert.DoesNotContain("91234567", await bert.TextAsync($"/api/documents/{fax.Id}"), StringComparison.Ordinal);
        await BlindBench.SaveAsync(bert, host, fax.Id, (Cin, BlindBench.WrittenCin));
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        Assert.Equal(BlindBench.WrittenCin, (await host.Store.DocumentAsync(fax.Id, CancellationToken.None))!.Referrals[0].Fields[Cin].Value!.Flat);
    }

    [Fact]
    public async Task Nobody_settles_their_own_disagreement()
    {
        await using var host = await BlindBench.StartAsync();
        var fax = await BlindBench.AddAsync(host, Cin);
        using var chief = await host.SignInAsync("chief", AccountRole.Supervisor);
        using var bert = await host.SignInAsync("bert");
        await BlindBench.SaveAsync(chief, host, fax.Id, (Cin, BlindBench.WrittenCin));
        await RefusedAsync(chief);
        await BlindBench.SaveAsync(bert, host, fax.Id, (Cin, "91234567D"));
        await RefusedAsync(bert);
        await RefusedAsync(chief);
        string html = await chief.TextAsync($"/cases/{fax.Id}");
        Assert.DoesNotContain("91234567", html, StringComparison.Ordinal);
        Assert.Contains("No supervisor is left who has not keyed it", html, StringComparison.Ordinal);

        using var other = await host.SignInAsync("dora", AccountRole.Supervisor);
        html = await other.TextAsync($"/cases/{fax.Id}");
        foreach (string reading in new[] { BlindBench.Cin, BlindBench.WrittenCin, "91234567D", "chief", "bert" }) Assert.Contains(reading, html, StringComparison.Ordinal);
        await BlindBench.SaveAsync(other, host, fax.Id, (Cin, "91234567D"));
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);

        async Task RefusedAsync(DeskClient client)
        {
            int before = (await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).Count;
            var answer = await BlindBench.SaveAsync(client, host, fax.Id, (Cin, BlindBench.Cin));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.DoesNotContain(BlindBench.WrittenCin, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(before, (await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).Count);
        }
    }

    [Fact]
    public async Task What_waits_for_another_is_not_offered_to_who_keyed_it_and_says_why_when_there_is_nobody_else()
    {
        await using var host = await BlindBench.StartAsync();
        var fax = await BlindBench.AddAsync(host, Cin);
        using var anna = await host.SignInAsync();
        var saved = await BlindBench.SaveAsync(anna, host, fax.Id, (Cin, BlindBench.WrittenCin));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("There is no other account that may key it", await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        Assert.Equal("/", (await anna.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString);
        using var bert = await host.SignInAsync("bert");
        Assert.DoesNotContain("There is no other account", await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        // She goes on to the next, and has it no longer open.
        Assert.Equal("/", (await BlindBench.SaveAsync(anna, host, fax.Id)).Headers.Location!.OriginalString);
        Assert.Equal($"/cases/{fax.Id}", (await bert.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString);
        await BlindBench.SaveAsync(bert, host, fax.Id, (Cin, "91234567D"));
        using var carl = await host.SignInAsync("carl");
        Assert.Equal("/", (await carl.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString);
        using var chief = await host.SignInAsync("chief", AccountRole.Supervisor);
        Assert.Equal($"/cases/{fax.Id}", (await chief.PostAsync("/", "/?handler=Next", [])).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_referral_keyed_by_hand_is_keyed_twice_where_it_counts()
    {
        await using var host = await BlindBench.StartAsync();
        var fax = await host.AddStuckAsync();
        using var anna = await host.SignInAsync();
        using var bert = await host.SignInAsync("bert");
        (string, string)[] all =
        [
            ("member.lastName", SampleCase.LastName), ("member.firstName", "Ottoline"), (Cin, BlindBench.Cin), ("member.dateOfBirth", "07/02/1999"), ("referrer.phone", "8314262100"),
            ("services", "ecm"), ("populationsOfFocus", "homelessness"), ("consent.obtained", "true"),
        ];
        await SaveAsync(anna, all);
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        string html = await bert.TextAsync($"/cases/{fax.Id}");
        Assert.Contains($"{SampleCase.LastName}", html, StringComparison.Ordinal);
        Assert.DoesNotContain(BlindBench.Cin, html, StringComparison.Ordinal);
        await SaveAsync(bert, [(Cin, BlindBench.Cin), ("member.dateOfBirth", "07/02/1999"), ("services", "ecm"), ("populationsOfFocus", "homelessness")]);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);

        async Task SaveAsync(DeskClient client, (string, string)[] typed)
        {
            var now = (await host.Store.FindAsync(fax.Id, CancellationToken.None))!;
            await client.PostAsync("/", $"/cases/{fax.Id}/1", typed.SelectMany(each => new (string, string)[] { (CaseEntries.FieldName, each.Item1), (CaseEntries.ValuePrefix + each.Item1, each.Item2) })
                .Append(("formType", "ecm-referral")).Append(("version", $"{now.Version}")));
        }
    }

    [Fact]
    public async Task Switched_off_one_person_confirms_what_the_machine_read()
    {
        await using var host = await BlindBench.StartAsync(("Verify:Blind:Enabled", "false"));
        var fax = await BlindBench.AddAsync(host, Cin);
        using var anna = await host.SignInAsync();
        Assert.Contains(BlindBench.Cin, await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        await BlindBench.SaveAsync(anna, host, fax.Id, (Cin, BlindBench.WrittenCin));
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }
}
