using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>What the issuer publishes: its addresses and its keys, kept for a while.</summary>
/// <remarks>The library's own keeper (<c>ConfigurationManager</c>) fetches anew in the background, so whoever signs in first after a change of keys would be turned away; here they wait for the new ones.</remarks>
internal sealed class OpenIdIssuer(OpenIdWire wire, IOptions<OpenIdOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Kept for this long, as the library does.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    /// <summary>A token with a key that is not known has it fetched anew, at most this often: tokens come from outside, and must not make us hammer the issuer.</summary>
    internal static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>When it did not answer it is not asked for this long: those who wait would wait for each other.</summary>
    private static readonly TimeSpan RestFor = TimeSpan.FromSeconds(5);

    /// <summary>Bits of an RSA key (NIST SP 800-131A).</summary>
    private const int LeastRsaBits = 2048;

    private readonly SemaphoreSlim turn = new(1);
    private volatile Kept? kept;
    private DateTimeOffset askedAgain, failed;

    /// <summary>Its addresses.</summary>
    /// <exception cref="OpenIdRefusedException">It cannot be reached, or does not say who it should be.</exception>
    internal async Task<OpenIdConnectConfiguration> DocumentAsync(CancellationToken cancellation)
    {
        if (kept is { } now && time.GetUtcNow() - now.At < KeptFor) return now.Document;
        await turn.WaitAsync(cancellation);
        try
        {
            return kept is { } fresh && time.GetUtcNow() - fresh.At < KeptFor ? fresh.Document : await FetchAsync(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Keys a token may be signed with, by the id it names; when there is none, looked up anew.</summary>
    /// <param name="keyId">As the token has it; null or empty: it names none, and all count.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OpenIdRefusedException">It cannot be reached.</exception>
    internal async Task<IReadOnlyList<SecurityKey>> KeysAsync(string? keyId, CancellationToken cancellation)
    {
        var found = Keys(await DocumentAsync(cancellation), keyId);
        if (found.Count > 0) return found;
        await turn.WaitAsync(cancellation);
        try
        {
            // Somebody before us in the row may have fetched them.
            found = Keys(kept!.Document, keyId);
            var now = time.GetUtcNow();
            if (found.Count > 0 || now - askedAgain < AskAgainAfter) return found;
            askedAgain = now;
            return Keys(await FetchAsync(cancellation), keyId);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>A symmetric key among published ones is either a mistake or a trap.</summary>
    internal static IReadOnlyList<SecurityKey> Keys(OpenIdConnectConfiguration document, string? keyId) =>
        [.. document.SigningKeys.Where(key => key is RsaSecurityKey { KeySize: >= LeastRsaBits } or X509SecurityKey { KeySize: >= LeastRsaBits } or ECDsaSecurityKey && (string.IsNullOrEmpty(keyId) || key.KeyId == keyId))];

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken cancellation)
    {
        string issuer = options.Value.Issuer!;
        OpenIdConnectConfiguration document;
        if (time.GetUtcNow() - failed < RestFor) throw OpenIdRefusedException.Away();
        try
        {
            document = await OpenIdConnectConfigurationRetriever.GetAsync($"{issuer.TrimEnd('/')}/.well-known/openid-configuration", wire, cancellation);
        }
        catch (OpenIdRefusedException)
        {
            failed = time.GetUtcNow();
            throw;
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            throw OpenIdRefusedException.Untrue("discovery-not-understood");
        }
        // Else one issuer could speak in another's name (OpenID Connect Discovery 1.0, 4.3).
        if (!string.Equals(document.Issuer, issuer, StringComparison.Ordinal)) throw OpenIdRefusedException.Untrue("other-issuer");
        foreach (string? address in (string?[])[document.AuthorizationEndpoint, document.TokenEndpoint])
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !OpenIdOptions.IsSafe(uri)) throw OpenIdRefusedException.Untrue("address-not-safe");
        kept = new Kept(document, time.GetUtcNow());
        return document;
    }

    private sealed record Kept(OpenIdConnectConfiguration Document, DateTimeOffset At);
}
