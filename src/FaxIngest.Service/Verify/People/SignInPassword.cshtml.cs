using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>A password of one's own in place of the one an administrator gave.</summary>
[AllowAnonymous]
internal sealed class SignInPasswordModel(Sessions sessions, OwnPassword own, Entrance entrance, IOptions<VerifyOptions> options) : PageModel
{
    public string? To { get; private set; }

    public string? Refusal { get; private set; }

    public int Least => options.Value.PasswordLength;

    public async Task<IActionResult> OnGetAsync(string? to)
    {
        To = to;
        return await HalfwayAsync() is null ? LocalRedirect(SignInPath.Of(SignInStage.Full, Home(to))) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? password, string? again, string? to, CancellationToken cancellation)
    {
        To = to;
        if (await HalfwayAsync() is not var (session, account)) return LocalRedirect(SignInPath.Of(SignInStage.Full, Home(to)));
        var (changed, problem) = await own.ChangeAsync(account, password ?? "", again ?? "", session.Id, cancellation);
        if (changed is not null) return LocalRedirect(await entrance.GoOnAsync(HttpContext, changed, session.Origin, codeWasRight: true, Home(to)));
        Refusal = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<(Session Session, Account Account)?> HalfwayAsync() =>
        await sessions.CurrentAsync(HttpContext) is var (session, account) && session.Stage == SignInStage.Password ? (session, account) : null;

    private string Home(string? to) => Url.IsLocalUrl(to) ? to! : "/";
}
