using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FaxIngest.Hosting;
using FaxIngest.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Verify.People;

/// <summary>Administrators prove once more who they are before they change other people's accounts; passwords they give end by time.</summary>
public sealed partial class ProofTests
{
    [Fact]
    public async Task After_a_while_an_administrator_s_act_asks_for_the_password_and_nothing_is_done_before()
    {
        var clock = new HandClock();
        await using var host = await StartAsync(clock);
        await host.AddAccountAsync("anna");
        using var admin = await host.SignInAsync("otto", AccountRole.Admin);
        await LockAsync(admin, host, "Lock");
        Assert.True(await IsLockedAsync(host));
        clock.Advance(TimeSpan.FromMinutes(6));
        var asked = await LockAsync(admin, host, "Unlock");
        Assert.Equal("/account/proof?to=%2Fpeople%2Fanna", asked.Headers.Location!.OriginalString);
        Assert.True(await IsLockedAsync(host));
        foreach (string act in (string[])["/people?", "/people/anna?handler=AddKey", "/people/anna?handler=EndSession", "/people/anna?handler=ResetPassword", "/people/anna?handler=RevokeKey", "/people/anna?handler=Role", "/people/anna?handler=ResetFactor", "/people/anna?handler=Unbind"])
            Assert.StartsWith("/account/proof", (await admin.PostAsync("/people/anna", act, [("name", "new"), ("role", "Admin"), ("keyName", "k")])).Headers.Location!.OriginalString, StringComparison.Ordinal);
        // Somebody at the open page who does not know the password comes no further, and not by guessing.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ProveAsync(admin, "wrong horse battery")).StatusCode);
        Assert.StartsWith("/account/proof", (await LockAsync(admin, host, "Unlock")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("/people/anna", (await ProveAsync(admin, DeskHost.Password)).Headers.Location!.OriginalString);
        await LockAsync(admin, host, "Unlock");
        Assert.False(await IsLockedAsync(host));
        Assert.Contains("proved-again", await ActionsAsync(host));
        clock.Advance(TimeSpan.FromMinutes(6));
        for (int i = 0; i < 6; i++) await ProveAsync(admin, "wrong horse battery");
        Assert.Contains("Too many", await (await ProveAsync(admin, DeskHost.Password)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_second_factor_gives_its_code_too()
    {
        var clock = new HandClock();
        await using var host = await StartAsync(clock);
        await host.AddAccountAsync("anna");
        using var admin = await host.SignInAsync("otto", AccountRole.Admin);
        var (secret, _) = await SecondFactorTests.SetUpAsync(admin, clock);
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("Your code", await admin.TextAsync("/account/proof?to=/people"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ProveAsync(admin, DeskHost.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ProveAsync(admin, DeskHost.Password, "000000")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await ProveAsync(admin, DeskHost.Password, SecondFactorTests.Code(secret, clock))).StatusCode);
        Assert.Null((await LockAsync(admin, host, "Lock")).Headers.Location!.OriginalString.Split("proof").ElementAtOrDefault(1));
    }

    [Fact]
    public async Task Whom_an_issuer_vouches_for_signs_in_there_anew_and_as_the_same_person()
    {
        var clock = new HandClock();
        await using var bench = await OpenIdBench.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        void At(JsonObject content, TimeSpan ago)
        {
            long now = clock.GetUtcNow().ToUnixTimeSeconds();
            (content["iat"], content["exp"], content["auth_time"]) = (now, now + 60, now - (long)ago.TotalSeconds);
        }

        bench.Issuer.Person["groups"] = new JsonArray("chiefs");
        using var vera = bench.Browser();
        await bench.SignInAsync(vera);
        clock.Advance(TimeSpan.FromMinutes(6));
        bench.Issuer.Bend = (_, content) => At(content, TimeSpan.Zero);
        Assert.StartsWith("/account/proof", (await vera.PostAsync("/people", "/people", [("name", "new"), ("role", "Admin"), ("kind", "oidc")])).Headers.Location!.OriginalString, StringComparison.Ordinal);
        const string again = "/account/proof?handler=Issuer&to=/people";
        // A session over there that goes on is no proof.
        bench.Issuer.Bend = (_, content) => At(content, TimeSpan.FromMinutes(5));
        Assert.Equal("/", await bench.SignInAsync(vera, again));
        Assert.Equal(("login", "0", "proved-too-long-ago"), (bench.Issuer.LastRequest["prompt"], bench.Issuer.LastRequest["max_age"], await bench.WhyAsync()));
        // Nor is a colleague.
        bench.Issuer.Bend = (_, content) => At(content, TimeSpan.Zero);
        bench.Issuer.Person["sub"] = "9999";
        Assert.Equal("/", await bench.SignInAsync(vera, again));
        Assert.Equal("somebody-else", await bench.WhyAsync());
        Assert.StartsWith("/account/proof", (await vera.PostAsync("/people", "/people", [("name", "new"), ("role", "Admin"), ("kind", "oidc")])).Headers.Location!.OriginalString, StringComparison.Ordinal);
        bench.Issuer.Person["sub"] = "4711";
        Assert.Equal("/people", await bench.SignInAsync(vera, again));
        Assert.Equal("/people/new", (await vera.PostAsync("/people", "/people", [("name", "new"), ("role", "Admin"), ("kind", "oidc")])).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_password_that_was_given_ends_by_time_and_one_s_own_does_not()
    {
        var clock = new HandClock();
        await using var host = await StartAsync(clock, ("Verify:StartPasswordFor", "1.00:00:00"), ("Verify:ProofHolds", "01:00:00"));
        using var admin = await host.SignInAsync("otto", AccountRole.Admin);
        string page = await (await admin.PostAsync("/people", "/people", [("name", "anna"), ("role", "Verifier"), ("kind", "person")])).Content.ReadAsStringAsync();
        Assert.Contains("within 24 hours", page, StringComparison.Ordinal);
        string given = Given().Match(page).Groups[1].Value;
        using var anna = new DeskClient(host.Client());
        clock.Advance(TimeSpan.FromHours(25));
        var late = await anna.SignInAsync("anna", given);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Contains("good for a while only", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Name or password is wrong", await (await anna.SignInAsync("anna", given + "x")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = await host.SignInAsync("otto");
        string stamp = (await host.Accounts.FindAsync("anna", CancellationToken.None))!.Stamp;
        page = await (await again.PostAsync("/people/anna", "/people/anna?handler=ResetPassword", [("stamp", stamp)])).Content.ReadAsStringAsync();
        Assert.Equal("/sign-in/password", (await anna.SignInAsync("anna", Given().Match(page).Groups[1].Value)).Headers.Location!.OriginalString);
        await anna.PostAsync("/sign-in/password", "/sign-in/password", [("password", "gravel tulip mandolin"), ("again", "gravel tulip mandolin")]);
        clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal("/", (await anna.SignInAsync("anna", "gravel tulip mandolin")).Headers.Location!.OriginalString);
    }

    private static Task<DeskHost> StartAsync(HandClock clock, params (string, string)[] settings) => DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), settings);

    private static async Task<HttpResponseMessage> LockAsync(DeskClient admin, DeskHost host, string what) =>
        await admin.PostAsync("/people/anna", $"/people/anna?handler={what}", [("stamp", (await host.Accounts.FindAsync("anna", CancellationToken.None))!.Stamp)]);

    private static async Task<bool> IsLockedAsync(DeskHost host) => (await host.Accounts.FindAsync("anna", CancellationToken.None))!.DisabledAt is not null;

    private static Task<HttpResponseMessage> ProveAsync(DeskClient admin, string password, string code = "") =>
        admin.PostAsync("/account/proof?to=/people/anna", "/account/proof", [("password", password), ("code", code), ("to", "/people/anna")]);

    private static async Task<IReadOnlyList<string>> ActionsAsync(DeskHost host) => [.. (await host.Get<IAuditStore>().EventsAsync(new AuditFilter(), null, CancellationToken.None).ToListAsync()).Select(each => each.Event.Action)];

    [GeneratedRegex("<code>([^<]+)</code>")]
    private static partial Regex Given();
}
