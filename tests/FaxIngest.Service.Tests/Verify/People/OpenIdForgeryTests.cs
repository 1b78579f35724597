using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FaxIngest.Hosting;

namespace FaxIngest.Verify.People;

/// <summary>ID tokens that are wrong in one thing each (OpenID Connect Core 1.0, 3.1.3.7; RFC 8725), before one desk.</summary>
public sealed class OpenIdForgeryTests : IClassFixture<OpenIdForgeryTests.Desk>
{
    private readonly Desk desk;

    public OpenIdForgeryTests(Desk desk) => this.desk = desk;

    public static TheoryData<string, string> Forgeries { get; } = new()
    {
        { "nonce of another sign-in", "nonce" }, { "no nonce", "nonce" }, { "alg none", "algorithm" }, { "alg none, in capitals", "algorithm" }, { "HS256 with the public key", "algorithm" }, { "HS256 with a published secret", "algorithm" },
        { "HS256 with the client's secret", "algorithm" }, { "another key under the known name", "signature" }, { "no signature", "signature" }, { "a key of its own in the head", "unknown-key" }, { "a short key", "unknown-key" },
        { "another audience", "other-audience" }, { "two audiences", "authorized-party" }, { "given to another", "authorized-party" }, { "another issuer", "other-issuer" }, { "issuer with a slash more", "other-issuer" }, { "expired", "lifetime" },
        { "no end", "lifetime" }, { "not yet", "lifetime" }, { "made in the future", "issued-at" }, { "an access token", "kind-of-token" }, { "something that must be understood", "kind-of-token" }, { "no subject", "subject" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_lets_nobody_in(string forgery, string why)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var (bench, issuer) = (desk.Bench, desk.Bench.Issuer);
        using var thief = RSA.Create(2048);
        byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text));
        byte[] By(RSA key, string text) => key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        issuer.Sign = forgery switch
        {
            "alg none" or "alg none, in capitals" or "no signature" => _ => [],
            "HS256 with the public key" => text => Hmac(Encoding.ASCII.GetBytes(issuer.Key.ExportSubjectPublicKeyInfoPem()), text),
            "HS256 with a published secret" => text => Hmac(new byte[32], text),
            "HS256 with the client's secret" => text => Hmac(Encoding.UTF8.GetBytes(LoopbackIssuer.Secret), text),
            "another key under the known name" or "a key of its own in the head" => text => By(thief, text),
            "a short key" => text => By(desk.Weak, text),
            _ => null,
        };
        issuer.Bend = (head, content) =>
        {
            switch (forgery)
            {
                case "nonce of another sign-in": content["nonce"] = Code(RandomNumberGenerator.GetBytes(32)); break;
                case "no nonce": content.Remove("nonce"); break;
                case "alg none": head["alg"] = "none"; break;
                case "alg none, in capitals": head["alg"] = "NONE"; break;
                case "HS256 with the public key" or "HS256 with the client's secret": head["alg"] = "HS256"; break;
                case "HS256 with a published secret": (head["alg"], head["kid"]) = ("HS256", "shared"); break;
                case "a key of its own in the head": (head["kid"], head["jwk"]) = ("thief", PublicOf(thief, "thief")); break;
                case "a short key": head["kid"] = "weak"; break;
                case "another audience": content["aud"] = "other desk"; break;
                case "two audiences": content["aud"] = new JsonArray(LoopbackIssuer.Client, "other desk"); break;
                case "given to another": content["azp"] = "other desk"; break;
                case "another issuer": content["iss"] = "https://evil.example"; break;
                case "issuer with a slash more": content["iss"] = issuer.Address + "/"; break;
                case "expired": (content["iat"], content["exp"]) = (now - 600, now - 120); break;
                case "no end": content.Remove("exp"); break;
                case "not yet": content["nbf"] = now + 120; break;
                case "made in the future": content["iat"] = now + 120; break;
                case "an access token": head["typ"] = "at+jwt"; break;
                case "something that must be understood": head["crit"] = new JsonArray("exp"); break;
                case "no subject": content.Remove("sub"); break;
                default: break;
            }
        };
        using var browser = bench.Browser();
        Assert.Equal("/sign-in", await bench.SignInAsync(browser));
        Assert.Equal(why, await bench.WhyAsync());
        Assert.Contains("does not hold", await browser.TextAsync("/sign-in"), StringComparison.Ordinal);
        Assert.False(await OpenIdBench.IsInAsync(browser));
        // The same browser comes in once the token is true: nothing else kept it out.
        (issuer.Sign, issuer.Bend) = (null, null);
        await bench.SignInAsync(browser);
        Assert.True(await OpenIdBench.IsInAsync(browser));
    }

    private static JsonObject PublicOf(RSA key, string id) => new() { ["kty"] = "RSA", ["kid"] = id, ["n"] = Code(key.ExportParameters(false).Modulus!), ["e"] = Code(key.ExportParameters(false).Exponent!) };

    private static string Code(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    /// <summary>One for all: none of them leaves anything behind. Its issuer publishes a secret and a short key beside its own.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        internal OpenIdBench Bench { get; private set; } = null!;

        internal RSA Weak { get; } = RSA.Create(1024);

        public async Task InitializeAsync()
        {
            Bench = await OpenIdBench.StartAsync();
            Bench.Issuer.MoreKeys.Add(new JsonObject { ["kty"] = "oct", ["kid"] = "shared", ["k"] = Code(new byte[32]) });
            Bench.Issuer.MoreKeys.Add(PublicOf(Weak, "weak"));
        }

        public async Task DisposeAsync()
        {
            await Bench.DisposeAsync();
            Weak.Dispose();
        }
    }
}
