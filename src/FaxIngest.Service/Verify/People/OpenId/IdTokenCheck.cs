using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>Whether an ID token holds (OpenID Connect Core 1.0, 3.1.3.7).</summary>
internal sealed class IdTokenCheck(OpenIdIssuer issuer, IOptions<OpenIdOptions> options, TimeProvider time)
{
    /// <summary>What two clocks may differ by.</summary>
    internal static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Characters of a token; one with 200 groups has some 10,000.</summary>
    private const int Longest = 100_000;

    /// <summary>Signed with a private key, all of them: neither <c>none</c> nor a secret that the public key could be taken for.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Longest };

    /// <summary>What it says.</summary>
    /// <param name="text">The token.</param>
    /// <param name="nonce">What the browser sent along.</param>
    /// <param name="provedSince">The person must have proved who they are since then; null: whenever.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OpenIdRefusedException">Says which rule it does not keep.</exception>
    internal async Task<IdToken> CheckAsync(string text, string nonce, DateTimeOffset? provedSince, CancellationToken cancellation)
    {
        var unread = Parse(text);
        if (!Algorithms.Contains(unread.Alg)) throw OpenIdRefusedException.Untrue("algorithm");
        // What must be understood and is not (RFC 7515, 4.1.11), and tokens that are for something else (RFC 8725, 3.11).
        if (unread.TryGetHeaderValue<object>("crit", out _) || !string.IsNullOrEmpty(unread.Typ) && !string.Equals(unread.Typ, "JWT", StringComparison.OrdinalIgnoreCase)) throw OpenIdRefusedException.Untrue("kind-of-token");
        var keys = await issuer.KeysAsync(unread.Kid, cancellation);
        if (keys.Count == 0) throw OpenIdRefusedException.Untrue("unknown-key");
        var result = await handler.ValidateTokenAsync(unread, Rules(keys));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token) throw OpenIdRefusedException.Untrue(CodeOf(result.Exception));
        if (!Same(Text(token, "nonce"), nonce)) throw OpenIdRefusedException.Untrue("nonce");
        // A token for several is ours only when it says that it was given to us.
        var party = Text(token, "azp");
        if (party is null ? token.Audiences.Skip(1).Any() : party != options.Value.ClientId) throw OpenIdRefusedException.Untrue("authorized-party");
        if (token.IssuedAt == default || token.IssuedAt > (time.GetUtcNow() + Skew).UtcDateTime) throw OpenIdRefusedException.Untrue("issued-at");
        if (provedSince is { } since && !(token.TryGetPayloadValue("auth_time", out long seconds) && seconds >= (since - Skew).ToUnixTimeSeconds())) throw OpenIdRefusedException.Untrue("proved-too-long-ago");
        if (token.Subject is not { Length: > 0 and <= 255 } subject) throw OpenIdRefusedException.Untrue("subject");
        return new IdToken(subject, Text(token, options.Value.NameClaim), [.. token.Claims.Where(claim => claim.Type == options.Value.GroupsClaim).Select(claim => claim.Value)]);
    }

    private TokenValidationParameters Rules(IReadOnlyList<SecurityKey> keys) => new()
    {
        ValidIssuer = options.Value.Issuer,
        ValidAudience = options.Value.ClientId,
        IssuerSigningKeys = keys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        // The library would ask the machine's clock.
        LifetimeValidator = (from, until, _, _) => until is { } end && end > (time.GetUtcNow() - Skew).UtcDateTime && !(from > (time.GetUtcNow() + Skew).UtcDateTime),
    };

    private static JsonWebToken Parse(string text)
    {
        try
        {
            return text.Length <= Longest ? new JsonWebToken(text) : throw OpenIdRefusedException.Untrue("too-long");
        }
        catch (Exception broken) when (broken is not OpenIdRefusedException)
        {
            // Its message may quote the token.
            throw OpenIdRefusedException.Untrue("no-token");
        }
    }

    private static string CodeOf(Exception? fault) => fault switch
    {
        SecurityTokenInvalidIssuerException => "other-issuer",
        SecurityTokenInvalidAudienceException => "other-audience",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException => "lifetime",
        SecurityTokenInvalidAlgorithmException => "algorithm",
        _ => "signature",
    };

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue(claim, out string value) ? value : null;

    private static bool Same(string? one, string other) => one is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
