using System.Net;
using System.Text.Json;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Validate;
using FaxIngest.Verify.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Verify.Audit;

/// <summary>What was read without opening a document, and what was not allowed.</summary>
public sealed class ReadTrailTests
{
    [Fact]
    public async Task Lists_read_by_a_page_or_a_program_are_told_of_with_what_was_on_them()
    {
        await using var host = await DeskHost.StartAsync();
        var first = await host.AddCaseAsync("Quillfeather.tif");
        var second = await host.AddCaseAsync("two.tif");
        using var anna = await host.SignInAsync();
        await anna.TextAsync("/");
        await anna.TextAsync("/?reason=low-confidence&person=Quillfeather");
        await anna.TextAsync("/?state=received");
        using var program = await ProgramAsync(host);
        foreach (string path in (string[])["/api/queue", "/api/documents", "/api/documents?status=awaitingVerification", $"/api/documents?after={first.Id}"]) Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        await program.GetAsync(new Uri("/api/ledger", UriKind.Relative));
        var told = await EventsAsync(host, "listed");
        Assert.Equal([("anna", "queue", 2), ("anna", "queue", 0), ("anna", "received", 0), ("program", "queue", 2), ("program", "documents", 2), ("program", "documents", 2), ("program", "documents", 1), ("program", "ledger", 0)],
            told.Select(each => (each.Event.Actor, Text(each, "list")!, Details(each).GetProperty("count").GetInt32())));
        Assert.Equal(("k-program", first.Id, second.Id), (Text(told[4], "key"), Text(told[4], "first"), Text(told[4], "last")));
        Assert.Equal("?reason=low-confidence&person=somebody", Text(told[1], "part"));
        Assert.DoesNotContain(told, each => each.Event.Details.Contains(SampleCase.LastName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_list_again_within_a_minute_is_told_of_once_with_how_often()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        using var anna = await host.SignInAsync();
        for (int i = 0; i < 4; i++) await anna.TextAsync("/");
        Assert.Single(await EventsAsync(host, "listed"));
        clock.Advance(TimeSpan.FromSeconds(61));
        await anna.TextAsync("/");
        var told = await EventsAsync(host, "listed");
        Assert.Equal((2, 3), (told.Count, Details(told[1]).GetProperty("notWritten").GetInt32()));
    }

    [Fact]
    public async Task What_a_role_or_a_key_does_not_allow_is_told_of_and_cannot_fill_the_audit()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var anna = await host.SignInAsync();
        Assert.Equal("/denied", (await anna.GetAsync("/people/Quillfeather")).Headers.Location!.OriginalString);
        Assert.Equal("/denied", (await anna.GetAsync($"/cases/{fax.Id}/1/fields/member.cin")).Headers.Location!.OriginalString);
        Assert.Equal("/denied", (await anna.GetAsync("/cases/Quillfeather/1/fields/member.cin")).Headers.Location!.OriginalString);
        using var auditor = await host.SignInAsync("lee", AccountRole.Auditor);
        // Refused by the page itself, not by its policy.
        Assert.Equal("/denied", (await auditor.PostAsync("/account", $"/cases/{fax.Id}/1", [("version", "1")])).Headers.Location!.OriginalString);
        using var program = await ProgramAsync(host, KeyScope.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsync(new Uri("/api/documents", UriKind.Relative), null)).StatusCode);
        var told = await EventsAsync(host, "refused");
        Assert.Equal([("anna", "GET", "/people/{name}", null), ("anna", "GET", "/cases/{id}/{number:int}/fields/{path}", fax.Id), ("anna", "GET", "/cases/{id}/{number:int}/fields/{path}", null), ("lee", "POST", "/cases/{id}/{number:int?}", fax.Id), ("program", "POST", "/api/documents", null)],
            told.Select(each => (each.Event.Actor, Text(each, "method")!, Text(each, "page")!, each.Event.FaxId)));
        Assert.DoesNotContain(told, each => each.Event.Details.Contains(SampleCase.LastName, StringComparison.Ordinal));
        for (int i = 0; i < 40; i++) await anna.GetAsync("/people");
        Assert.Equal(20, (await EventsAsync(host, "refused")).Count(each => each.Event.Actor == "anna"));
    }

    [Fact]
    public async Task A_member_search_tells_who_was_shown_without_telling_who_that_is_and_an_auditor_finds_it()
    {
        var roster = Roster.Parse(new StringReader("cin,lastName,firstName,dateOfBirth\n91234567A,Quillfeather,Ottoline,1999-07-02\n98765432B,Marrowby,Ines,1950-01-31\n"));
        await using var host = await DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<IRosterSource>(new FixedRoster(roster))));
        var fax = await host.AddCaseAsync();
        using var anna = await host.SignInAsync();
        Assert.Contains("Quillfeather", await anna.TextAsync($"/cases/{fax.Id}/1/members"), StringComparison.Ordinal);
        var told = Assert.Single(await EventsAsync(host, "searched-roster"));
        string member = Assert.Single(Details(told).GetProperty("members").EnumerateArray()).GetString()!;
        Assert.Matches("^m-[0-9a-f]{16}$", member);
        foreach (string value in (string[])["91234567", "Quillfeather", "1999"]) Assert.DoesNotContain(value, told.Event.Details, StringComparison.OrdinalIgnoreCase);
        using var auditor = await host.SignInAsync("lee", AccountRole.Auditor);
        foreach (var (cin, shown) in new[] { ("91234567a ", true), ("98765432B", false) })
        {
            string to = (await auditor.PostAsync("/audit", "/audit?handler=Member", [("cin", cin)])).Headers.Location!.OriginalString;
            Assert.DoesNotContain(cin.Trim(), to, StringComparison.OrdinalIgnoreCase);
            string page = await auditor.TextAsync(to);
            Assert.Equal(shown, page.Contains("searched for a member</td>", StringComparison.Ordinal));
            Assert.Equal(!shown, page.Contains("No such events", StringComparison.Ordinal));
        }
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync("/audit?member=%27%20OR%201=1")).StatusCode);
        // The key is the service's alone, and the same after a restart.
        string key = Path.Combine(host.Folder, "audit", "members.key");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        await host.GoDownAsync();
        await host.ComeUpAsync();
        Assert.Equal(member, host.Get<MemberTag>().Of("91234567A"));
    }

    private static async Task<IReadOnlyList<SealedEvent>> EventsAsync(DeskHost host, string action) =>
        [.. (await host.Get<IAuditStore>().EventsAsync(new AuditFilter { Action = action }, null, CancellationToken.None).ToListAsync()).AsEnumerable().Reverse()];

    private static JsonElement Details(SealedEvent told) => JsonDocument.Parse(told.Event.Details).RootElement;

    private static string? Text(SealedEvent told, string name) => Details(told).TryGetProperty(name, out var value) ? value.GetString() : null;

    private static async Task<HttpClient> ProgramAsync(DeskHost host, KeyScope scope = KeyScope.All)
    {
        string key = ApiKey.New();
        await host.AddAccountAsync("program", AccountRole.Supervisor, key, scope);
        var client = host.Client();
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, key);
        return client;
    }
}
