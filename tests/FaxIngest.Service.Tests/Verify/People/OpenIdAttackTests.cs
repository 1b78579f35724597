using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FaxIngest.Hosting;
using FaxIngest.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Verify.People;

/// <summary>What somebody tries who wants to come in as another by way of the issuer (RFC 9700). (Forged tokens: OpenIdForgeryTests.)</summary>
public sealed class OpenIdAttackTests
{
    [Fact]
    public async Task True_tokens_of_other_shapes_are_taken()
    {
        await using var bench = await OpenIdBench.StartAsync();
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = curve.ExportParameters(false).Q;
        bench.Issuer.MoreKeys.Add(new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "curve", ["use"] = "sig", ["x"] = Code(point.X!), ["y"] = Code(point.Y!) });
        bench.Issuer.Sign = text => curve.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256);
        bench.Issuer.Bend = (head, _) => (head["alg"], head["kid"]) = ("ES256", "curve");
        using var browser = bench.Browser();
        await bench.SignInAsync(browser);
        Assert.True(await OpenIdBench.IsInAsync(browser));
        // No key named, two audiences and the party said, a clock half a minute behind.
        bench.Issuer.Sign = text => bench.Issuer.Key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        bench.Issuer.Bend = (head, content) =>
        {
            head.Remove("kid");
            head.Remove("typ");
            (content["aud"], content["azp"], content["exp"]) = (new JsonArray("other desk", LoopbackIssuer.Client), LoopbackIssuer.Client, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 30);
        };
        using var second = bench.Browser();
        await bench.SignInAsync(second);
        Assert.True(await OpenIdBench.IsInAsync(second));
    }

    [Fact]
    public async Task An_answer_works_once_and_in_the_browser_that_asked_alone()
    {
        await using var bench = await OpenIdBench.StartAsync();
        var cookies = new CookieContainer();
        using var vera = bench.Browser(cookies);
        string back = await bench.GoAsync(vera);
        var kept = cookies.GetCookies(bench.Host.Address)["faxingest-openid"]!;
        // Somebody else's browser, without the cookie: a link to one's own answer signs nobody in.
        using var victim = bench.Browser();
        Assert.Equal("/sign-in", (await victim.GetAsync(back)).Headers.Location!.OriginalString);
        Assert.Equal((false, "no-attempt"), (await OpenIdBench.IsInAsync(victim), await bench.WhyAsync()));
        // With a sign-in of their own under way, the state differs.
        await victim.GetAsync("/sign-in/openid");
        await victim.GetAsync(back);
        Assert.Equal((false, "state"), (await OpenIdBench.IsInAsync(victim), await bench.WhyAsync()));
        await vera.GetAsync(back);
        Assert.True(await OpenIdBench.IsInAsync(vera));
        await vera.PostAsync("/account", "/sign-out", []);
        await vera.GetAsync(back);
        Assert.Equal((false, "no-attempt"), (await OpenIdBench.IsInAsync(vera), await bench.WhyAsync()));
        // A copy of the cookie does not bring it back, whatever the issuer would say to the code.
        cookies.Add(new Cookie(kept.Name, kept.Value, "/", bench.Host.Address.Host));
        await vera.GetAsync(back);
        Assert.Equal((false, "used"), (await OpenIdBench.IsInAsync(vera), await bench.WhyAsync()));
    }

    [Theory]
    [InlineData(true, "code-refused")]
    [InlineData(false, "nonce")]
    public async Task A_code_of_another_sign_in_put_into_one_s_own_opens_nothing(bool pkce, string why)
    {
        await using var bench = await OpenIdBench.StartAsync();
        bench.Issuer.Pkce = pkce;
        // The attacker saw the victim's code on its way, and has a browser with a sign-in of their own.
        using var victim = bench.Browser();
        string stolen = CodeIn(await bench.GoAsync(victim));
        bench.Issuer.Person = new JsonObject { ["sub"] = "666", ["preferred_username"] = "mallory", ["groups"] = "desk" };
        using var attacker = bench.Browser();
        string own = await bench.GoAsync(attacker);
        await attacker.GetAsync(own.Replace(CodeIn(own), stolen, StringComparison.Ordinal));
        Assert.Equal((false, why), (await OpenIdBench.IsInAsync(attacker), await bench.WhyAsync()));
    }

    [Fact]
    public async Task An_answer_of_another_issuer_is_not_taken_for_ours()
    {
        await using var bench = await OpenIdBench.StartAsync();
        using var browser = bench.Browser();
        string back = await bench.GoAsync(browser);
        await browser.GetAsync(back.Replace(Uri.EscapeDataString(bench.Issuer.Address), Uri.EscapeDataString("https://evil.example"), StringComparison.Ordinal));
        Assert.Equal((false, "other-issuer"), (await OpenIdBench.IsInAsync(browser), await bench.WhyAsync()));
        // One that always says who it is and now does not.
        await using var strict = await OpenIdBench.StartAsync();
        strict.Issuer.Publish = document => document["authorization_response_iss_parameter_supported"] = true;
        using var other = strict.Browser();
        back = await strict.GoAsync(other);
        await other.GetAsync(back[..back.IndexOf("&iss=", StringComparison.Ordinal)]);
        Assert.Equal((false, "other-issuer"), (await OpenIdBench.IsInAsync(other), await strict.WhyAsync()));
    }

    [Fact]
    public async Task The_way_back_leads_nowhere_else()
    {
        await using var bench = await OpenIdBench.StartAsync();
        foreach (string to in (string[])["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"])
        {
            using var browser = bench.Browser();
            string page = await (await browser.GetAsync($"/sign-in?to={Uri.EscapeDataString(to)}")).Content.ReadAsStringAsync();
            Assert.Contains("href=\"/sign-in/openid\"", page, StringComparison.Ordinal);
            Assert.Equal("/", await bench.SignInAsync(browser, $"/sign-in/openid?to={Uri.EscapeDataString(to)}"));
        }
    }

    [Fact]
    public async Task What_comes_back_is_shown_nowhere_and_what_is_sent_tells_nothing()
    {
        await using var bench = await OpenIdBench.StartAsync();
        var cookies = new CookieContainer();
        using var browser = bench.Browser(cookies);
        await browser.GetAsync("/sign-in/openid");
        string back = await bench.GoAsync(browser);
        string state = back.Split("state=")[1].Split('&')[0];
        var asked = bench.Issuer.LastRequest;
        Assert.Equal(3, new HashSet<string> { asked["state"], asked["nonce"], asked["code_challenge"] }.Count);
        Assert.DoesNotContain(cookies.GetCookies(bench.Host.Address).Select(cookie => cookie.Value), value => value.Contains(asked["state"], StringComparison.Ordinal) || value.Contains(asked["nonce"], StringComparison.Ordinal));
        await browser.GetAsync($"/sign-in/openid/return?state={state}&error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3EPhone%20666");
        string page = await browser.TextAsync("/sign-in");
        Assert.Contains("or you stopped there", page, StringComparison.Ordinal);
        Assert.DoesNotContain("666", page, StringComparison.Ordinal);
        Assert.Equal("refused-there", await bench.WhyAsync());
    }

    [Fact]
    public async Task A_key_nobody_published_makes_us_ask_the_issuer_once_a_minute_and_not_more()
    {
        var clock = new HandClock();
        await using var bench = await OpenIdBench.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        bench.Issuer.Bend = (head, _) => head["kid"] = Guid.NewGuid().ToString();
        for (int i = 0; i < 4; i++)
        {
            using var browser = bench.Browser();
            await bench.SignInAsync(browser);
            Assert.Equal("unknown-key", await bench.WhyAsync());
        }
        Assert.Equal(2, bench.Issuer.DocumentsAsked);
        clock.Advance(TimeSpan.FromSeconds(61));
        bench.Issuer.Rotate("third");
        bench.Issuer.Bend = (_, content) => (content["iat"], content["exp"]) = (clock.GetUtcNow().ToUnixTimeSeconds(), clock.GetUtcNow().ToUnixTimeSeconds() + 60);
        using var last = bench.Browser();
        await bench.SignInAsync(last);
        Assert.True(await OpenIdBench.IsInAsync(last));
    }

    [Fact]
    public async Task Made_up_answers_are_counted_by_address_and_do_not_fill_the_audit()
    {
        await using var bench = await OpenIdBench.StartAsync(("Verify:AttemptsPerAddress", "5"));
        using var attacker = bench.Browser();
        for (int i = 0; i < 12; i++) await attacker.GetAsync($"/sign-in/openid/return?state=x&code={i}");
        Assert.Contains("Too many attempts", await attacker.TextAsync("/sign-in"), StringComparison.Ordinal);
        var actions = await bench.ActionsAsync();
        Assert.Equal((5, 1), (actions.Count(action => action == "sign-in-refused"), actions.Count(action => action == "sign-in-locked")));
    }

    private static string Code(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static string CodeIn(string back) => back.Split("code=")[1].Split('&')[0];
}
