using System.Security.Claims;
using System.Text.Encodings.Web;
using FaxIngest.Api;
using FaxIngest.Verify.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>Signs programs in by <c>X-Api-Key: KEY</c> or <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, IMachineKeyStore keys, KeyGate gate)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    internal const string SchemeName = "api-key";
    internal const string Header = "X-Api-Key";
    private const string Bearer = "Bearer ";

    /// <summary>The key a request carries, or null.</summary>
    internal static string? KeyOf(HttpRequest request)
    {
        if (request.Headers[Header] is [{ Length: > 0 } key]) return key;
        return request.Headers.Authorization is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? value[Bearer.Length..].Trim() : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request) is not { } text) return AuthenticateResult.NoResult();
        var now = TimeProvider.GetUtcNow();
        string? why = null;
        if (!ApiKey.IsForm(text) || await keys.FindAsync(ApiKey.Hash(text), Context.RequestAborted) is not var (key, account)) why = "unknown";
        else
        {
            if (account.DisabledAt is not null) why = "account-locked";
            else if (!key.IsValid(now)) why = key.RevokedAt is null ? "expired" : "revoked";
            else
            {
                if (key.LastUsed is not { } used || now - used > TimeSpan.FromMinutes(1)) await keys.UsedAsync(key.Id, now, Context.RequestAborted);
                var principal = Roles.Principal(account, SchemeName, new Claim(Roles.ScopeClaim, key.Scope.ToString()), new Claim(Roles.KeyClaim, key.Id));
                return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
            }
        }
        await gate.RefusedAsync(Context, why);
        return AuthenticateResult.Fail("the key is not valid");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (gate.IsBlocked(Context)) return Problem.Of(StatusCodes.Status429TooManyRequests, "Too many wrong keys came from this address. Try again in a minute.").ExecuteAsync(Context);
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(StatusCodes.Status401Unauthorized, "This key is not valid.").ExecuteAsync(Context);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await gate.ForbiddenAsync(Context);
        await Problem.Of(StatusCodes.Status403Forbidden, "This key may not do this.").ExecuteAsync(Context);
    }
}
