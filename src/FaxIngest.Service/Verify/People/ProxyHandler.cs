using System.Text.Encodings.Web;
using FaxIngest.Verify.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Signs a person in by the proxy's word, request by request: there is no session here to steal, and the proxy ends it.</summary>
/// <remarks>Only accounts that were made for it (<see cref="Account.Origin"/>): the proxy's word opens no account that has a password or keys of its own.</remarks>
internal sealed class ProxyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ProxiedVisits visits, ReadTrail trail)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    internal const string SchemeName = "proxy";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ProxyGate.Of(Context) is not { } person) return AuthenticateResult.NoResult();
        var account = await visits.AccountAsync(person, Context);
        return account is null ? AuthenticateResult.Fail("no account for this person") : AuthenticateResult.Success(new AuthenticationTicket(Roles.Principal(account, SchemeName), SchemeName));
    }

    /// <summary>Signing in here would not help: the proxy has, and there is no account.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => HandleForbiddenAsync(properties);

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await trail.RefusedAsync(Context);
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
