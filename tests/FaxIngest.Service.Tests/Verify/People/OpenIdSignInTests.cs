using System.Net;
using System.Text.Json.Nodes;
using FaxIngest.Check;
using FaxIngest.Hosting;
using FaxIngest.Store;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Sign-in by an OpenID Connect issuer, as it goes when nobody means harm. (Attacks: OpenIdAttackTests.)</summary>
public sealed class OpenIdSignInTests
{
    [Fact]
    public async Task A_person_comes_in_with_the_role_of_their_groups_and_ends_where_they_wanted_to()
    {
        await using var bench = await OpenIdBench.StartAsync();
        using var browser = bench.Browser();
        Assert.Contains("href=\"/sign-in/openid?to=%2Fboards%3Fx%3D1\"", await (await browser.GetAsync("/sign-in?to=%2Fboards%3Fx%3D1")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/boards?x=1", await bench.SignInAsync(browser, "/sign-in/openid?to=%2Fboards%3Fx%3D1"));
        Assert.True(await OpenIdBench.IsInAsync(browser));
        var account = (await bench.Host.Accounts.FindAsync("vera", CancellationToken.None))!;
        Assert.Equal((AccountRole.Verifier, "oidc", $"{bench.Issuer.Address} 4711", null), (account.Role, account.Origin, account.Subject, account.PasswordHash));
        Assert.Equal(["account-added", "signed-in"], await bench.ActionsAsync());
        Assert.Equal("basic", bench.Issuer.LastClient);
        Assert.Equal(("openid profile", "staff"), (bench.Issuer.LastRequest["scope"], bench.Issuer.LastRequest["realm"]));
        // Once in, another page with the issuer's name changes nothing of the session's rights.
        Assert.Equal("/denied", (await browser.GetAsync("/people")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Who_has_another_group_has_another_role_at_the_next_sign_in_and_sessions_of_the_old_one_end()
    {
        await using var bench = await OpenIdBench.StartAsync();
        using var first = bench.Browser();
        await bench.SignInAsync(first);
        bench.Issuer.Person["groups"] = new JsonArray("desk", "CHIEFS");
        using var second = bench.Browser();
        await bench.SignInAsync(second);
        Assert.False(await OpenIdBench.IsInAsync(first));
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/people")).StatusCode);
        Assert.Contains("role-changed", await bench.ActionsAsync());
        // The last administrator stays one in the store: so nobody comes in who is none any more.
        bench.Issuer.Person["groups"] = new JsonArray("desk");
        using var third = bench.Browser();
        await bench.SignInAsync(third);
        Assert.False(await OpenIdBench.IsInAsync(third));
        Assert.Equal("last-admin", await bench.WhyAsync());
    }

    [Fact]
    public async Task Who_may_not_come_in_reads_why_on_the_sign_in_page()
    {
        await using var bench = await OpenIdBench.StartAsync(("Verify:OpenId:NameDomain", "county.example"));
        foreach (var (claim, value, why, sentence) in ((string, string, string, string)[])[("groups", "cooks", "no-role", "in none of the groups"), ("preferred_username", "ve ra", "bad-name", "cannot be a sign-in name"),
            ("preferred_username", "vera@elsewhere.example", "other-domain", "Names of your domain")])
        {
            bench.Issuer.Person = new JsonObject { ["sub"] = "4711", ["preferred_username"] = "vera", ["groups"] = "desk", [claim] = value };
            using var browser = bench.Browser();
            Assert.Equal("/sign-in", await bench.SignInAsync(browser));
            Assert.Contains(sentence, await browser.TextAsync("/sign-in"), StringComparison.Ordinal);
            Assert.DoesNotContain(sentence, await browser.TextAsync("/sign-in"), StringComparison.Ordinal);
            Assert.Equal(why, await bench.WhyAsync());
            Assert.Null(await bench.Host.Accounts.FindAsync("vera", CancellationToken.None));
        }
    }

    [Fact]
    public async Task Names_of_the_house_s_domain_lose_it_and_another_claim_can_be_the_name()
    {
        await using var bench = await OpenIdBench.StartAsync(("Verify:OpenId:NameDomain", "county.example"), ("Verify:OpenId:NameClaim", "upn"), ("Verify:OpenId:GroupsClaim", "teams"));
        bench.Issuer.Person = new JsonObject { ["sub"] = "1", ["upn"] = "Ann.Lee@County.example", ["teams"] = "desk" };
        using var browser = bench.Browser();
        await bench.SignInAsync(browser);
        Assert.True(await OpenIdBench.IsInAsync(browser));
        Assert.NotNull(await bench.Host.Accounts.FindAsync("ann.lee", CancellationToken.None));
    }

    [Fact]
    public async Task Without_roles_by_group_only_whom_an_administrator_added_comes_in_and_stays_the_same_person()
    {
        await using var bench = await OpenIdBench.StartAsync(("Verify:OpenId:Roles:desk", "verifier"));
        using var admin = await bench.Host.SignInAsync("otto", AccountRole.Admin);
        await admin.PostAsync("/people", "/people", [("name", "vera"), ("role", "Supervisor"), ("kind", "oidc")]);
        Assert.Equal("oidc", (await bench.Host.Accounts.FindAsync("vera", CancellationToken.None))!.Origin);
        using var browser = bench.Browser();
        await bench.SignInAsync(browser);
        Assert.True(await OpenIdBench.IsInAsync(browser));
        // Renamed over there: the same person, the same account.
        bench.Issuer.Person["preferred_username"] = "vera.newname";
        using var renamed = bench.Browser();
        await bench.SignInAsync(renamed);
        Assert.Contains("<h1>vera</h1>", await (await renamed.GetAsync("/account")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await bench.Host.Accounts.FindAsync("vera.newname", CancellationToken.None));
        // Her old name given to somebody else over there: not her account.
        bench.Issuer.Person = new JsonObject { ["sub"] = "9999", ["preferred_username"] = "vera", ["groups"] = "desk" };
        using var other = bench.Browser();
        await bench.SignInAsync(other);
        Assert.False(await OpenIdBench.IsInAsync(other));
        Assert.Equal("other-subject", await bench.WhyAsync());
        // An administrator says that this is her now.
        string stamp = (await bench.Host.Accounts.FindAsync("vera", CancellationToken.None))!.Stamp;
        await admin.PostAsync("/people/vera", "/people/vera?handler=Unbind", [("stamp", stamp)]);
        Assert.False(await OpenIdBench.IsInAsync(browser));
        await bench.SignInAsync(other);
        Assert.True(await OpenIdBench.IsInAsync(other));
    }

    [Fact]
    public async Task Nobody_s_word_opens_an_account_with_a_password_or_one_that_is_locked()
    {
        await using var bench = await OpenIdBench.StartAsync();
        await bench.Host.AddAccountAsync("otto", AccountRole.Admin);
        bench.Issuer.Person["preferred_username"] = "otto";
        using var browser = bench.Browser();
        await bench.SignInAsync(browser);
        Assert.Equal((false, "other-origin"), (await OpenIdBench.IsInAsync(browser), await bench.WhyAsync()));
        bench.Issuer.Person["preferred_username"] = "vera";
        await bench.SignInAsync(browser);
        Assert.True(await OpenIdBench.IsInAsync(browser));
        var vera = (await bench.Host.Accounts.FindAsync("vera", CancellationToken.None))!;
        await bench.Host.Accounts.ReplaceAsync(vera with { DisabledAt = DateTimeOffset.UtcNow }, new AccountChange(new AuditEvent(DateTimeOffset.UtcNow, "otto", "account-locked", null, "{}")), CancellationToken.None);
        Assert.False(await OpenIdBench.IsInAsync(browser));
        await bench.SignInAsync(browser);
        Assert.Equal((false, "account-locked"), (await OpenIdBench.IsInAsync(browser), await bench.WhyAsync()));
    }

    [Fact]
    public async Task A_changed_key_is_fetched_while_the_first_person_waits()
    {
        await using var bench = await OpenIdBench.StartAsync();
        using var browser = bench.Browser();
        await bench.SignInAsync(browser);
        Assert.Equal(1, bench.Issuer.DocumentsAsked);
        bench.Issuer.Rotate("second");
        using var next = bench.Browser();
        await bench.SignInAsync(next);
        Assert.True(await OpenIdBench.IsInAsync(next));
        Assert.Equal(2, bench.Issuer.DocumentsAsked);
    }

    [Theory]
    [InlineData("client_secret_post", "post")]
    [InlineData("client_secret_basic", "basic")]
    public async Task The_client_says_who_it_is_in_the_way_the_issuer_offers(string offered, string used)
    {
        await using var bench = await OpenIdBench.StartAsync();
        bench.Issuer.Publish = document => document["token_endpoint_auth_methods_supported"] = new JsonArray(offered);
        using var browser = bench.Browser();
        await bench.SignInAsync(browser);
        Assert.Equal((true, used), (await OpenIdBench.IsInAsync(browser), bench.Issuer.LastClient));
    }

    [Fact]
    public async Task Signing_out_goes_on_to_the_issuer_only_for_whom_it_vouched()
    {
        await using var bench = await OpenIdBench.StartAsync();
        using var browser = bench.Browser();
        await bench.SignInAsync(browser);
        Assert.Equal("/sign-in", (await browser.PostAsync("/account", "/sign-out", [])).Headers.Location!.OriginalString);
        Assert.False(await OpenIdBench.IsInAsync(browser));
        string page = await browser.TextAsync("/sign-in");
        Assert.Contains($"<meta http-equiv=\"refresh\" content=\"0;url={QueryHelpers.AddQueryString(bench.Issuer.Address + "/leave", new Dictionary<string, string?> { ["client_id"] = LoopbackIssuer.Client, ["post_logout_redirect_uri"] = "https://faxes.example/sign-in" })}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", await browser.TextAsync("/sign-in"), StringComparison.Ordinal);
        using var anna = await bench.Host.SignInAsync();
        await anna.PostAsync("/account", "/sign-out", []);
        Assert.DoesNotContain("http-equiv", await anna.TextAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task An_issuer_that_is_away_is_said_and_passwords_go_on(int status)
    {
        await using var bench = await OpenIdBench.StartAsync();
        bench.Issuer.Broken = status;
        using var browser = bench.Browser();
        Assert.Equal("/sign-in?to=%2Fboards", (await browser.GetAsync("/sign-in/openid?to=%2Fboards")).Headers.Location!.OriginalString);
        Assert.Contains("cannot be reached just now", await browser.TextAsync("/sign-in"), StringComparison.Ordinal);
        using var anna = await bench.Host.SignInAsync();
        await Assert.ThrowsAsync<ProofException>(() => OpenIdProofs.SignIn.Prove(bench.Host.Service<IServiceProvider>(), CancellationToken.None));
    }

    [Fact]
    public async Task Check_says_what_the_issuer_offers_and_refuses_one_that_is_another()
    {
        await using var bench = await OpenIdBench.StartAsync();
        Assert.Contains("answers, 1 keys; it must send persons back to https://faxes.example/sign-in/openid/return", await OpenIdProofs.SignIn.Prove(bench.Host.Service<IServiceProvider>(), CancellationToken.None), StringComparison.Ordinal);
        await using var other = await OpenIdBench.StartAsync();
        other.Issuer.Name = "https://evil.example";
        Assert.Contains("other-issuer", (await Assert.ThrowsAsync<ProofException>(() => OpenIdProofs.SignIn.Prove(other.Host.Service<IServiceProvider>(), CancellationToken.None))).Message, StringComparison.Ordinal);
        await using var off = await DeskHost.StartAsync();
        Assert.StartsWith("off", await OpenIdProofs.SignIn.Prove(off.Service<IServiceProvider>(), CancellationToken.None), StringComparison.Ordinal);
        using var client = off.Client();
        foreach (string path in (string[])["/sign-in/openid", "/sign-in/openid/return?code=x&state=y"]) Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("Issuer", "http://login.example")]
    [InlineData("Issuer", "https://login.example/?x=1")]
    [InlineData("PublicUrl", "http://faxes.example")]
    [InlineData("PublicUrl", "https://faxes.example/below")]
    [InlineData("ClientSecretFile", "/nonexistent/secret")]
    [InlineData("Scopes", "profile")]
    [InlineData("ClientId", "")]
    public async Task Settings_that_would_not_be_safe_are_refused_at_the_start(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var bench = await OpenIdBench.StartAsync(($"Verify:OpenId:{key}", value));
        });
}
