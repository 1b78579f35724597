using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>Exchanges the code for the ID token, from this service to the issuer directly. The access token that comes along is thrown away: nothing is asked with it.</summary>
internal sealed class OpenIdExchange(OpenIdWire wire, OpenIdIssuer issuer, IOptions<OpenIdOptions> options)
{
    /// <summary>The ID token, not yet looked at.</summary>
    /// <exception cref="OpenIdRefusedException">The code is not good, or the issuer does not answer.</exception>
    internal async Task<string> TokenAsync(string code, string verifier, string returnTo, CancellationToken cancellation)
    {
        var document = await issuer.DocumentAsync(cancellation);
        string secret = await SecretAsync(cancellation);
        var fields = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = returnTo, ["code_verifier"] = verifier };
        var offered = document.TokenEndpointAuthMethodsSupported;
        string? authorization = null;
        if (offered.Count == 0 || offered.Contains("client_secret_basic")) authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Escape(options.Value.ClientId!)}:{Escape(secret)}"));
        else (fields["client_id"], fields["client_secret"]) = (options.Value.ClientId!, secret);
        var (status, text) = await wire.PostAsync(document.TokenEndpoint, fields, authorization, cancellation);
        if (status is >= 500 or StatusCodes.Status429TooManyRequests) throw OpenIdRefusedException.Away();
        if (status != StatusCodes.Status200OK) throw OpenIdRefusedException.Untrue("code-refused");
        try
        {
            using var answer = JsonDocument.Parse(text);
            if (answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("id_token", out var token) && token.ValueKind == JsonValueKind.String) return token.GetString()!;
        }
        catch (JsonException)
        {
            // Said below.
        }
        throw OpenIdRefusedException.Untrue("no-token");
    }

    private async Task<string> SecretAsync(CancellationToken cancellation)
    {
        try
        {
            return (await options.Value.SecretAsync(cancellation)).Trim();
        }
        catch (IOException)
        {
            throw OpenIdRefusedException.Away("no-client-secret");
        }
    }

    /// <summary>As a form is, before it is joined (RFC 6749, 2.3.1).</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
