using System.Net;
using FaxIngest.Hosting;
using FaxIngest.Model;

namespace FaxIngest.Verify;

/// <summary>A fax set aside because it repeats another: which one is the person's to say, and the service's to check.</summary>
public sealed class SamePaperTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_it_repeats_is_kept_shown_on_both_and_audited_and_goes_when_it_is_taken_back()
    {
        await using var host = await DeskHost.StartAsync();
        var first = await host.AddCaseAsync("first.tif");
        var second = await host.AddCaseAsync("second.tif");
        using var anna = await host.SignInAsync();
        var answer = await AsideAsync(anna, second, first.Id);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var aside = await FindAsync(host, second.Id);
        Assert.Equal((FaxState.SetAside, first.Id), (aside.State, aside.DuplicateOf));
        Assert.Equal(first.Id, Assert.Single(await host.Store.VerificationsAsync(second.Id, None)).DuplicateOf);
        Assert.Contains((await host.Store.EventsAsync(second.Id, None)), each => each.Action == "set-aside" && each.Actor == "anna" && each.Details.Contains($"\"duplicateOf\":\"{first.Id}\"", StringComparison.Ordinal));
        Assert.Contains($"repeat of <a href=\"/cases/{first.Id}\"", await anna.TextAsync($"/cases/{second.Id}"), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/cases/{second.Id}\"", await anna.TextAsync($"/cases/{first.Id}"), StringComparison.Ordinal);

        using var chief = await host.SignInAsync("chief", AccountRole.Supervisor);
        await chief.PostAsync($"/cases/{second.Id}", $"/cases/{second.Id}/1?handler=TakeBack", [("version", $"{aside.Version}")]);
        Assert.Null((await FindAsync(host, second.Id)).DuplicateOf);
        Assert.DoesNotContain(second.Id, await anna.TextAsync($"/cases/{first.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_itself_nor_a_fax_that_is_not_there_nor_a_circle_is_taken()
    {
        await using var host = await DeskHost.StartAsync();
        var faxes = new[] { await host.AddCaseAsync("a.tif"), await host.AddCaseAsync("b.tif"), await host.AddCaseAsync("c.tif") };
        using var anna = await host.SignInAsync();
        Assert.Contains("no repeat of itself", await RefusedAsync(anna, faxes[0], faxes[0].Id), StringComparison.Ordinal);
        Assert.Contains("no fax with this id", await RefusedAsync(anna, faxes[0], new string('0', 32)), StringComparison.Ordinal);
        // The first is set aside for the second, the second for the third: the third may be for neither.
        await AsideAsync(anna, faxes[0], faxes[1].Id);
        await AsideAsync(anna, faxes[1], faxes[2].Id);
        foreach (var of in faxes[..2]) Assert.Contains("nobody would process it", await RefusedAsync(anna, faxes[2], of.Id), StringComparison.Ordinal);
        Assert.Equal(FaxState.AwaitingVerification, (await FindAsync(host, faxes[2].Id)).State);
        // That one is set aside itself is no hindrance: the chain ends with a paper that is processed.
        var fourth = await host.AddCaseAsync("d.tif");
        await AsideAsync(anna, fourth, faxes[0].Id);
        Assert.Equal(faxes[0].Id, (await FindAsync(host, fourth.Id)).DuplicateOf);
    }

    [Fact]
    public async Task Which_one_it_repeats_need_not_be_known_and_counts_for_no_other_reason()
    {
        await using var host = await DeskHost.StartAsync();
        var faxes = new[] { await host.AddCaseAsync("a.tif"), await host.AddCaseAsync("b.tif"), await host.AddCaseAsync("c.tif") };
        using var anna = await host.SignInAsync();
        await AsideAsync(anna, faxes[0], "");
        await AsideAsync(anna, faxes[1], faxes[2].Id, why: "spam");
        foreach (var fax in faxes[..2]) Assert.Equal((FaxState.SetAside, null), ((await FindAsync(host, fax.Id)).State, (await FindAsync(host, fax.Id)).DuplicateOf));
    }

    [Theory]
    [InlineData("{id}")]
    [InlineData("https://desk.example/cases/{id}/1")]
    [InlineData("{tail}")]
    [InlineData("EARLIER")]
    [InlineData("91234567b")]
    [InlineData("(831) 555-0177")]
    [InlineData("Wintergreen, Hesper")]
    [InlineData("hesper wintergreen")]
    [InlineData("Wintergreen 3/4/1988")]
    public async Task Another_fax_is_found_by_what_a_person_knows_of_it(string typed)
    {
        await using var host = await DeskHost.StartAsync();
        var other = await host.AddCaseAsync("my-earlier_100%.tif", document: Other);
        var fax = await host.AddCaseAsync("later.tif");
        using var anna = await host.SignInAsync();
        string found = await SearchAsync(anna, fax, typed.Replace("{id}", other.Id, StringComparison.Ordinal).Replace("{tail}", other.Id[^9..].ToUpperInvariant(), StringComparison.Ordinal));
        Assert.Contains($"name=\"of\" value=\"{other.Id}\"", found, StringComparison.Ordinal);
        Assert.Contains("Wintergreen, Hesper", found, StringComparison.Ordinal);
        Assert.Contains($"/compare/{fax.Id}-1/{other.Id}-1", found, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{fax.Id}\"", found, StringComparison.Ordinal);
        Assert.Contains(await host.Store.EventsAsync(fax.Id, None), each => each is { Action: "searched-documents", Actor: "anna", Details: "{\"found\":1}" });
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("___")]
    [InlineData("' OR 1=1 --")]
    [InlineData("Wintergreen")]
    [InlineData("ab")]
    public async Task What_stands_nowhere_finds_nothing(string typed)
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddCaseAsync("earlier.tif", document: Other);
        var fax = await host.AddCaseAsync("later.tif");
        using var anna = await host.SignInAsync();
        string found = await SearchAsync(anna, fax, typed);
        Assert.DoesNotMatch("name=\"of\" value=\"[0-9a-f]+\"", found);
        Assert.Contains("role=\"status\"", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cin_that_is_still_to_be_keyed_blind_is_not_found_by_guessing_it()
    {
        await using var host = await DeskHost.StartAsync(null, ("Verify:Blind:Enabled", "true"));
        await host.AddCaseAsync("earlier.tif", document: id => Other(id) with { Referrals = [.. Other(id).Referrals.Select(Doubted)] });
        var fax = await host.AddCaseAsync("later.tif");
        using var anna = await host.SignInAsync();
        Assert.DoesNotMatch("name=\"of\" value=\"[0-9a-f]+\"", await SearchAsync(anna, fax, "91234567B"));
        Assert.Matches("name=\"of\" value=\"[0-9a-f]+\"", await SearchAsync(anna, fax, "Wintergreen, Hesper"));
    }

    private static Referral Doubted(Referral referral)
    {
        var fields = referral.Fields.ToDictionary();
        fields["member.cin"] = fields["member.cin"] with { Decision = "verify", Readers = ["own"] };
        return referral with { Decision = "verify", Fields = fields, Reasons = [new Reason("low-confidence", "The engines read this differently.", "member.cin")] };
    }

    private static Document Other(string id)
    {
        var document = SampleCase.Document(id);
        var fields = document.Referrals[0].Fields.ToDictionary();
        foreach (var (path, value) in new[] { ("member.lastName", "Wintergreen"), ("member.firstName", "Hesper"), ("member.cin", "91234567B"), ("member.dateOfBirth", "1988-03-04"), ("member.phone", "8315550177") })
            fields[path] = fields[path] with { Value = FieldValue.Of(value), Decision = "accept", Readers = ["person"] };
        return document with { Referrals = [document.Referrals[0] with { Fields = fields, Reasons = [new Reason("low-confidence", "Something is in doubt.", "narrative")] }] };
    }

    private static async Task<Fax> FindAsync(DeskHost host, string id) => (await host.Store.FindAsync(id, None))!;

    private static Task<HttpResponseMessage> AsideAsync(DeskClient client, Fax fax, string of, string why = "duplicate") =>
        client.PostAsync($"/cases/{fax.Id}/1/aside", $"/cases/{fax.Id}/1?handler=SetAside", [("why", why), ("of", of), ("version", $"{fax.Version}")]);

    private static async Task<string> RefusedAsync(DeskClient client, Fax fax, string of)
    {
        var answer = await AsideAsync(client, fax, of);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> SearchAsync(DeskClient client, Fax fax, string typed)
    {
        var answer = await client.PostAsync($"/cases/{fax.Id}/1/aside", $"/cases/{fax.Id}/1/aside", [("find", typed)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
