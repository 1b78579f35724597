using System.Net;
using FaxIngest.Hosting;
using FaxIngest.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Verify.People;

/// <summary>Sessions as a browser, a second one, an administrator and somebody with bad intent meet them.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_session_outlives_a_restart_of_the_service()
    {
        await using var first = await DeskHost.StartAsync();
        string database = Path.Combine(first.Folder, "faxingest.db");
        using var client = await first.SignInAsync();
        string cookie = Cookie(first, client);
        await using var second = await DeskHost.StartAsync(null, ("Store:ConnectionString", $"Data Source={database}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, cookie));
    }

    [Fact]
    public async Task The_cookie_is_a_reference_that_the_store_knows_only_by_its_hash()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync();
        string cookie = Cookie(host, client);
        Assert.DoesNotContain("anna", cookie, StringComparison.Ordinal);
        foreach (string file in Directory.GetFiles(host.Folder, "faxingest.db*"))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await open.CopyToAsync(copy);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(cookie.Split('=')[1])));
        }
    }

    [Fact]
    public async Task Nobody_signs_in_into_a_session_that_another_knows()
    {
        await using var host = await DeskHost.StartAsync();
        using var attacker = await host.SignInAsync("mallory");
        string planted = Cookie(host, attacker);
        await host.AddAccountAsync("anna");
        // The victim's browser carries what the attacker put into it: a session of the attacker's, and one that never was.
        foreach (string carried in (string[])[planted, "faxingest=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
        {
            var cookies = new CookieContainer();
            cookies.SetCookies(host.Address, carried);
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = host.Address };
            using var browser = new DeskClient(http);
            if (carried == planted) await browser.PostAsync("/", "/sign-out", []);
            cookies.SetCookies(host.Address, carried);
            Assert.Equal(HttpStatusCode.Found, (await browser.SignInAsync("anna", DeskHost.Password)).StatusCode);
            Assert.NotEqual(carried, cookies.GetCookieHeader(host.Address).Split("; ").Single(each => each.StartsWith("faxingest=", StringComparison.Ordinal)));
            Assert.Equal(HttpStatusCode.Found, await StatusAsync(host, carried));
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself_not_only_the_browser_s_cookie()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync();
        string cookie = Cookie(host, client);
        await client.PostAsync("/", "/sign-out", []);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(host, cookie));
    }

    [Theory]
    [InlineData(31, 0, false)]
    [InlineData(29, 0, true)]
    [InlineData(20, 40, false)]
    [InlineData(20, 30, true)]
    public async Task A_session_ends_when_nobody_is_there_and_after_its_longest_time(int minutes, int rounds, bool holds)
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), ("Verify:SessionFor", "12:00:00"));
        using var client = await host.SignInAsync();
        for (int round = 0; round < rounds; round++)
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            await client.GetAsync("/account");
        }
        clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(holds ? HttpStatusCode.OK : HttpStatusCode.Found, (await client.GetAsync("/account")).StatusCode);
        if (holds) return;
        clock.Advance(TimeSpan.FromHours(-20));
        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync("/account")).StatusCode);
        Assert.Contains("session-ended", await ActionsAsync(host));
    }

    [Fact]
    public async Task A_page_left_open_that_asks_by_itself_does_not_keep_the_session()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        string token = DeskClient.TokenIn(await (await client.GetAsync("/account")).Content.ReadAsStringAsync());
        client.Http.DefaultRequestHeaders.Add("X-Form-Token", token);
        for (int i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(9));
            Assert.Equal(HttpStatusCode.OK, (await client.Http.PostAsync(new Uri($"/cases/{fax.Id}/keep", UriKind.Relative), null)).StatusCode);
        }
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Sessions_are_seen_and_ended_one_by_one_and_all_others_together()
    {
        await using var host = await DeskHost.StartAsync();
        using var one = await host.SignInAsync();
        using var two = await host.SignInAsync();
        using var three = await host.SignInAsync();
        using var stranger = await host.SignInAsync("bert");
        var sessions = host.Service<Sessions>();
        var list = await sessions.ListAsync("anna", CancellationToken.None);
        Assert.Equal(3, list.Count);
        // Another person's form with the right id ends nothing.
        await stranger.PostAsync("/account", "/account?handler=EndSession", [("session", list[0].Id)]);
        Assert.Equal(3, (await sessions.ListAsync("anna", CancellationToken.None)).Count);
        await one.PostAsync("/account", "/account?handler=EndSession", [("session", IdOf(host, two))]);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.OK], await StatusesAsync(one, two, three));
        await one.PostAsync("/account", "/account?handler=EndSession", []);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.Found], await StatusesAsync(one, two, three));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_wants_the_old_one()
    {
        await using var host = await DeskHost.StartAsync();
        using var here = await host.SignInAsync();
        using var there = await host.SignInAsync();
        const string next = "gravel tulip mandolin";
        foreach (var (current, again) in new[] { ("wrong wrong wrong", next), (DeskHost.Password, "gravel tulip mandolins") })
        {
            var refused = await here.PostAsync("/account", "/account?handler=Password", [("current", current), ("password", next), ("again", again)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await StatusesAsync(here, there));
        Assert.Equal(HttpStatusCode.Found, (await here.PostAsync("/account", "/account?handler=Password", [("current", DeskHost.Password), ("password", next), ("again", next)])).StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Found], await StatusesAsync(here, there));
        using var fresh = new DeskClient(host.Client());
        Assert.Equal(HttpStatusCode.Unauthorized, (await fresh.SignInAsync("anna", DeskHost.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await fresh.SignInAsync("anna", next)).StatusCode);
    }

    private static string Cookie(DeskHost host, DeskClient client) => $"faxingest={client.Session(host.Address)}";

    private static string IdOf(DeskHost host, DeskClient client) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(client.Session(host.Address))));

    private static async Task<HttpStatusCode[]> StatusesAsync(params DeskClient[] clients) => await Task.WhenAll(clients.Select(async client => (await client.GetAsync("/account")).StatusCode));

    private static async Task<HttpStatusCode> StatusAsync(DeskHost host, string cookie)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await http.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode;
    }

    private static async Task<IReadOnlyList<string>> ActionsAsync(DeskHost host) => [.. (await host.Service<IAuditStore>().EventsAsync(new AuditFilter(), null, CancellationToken.None).ToListAsync()).Select(each => each.Event.Action)];
}
