using System.Security.Claims;
using System.Text.Encodings.Web;
using FaxIngest.Api;
using FaxIngest.Verify.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Signs persons in by the session their browser's cookie refers to. The role is that of the account now, not that of the sign-in.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, Sessions sessions, ReadTrail trail)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    internal const string SchemeName = "session";

    /// <summary>Where somebody half signed in goes on.</summary>
    private SignInStage halfway = SignInStage.Full;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.CurrentAsync(Context) is not var (session, account)) return AuthenticateResult.NoResult();
        if (session.Stage != SignInStage.Full)
        {
            halfway = session.Stage;
            return AuthenticateResult.NoResult();
        }
        return AuthenticateResult.Success(new AuthenticationTicket(Roles.Principal(account, SchemeName, new Claim(Roles.SessionClaim, session.Id)), SchemeName));
    }

    /// <summary>A page leads to the sign-in; the API answers with the status.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (ApiSetup.IsForPrograms(Request.Path))
            return Problem.Of(StatusCodes.Status401Unauthorized, "Sign in, or send an API key.").ExecuteAsync(Context);
        string to = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : Request.Path;
        Response.Redirect(SignInPath.Of(halfway, to));
        return Task.CompletedTask;
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await trail.RefusedAsync(Context);
        if (ApiSetup.IsForPrograms(Request.Path)) await Problem.Of(StatusCodes.Status403Forbidden, "This account may not do this.").ExecuteAsync(Context);
        else Response.Redirect("/denied");
    }
}
