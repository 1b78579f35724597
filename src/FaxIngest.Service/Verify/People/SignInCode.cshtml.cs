using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.People;

/// <summary>The code of the second factor, after the password.</summary>
[AllowAnonymous]
internal sealed class SignInCodeModel(Sessions sessions, SecondFactor factor, Entrance entrance) : PageModel
{
    public string? To { get; private set; }

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? to)
    {
        To = to;
        return await HalfwayAsync() is null ? LocalRedirect(SignInPath.Of(SignInStage.Full, Home(to))) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, string? to, CancellationToken cancellation)
    {
        To = to;
        if (await HalfwayAsync() is not var (session, account)) return LocalRedirect(SignInPath.Of(SignInStage.Full, Home(to)));
        var outcome = await factor.CheckAsync(account, code, cancellation);
        if (outcome == SignInOutcome.Good) return LocalRedirect(await entrance.GoOnAsync(HttpContext, account, session.Origin, codeWasRight: true, Home(to)));
        Refusal = outcome == SignInOutcome.Locked ? "Too many wrong codes. Sign-in is blocked for a while; try again later or ask an administrator." : "This code is wrong, or was used before. Wait for the next one.";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    private async Task<(Session Session, Account Account)?> HalfwayAsync() =>
        await sessions.CurrentAsync(HttpContext) is var (session, account) && session.Stage == SignInStage.Code ? (session, account) : null;

    private string Home(string? to) => Url.IsLocalUrl(to) ? to! : "/";
}
