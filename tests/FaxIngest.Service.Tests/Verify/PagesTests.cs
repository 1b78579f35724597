using System.Net;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Verify;

/// <summary>Pages laid into referrals, forms chosen by hand, and steps taken back.</summary>
public sealed class PagesTests
{
    [Fact]
    public async Task Pages_laid_anew_are_read_again_so_and_what_was_said_of_fields_stays()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await AddAsync(host);
        using var anna = await host.SignInAsync();
        Assert.Contains("Referral 1", await anna.TextAsync($"/cases/{fax.Id}/pages"), StringComparison.Ordinal);
        var answer = await LayAsync(anna, fax, ("in:1", "1"), ("at:1", "2"), ("in:2", "1"), ("at:2", "1"), ("in:3", "2"), ("at:3", "3"), ("form:2", "cs-meals"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var after = (await host.Store.FindAsync(fax.Id, CancellationToken.None))!;
        Assert.Equal(FaxState.Received, after.State);
        var groups = Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).Groups!;
        Assert.Equal([2, 1], groups[0].Pages);
        Assert.Equal((2, "cs-meals"), (groups[1].Number, groups[1].FormType));
        // Its first referral loses page 3, and with it what stood there.
        Assert.Equal(["narrative"], groups[0].Forgotten);
        Assert.Contains(await host.Store.EventsAsync(fax.Id, CancellationToken.None), each => each.Action == "laid-anew");
    }

    [Fact]
    public async Task Referrals_that_are_joined_bring_along_what_was_said_of_them()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await AddAsync(host, second: true);
        using var anna = await host.SignInAsync();
        await LayAsync(anna, fax, ("in:1", "1"), ("at:1", "1"), ("in:2", "1"), ("at:2", "2"), ("in:3", "1"), ("at:3", "3"));
        var group = Assert.Single((await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).Single().Groups!);
        Assert.Equal([2], group.Joined);
    }

    [Theory]
    [InlineData("in:1", "0")]
    [InlineData("in:1", "99")]
    [InlineData("in:1", "-1")]
    [InlineData("other", "1")]
    public async Task What_makes_no_referral_is_refused(string name, string value)
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await AddAsync(host);
        using var anna = await host.SignInAsync();
        var answer = await LayAsync(anna, fax, (name, value), ("in:2", "0"), ("in:3", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_form_chosen_by_hand_has_the_page_read_again_and_can_be_taken_back()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync(document: id => Unknown(SampleCase.Document(id)));
        using var anna = await host.SignInAsync();
        string html = await anna.TextAsync($"/cases/{fax.Id}/1?as=cs-meals");
        Assert.Contains("Read it again as this", html, StringComparison.Ordinal);
        const string key = "0123456789abcdef0123456789abcdef";
        await anna.PostAsync($"/cases/{fax.Id}", $"/cases/{fax.Id}/1?handler=ReadAs", [("as", "cs-meals"), ("version", $"{fax.Version}"), ("key", key)]);
        Assert.Equal(FaxState.Received, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        Assert.Equal("cs-meals", (await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).Single().Groups!.Single().FormType);
        Assert.Equal("1", (await anna.GetAsync($"/cases/{fax.Id}")).Headers.GetValues("Refresh").Single());
        await ReadAsync(host, fax.Id);
        await anna.PostAsync($"/cases/{fax.Id}", $"/cases/{fax.Id}/1?handler=Undo", [("key", key)]);
        Assert.Equal(FaxState.Received, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        Assert.Empty(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
    }

    [Fact]
    public async Task The_last_save_is_taken_back_while_nothing_came_of_it_by_its_person_alone()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var anna = await host.SignInAsync("anna");
        using var bert = await host.SignInAsync("bert");
        const string key = "0123456789abcdef0123456789abcdef";
        (string, string)[] said = [("version", $"{fax.Version}"), ("key", key), ("field", "member.cin"), ("value:member.cin", SampleCase.RightCin), ("field", "member.dateOfBirth"), ("value:member.dateOfBirth", "07/02/1999"), ("confirmed", "member.dateOfBirth"), ("effort", "12 1 1 1 9 4000")];
        await anna.PostAsync("/", $"/cases/{fax.Id}/1", said);
        var accepted = (await host.Store.FindAsync(fax.Id, CancellationToken.None))!;
        Assert.Equal(FaxState.Accepted, accepted.State);
        Assert.True(accepted.NotBefore > DateTimeOffset.UtcNow, "it is held for a while before it is exported");
        // The same save once more, as after a lost answer, is the same save.
        var again = await anna.PostAsync("/", $"/cases/{fax.Id}/1", said);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));

        await bert.PostAsync("/", $"/cases/{fax.Id}/1?handler=Undo", [("key", key)]);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        await anna.PostAsync("/", $"/cases/{fax.Id}/1?handler=Undo", [("key", key)]);
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        Assert.Empty(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
        Assert.Contains("2 fields to check", await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        Assert.Contains(await host.Store.EventsAsync(fax.Id, CancellationToken.None), each => each.Action == "taken-back");
    }

    [Fact]
    public async Task What_is_being_exported_is_not_taken_back()
    {
        await using var host = await DeskHost.StartAsync(null, ("Verify:UndoFor", "00:00:00"));
        var fax = await host.AddCaseAsync();
        using var anna = await host.SignInAsync();
        const string key = "0123456789abcdef0123456789abcdef";
        await anna.PostAsync("/", $"/cases/{fax.Id}/1", [("version", $"{fax.Version}"), ("key", key), ("field", "member.cin"), ("value:member.cin", SampleCase.RightCin), ("field", "member.dateOfBirth"), ("value:member.dateOfBirth", "07/03/1999")]);
        Assert.NotNull(await host.Store.ClaimAsync(FaxState.Accepted, "exporter", TimeSpan.FromMinutes(1), CancellationToken.None));
        await anna.PostAsync("/", $"/cases/{fax.Id}/1?handler=Undo", [("key", key)]);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_case_is_taken_over_only_when_asked_for_and_the_audit_says_from_whom()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var anna = await host.SignInAsync("anna");
        using var bert = await host.SignInAsync("bert");
        await anna.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("Take it over", await bert.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        await bert.PostAsync($"/cases/{fax.Id}", $"/cases/{fax.Id}/1?handler=TakeOver", []);
        Assert.Contains("open: bert", await anna.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("anna", (await host.Store.EventsAsync(fax.Id, CancellationToken.None)).Single(each => each.Action == "taken-over").Details, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> LayAsync(DeskClient client, Fax fax, params (string, string)[] pages) =>
        client.PostAsync($"/cases/{fax.Id}", $"/cases/{fax.Id}/pages", [("version", $"{fax.Version}"), .. pages]);

    private static Document Unknown(Document document) => document with { Referrals = [document.Referrals[0] with { Form = new ReferralForm("unknown", null, 0) }] };

    private static Task<Fax> AddAsync(DeskHost host, bool second = false)
    {
        var sample = SampleCase.Read();
        var read = sample with { Pages = [.. Enumerable.Range(1, 3).Select(page => sample.Pages[0] with { Page = page })] };
        return host.AddCaseAsync(read: read, document: id =>
        {
            var document = SampleCase.Document(id);
            var first = document.Referrals[0];
            var fields = new Dictionary<string, ReferralField>(first.Fields) { ["narrative"] = first.Fields["narrative"] with { Page = 3 } };
            return document with
            {
                PageCount = 3,
                Referrals = second ? [first with { Pages = [1] }, first with { Id = $"{id}-2", Pages = [2, 3] }] : [first with { Pages = [1, 2, 3], Fields = fields }],
            };
        });
    }

    /// <summary>The service reads and decides it, as far as the store is concerned.</summary>
    private static async Task ReadAsync(DeskHost host, string id)
    {
        foreach (var (from, outcome) in new (FaxState, Outcome)[] { (FaxState.Received, new Outcome.Advance(FaxState.Read, [])), (FaxState.Read, new Outcome.AskPerson([])) })
        {
            Assert.NotNull(await host.Store.ClaimAsync(from, "test", TimeSpan.FromMinutes(1), CancellationToken.None));
            Assert.True(await host.Store.CompleteAsync(id, "test", outcome, Store.WorkProduct.None, CancellationToken.None));
        }
    }
}
