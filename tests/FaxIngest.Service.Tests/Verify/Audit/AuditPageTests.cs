using System.Net;
using System.Text.Json;
using FaxIngest.Check;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Verify.Audit;

/// <summary>The history as auditors and supervisors see it.</summary>
public sealed class AuditPageTests
{
    [Fact]
    public async Task Every_look_at_a_document_and_every_decision_is_told_with_what_was_before_and_after()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        await client.TextAsync($"/cases/{fax.Id}");
        await client.GetAsync($"/cases/{fax.Id}/pages/1.png");
        await client.GetAsync($"/cases/{fax.Id}/original");
        await client.GetAsync($"/api/documents/{fax.Id}");
        await client.GetAsync($"/api/referrals/{fax.Id}-1");
        await client.GetAsync($"/compare/{fax.Id}-1/{fax.Id}-1");
        await StateAsync(client, fax);
        var events = await host.Store.EventsAsync(fax.Id, CancellationToken.None);
        Assert.Equal(["viewed", "viewed-page", "viewed-original", "viewed", "viewed", "viewed", "viewed", "verified"], events.Where(each => each.Actor == "anna").Select(each => each.Action));
        using var details = JsonDocument.Parse(events[^1].Details);
        Assert.Equal(SampleCase.RightCin, details.RootElement.GetProperty("said").GetProperty("member.cin").GetString());
        var change = details.RootElement.GetProperty("changes").EnumerateArray().Single(each => each.GetProperty("field").GetString() == "member.cin");
        Assert.Equal((SampleCase.DoubtfulCin, "verify"), (change.GetProperty("before").GetProperty("value").GetString(), change.GetProperty("before").GetProperty("decision").GetString()));
        Assert.Equal((SampleCase.RightCin, "accept"), (change.GetProperty("after").GetProperty("value").GetString(), change.GetProperty("after").GetProperty("decision").GetString()));
        Assert.Contains("each follows", await StoreProofs.ProveAuditAsync(host.Service<IAuditStore>(), host.Service<AuditHeads>(), CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_s_history_is_replayed_from_the_paper_to_the_person()
    {
        await using var host = await DeskHost.StartAsync(null, ("Verify:Blind:Enabled", "false"));
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        await StateAsync(client, fax);
        using var supervisor = await host.SignInAsync("sue", AccountRole.Supervisor);
        string html = await supervisor.TextAsync($"/cases/{fax.Id}/1/fields/member.cin");
        Assert.Contains($"/cases/{fax.Id}/pages/1.png", html, StringComparison.Ordinal);
        int machine = html.IndexOf("confidence 71.00 %", StringComparison.Ordinal), person = html.IndexOf("<b>anna</b>", StringComparison.Ordinal);
        Assert.InRange(machine, 1, person);
        Assert.Contains(SampleCase.DoubtfulCin, html, StringComparison.Ordinal);
        Assert.Contains(SampleCase.RightCin, html[person..], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/cases/{fax.Id}/1/fields/no.such")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/cases/{fax.Id}/7/fields/member.cin")).StatusCode);
        Assert.Equal("/denied", (await client.GetAsync($"/cases/{fax.Id}/1/fields/member.cin")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Whoever_may_still_key_a_field_blind_learns_nothing_of_it_from_the_history()
    {
        await using var host = await DeskHost.StartAsync(null, ("Verify:Blind:Enabled", "true"));
        var fax = await host.AddCaseAsync();
        using var admin = await host.SignInAsync("otto", AccountRole.Admin);
        using var auditor = await host.SignInAsync("lee", AccountRole.Auditor);
        foreach (string path in (string[])[$"/cases/{fax.Id}/1/fields/member.cin", $"/audit?fax={fax.Id}", $"/audit.csv?fax={fax.Id}"])
        {
            Assert.Contains(SampleCase.DoubtfulCin, await auditor.TextAsync(path), StringComparison.Ordinal);
            Assert.DoesNotContain(SampleCase.DoubtfulCin, await admin.TextAsync(path), StringComparison.Ordinal);
        }
        Assert.Contains(SampleCase.LastName, await admin.TextAsync($"/audit?fax={fax.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_filters_and_leads_to_older_events()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync("lee", AccountRole.Auditor);
        for (int i = 0; i < 120; i++) await host.Store.AuditAsync(new AuditEvent(DateTimeOffset.UtcNow, "bert", "viewed", $"fax{i:000}", "{}"), CancellationToken.None);
        string html = await client.TextAsync("/audit?actor=bert");
        Assert.Contains("fax119", html, StringComparison.Ordinal);
        Assert.DoesNotContain("fax019", html, StringComparison.Ordinal);
        string older = html.Split("href=\"/audit?")[1].Split('"')[0];
        Assert.Contains("fax019", await client.TextAsync("/audit?" + older), StringComparison.Ordinal);
        Assert.Contains("No such events", await client.TextAsync("/audit?actor=bert&from=2020-01-01&to=2020-01-02"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_csv_holds_all_and_no_cell_is_a_formula()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync("lee", AccountRole.Auditor);
        await host.Store.AuditAsync(new AuditEvent(DateTimeOffset.UtcNow, "=cmd|'/c calc'!A1", "@SUM(1)", "+1+1", "-2+3, \"quoted\"\r\nline"), CancellationToken.None);
        var answer = await client.GetAsync("/audit.csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        string csv = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"'=cmd|'/c calc'!A1\",\"'@SUM(1)\",\"'+1+1\",\"'-2+3, \"\"quoted\"\"\r\nline\"", csv, StringComparison.Ordinal);
        var events = await host.Service<IAuditStore>().EventsAsync(new AuditFilter(), null, CancellationToken.None).ToListAsync();
        Assert.All(events, each => Assert.Contains(each.Hash, csv, StringComparison.Ordinal));
        Assert.Contains(events, each => each.Event.Action == "exported-audit" && each.Event.Actor == "lee");
    }

    /// <summary>What spreadsheets make formulas of (OWASP, CSV injection).</summary>
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@a")]
    [InlineData("  =1")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    public void A_cell_that_could_be_a_formula_is_a_text(string text) => Assert.StartsWith("\"'", CsvCell.Of(text), StringComparison.Ordinal);

    [Fact]
    public async Task Settings_that_changed_since_the_last_start_are_told_and_secrets_are_not()
    {
        await using var host = await DeskHost.StartAsync();
        var store = host.Service<ISettingStore>();
        Assert.Equal(2, await store.StartedAsync("node", new Dictionary<string, string> { ["Verify:LockAfter"] = "5", ["Web:Urls"] = "http://127.0.0.1:1" }, CancellationToken.None));
        Assert.Equal(0, await store.StartedAsync("node", new Dictionary<string, string> { ["Verify:LockAfter"] = "5", ["Web:Urls"] = "http://127.0.0.1:1" }, CancellationToken.None));
        Assert.Equal(2, await store.StartedAsync("node", new Dictionary<string, string> { ["Verify:LockAfter"] = "7" }, CancellationToken.None));
        var told = await host.Service<IAuditStore>().EventsAsync(new AuditFilter { Action = "settings-changed" }, null, CancellationToken.None).ToListAsync();
        Assert.Equal("""{"node":"node","changes":["Verify:LockAfter: 5 → 7","Web:Urls: http://127.0.0.1:1 → default"]}""", told[0].Event.Details);
        var settings = Work.SettingsStart.Settings(Settings.SettingsSources.Load([new("Store:ConnectionString", "Data Source=x;Password=pineapple"), new("Verify:LockAfter", "6")]));
        Assert.DoesNotContain("pineapple", string.Concat(settings.Values), StringComparison.Ordinal);
        Assert.Equal("6", settings["Verify:LockAfter"]);
    }

    /// <summary>Saves the case with the right CIN and date.</summary>
    private static async Task StateAsync(DeskClient client, Fax fax)
    {
        string html = await (await client.GetAsync($"/cases/{fax.Id}")).Content.ReadAsStringAsync();
        var answer = await client.PostAsync($"/cases/{fax.Id}/1",
        [
            ("version", $"{fax.Version}"), ("field", "member.cin"), ("value:member.cin", SampleCase.RightCin), ("field", "member.dateOfBirth"), ("value:member.dateOfBirth", "07/02/1999"), ("confirmed", "member.dateOfBirth"),
            ("__RequestVerificationToken", DeskClient.TokenIn(html)),
        ]);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
