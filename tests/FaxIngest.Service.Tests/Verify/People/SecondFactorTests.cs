using System.Net;
using System.Text.RegularExpressions;
using FaxIngest.Hosting;
using FaxIngest.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Verify.People;

/// <summary>The second factor, from setting it up to a lost phone.</summary>
public sealed partial class SecondFactorTests
{
    [Fact]
    public async Task It_is_set_up_asked_for_and_a_code_works_once()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(Clock(clock));
        using var client = await host.SignInAsync();
        var (secret, _) = await SetUpAsync(client, clock);
        Assert.DoesNotContain(Base32.Encode(secret), (await host.Accounts.FindAsync("anna", CancellationToken.None))!.TotpSecret, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(2));
        using var fresh = new DeskClient(host.Client());
        Assert.Equal("/sign-in/code?to=%2Faccount", (await fresh.SignInAsync("anna", DeskHost.Password, "/account")).Headers.Location!.OriginalString);
        // The password alone opens nothing.
        Assert.Equal("/sign-in/code?to=%2Faccount", (await fresh.GetAsync("/account")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await fresh.GetAsync("/api/queue")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CodeAsync(fresh, "000000")).StatusCode);
        string code = Code(secret, clock);
        var done = await CodeAsync(fresh, code[..3] + " " + code[3..], "/account");
        Assert.Equal("/account", done.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync("/account")).StatusCode);

        using var thief = new DeskClient(host.Client());
        await thief.SignInAsync("anna", DeskHost.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CodeAsync(thief, code)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task The_code_that_set_it_up_does_not_sign_in()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(Clock(clock));
        using var client = await host.SignInAsync();
        var (secret, _) = await SetUpAsync(client, clock);
        using var fresh = new DeskClient(host.Client());
        await fresh.SignInAsync("anna", DeskHost.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CodeAsync(fresh, Code(secret, clock))).StatusCode);
    }

    [Fact]
    public async Task Codes_cannot_be_tried_for_ever()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(Clock(clock), ("Verify:LockAfter", "3"));
        using var client = await host.SignInAsync();
        var (secret, _) = await SetUpAsync(client, clock);
        clock.Advance(TimeSpan.FromMinutes(2));
        using var thief = new DeskClient(host.Client());
        await thief.SignInAsync("anna", DeskHost.Password);
        for (int i = 0; i < 3; i++) await CodeAsync(thief, "000000");
        var blocked = await CodeAsync(thief, Code(secret, clock));
        Assert.Equal(HttpStatusCode.Unauthorized, blocked.StatusCode);
        Assert.Contains("blocked", await blocked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_only_its_hash_is_kept()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(Clock(clock));
        using var client = await host.SignInAsync();
        var (_, recovery) = await SetUpAsync(client, clock);
        Assert.Equal(10, recovery.Count);
        for (int round = 0; round < 2; round++)
        {
            using var fresh = new DeskClient(host.Client());
            await fresh.SignInAsync("anna", DeskHost.Password);
            Assert.Equal(round == 0 ? HttpStatusCode.Found : HttpStatusCode.Unauthorized, (await CodeAsync(fresh, recovery[0])).StatusCode);
        }
        Assert.Equal(9, await host.Accounts.RecoveryCodesLeftAsync("anna", CancellationToken.None));
    }

    [Fact]
    public async Task Where_it_is_required_a_sign_in_ends_with_setting_it_up()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(Clock(clock), ("Verify:SecondFactor", "required"));
        await host.AddAccountAsync("anna");
        using var client = new DeskClient(host.Client());
        Assert.Equal("/sign-in/second-factor", (await client.SignInAsync("anna", DeskHost.Password)).Headers.Location!.OriginalString);
        Assert.Equal("/sign-in/second-factor", (await client.GetAsync("/")).Headers.Location!.OriginalString);
        string html = await (await client.GetAsync("/sign-in/second-factor")).Content.ReadAsStringAsync();
        var done = await client.PostAsync("/sign-in/second-factor", Fields(html, Code(SecretIn(html), clock)));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(10, RecoveryIn(await done.Content.ReadAsStringAsync()).Count);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        // It cannot be taken off again by oneself.
        await client.PostAsync("/account", "/account?handler=RemoveFactor", [("current", DeskHost.Password)]);
        Assert.NotNull((await host.Accounts.FindAsync("anna", CancellationToken.None))!.TotpSecret);
    }

    [Fact]
    public async Task An_administrator_takes_it_away_for_a_lost_phone_and_that_is_told()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(Clock(clock));
        using var client = await host.SignInAsync();
        await SetUpAsync(client, clock);
        using var admin = await host.SignInAsync("otto", AccountRole.Admin);
        var anna = (await host.Accounts.FindAsync("anna", CancellationToken.None))!;
        var done = await admin.PostAsync("/people/anna", "/people/anna?handler=ResetFactor", [("stamp", anna.Stamp)]);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync("/account")).StatusCode);
        Assert.Equal(0, await host.Accounts.RecoveryCodesLeftAsync("anna", CancellationToken.None));
        var told = await host.Service<IAuditStore>().EventsAsync(new AuditFilter { Action = "second-factor-reset" }, null, CancellationToken.None).ToListAsync();
        Assert.Equal(("otto", """{"account":"anna"}"""), (told.Single().Event.Actor, told[0].Event.Details));
    }

    [Fact]
    public async Task A_ticket_of_one_account_sets_nothing_up_for_another()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(Clock(clock));
        using var anna = await host.SignInAsync();
        using var bert = await host.SignInAsync("bert");
        string html = await (await anna.PostAsync("/account", "/account?handler=Offer", [("current", DeskHost.Password)])).Content.ReadAsStringAsync();
        var taken = await bert.PostAsync("/account", "/account?handler=Confirm", [("ticket", TicketIn(html)), ("code", Code(SecretIn(html), clock))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Null((await host.Accounts.FindAsync("bert", CancellationToken.None))!.TotpSecret);
    }

    private static Action<IServiceCollection> Clock(HandClock clock) => services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));

    internal static async Task<(byte[] Secret, IReadOnlyList<string> Recovery)> SetUpAsync(DeskClient client, HandClock clock)
    {
        string html = await (await client.PostAsync("/account", "/account?handler=Offer", [("current", DeskHost.Password)])).Content.ReadAsStringAsync();
        byte[] secret = SecretIn(html);
        string done = await (await client.PostAsync("/account?handler=Confirm", Fields(html, Code(secret, clock)))).Content.ReadAsStringAsync();
        return (secret, RecoveryIn(done));
    }

    private static Task<HttpResponseMessage> CodeAsync(DeskClient client, string code, string to = "/") => client.PostAsync("/sign-in/code", "/sign-in/code", [("code", code), ("to", to)]);

    internal static string Code(byte[] secret, HandClock clock) => Totp.CodeOf(secret, Totp.StepAt(clock.GetUtcNow()));

    private static (string, string)[] Fields(string html, string code) => [("ticket", TicketIn(html)), ("code", code), ("__RequestVerificationToken", DeskClient.TokenIn(html))];

    private static string TicketIn(string html) => Ticket().Match(html).Groups[1].Value;

    private static byte[] SecretIn(string html)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        string text = SecretText().Match(html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var bits = text.SelectMany(c => Enumerable.Range(0, 5).Select(bit => alphabet.IndexOf(c, StringComparison.Ordinal) >> 4 - bit & 1)).ToList();
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => (byte)eight.Aggregate((sum, bit) => sum * 2 + bit))];
    }

    private static IReadOnlyList<string> RecoveryIn(string html) => [.. RecoveryText().Matches(html).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex Ticket();

    [GeneratedRegex("class=\"secret\"><code>([A-Z2-7 ]+)</code>")]
    private static partial Regex SecretText();

    [GeneratedRegex("<li><code>([a-z0-9-]{19})</code></li>")]
    private static partial Regex RecoveryText();
}
