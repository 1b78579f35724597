using FaxIngest.Verify.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Sign-in with name and password.</summary>
[AllowAnonymous]
internal sealed class SignInModel(PasswordSignIn signIn, Entrance entrance, DeviceMark marks) : PageModel
{
    public string? To { get; private set; }

    public string? Name { get; private set; }

    public string? Refusal { get; private set; }

    public IActionResult OnGet(string? to)
    {
        To = to;
        return User.Identity is { IsAuthenticated: true } ? LocalRedirect(Home(to)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? to, CancellationToken cancellation)
    {
        (To, Name) = (to, name);
        string? mark = marks.Of(HttpContext, PasswordSignIn.Normalize(name ?? ""));
        var (outcome, account) = await signIn.CheckAsync(name ?? "", password ?? "", mark, ClientAddress.Of(HttpContext), cancellation);
        if (account is not null) return LocalRedirect(await entrance.GoOnAsync(HttpContext, account, Entrance.ByPassword, codeWasRight: false, Home(to)));
        Refusal = outcome == SignInOutcome.Locked
            ? "Too many wrong attempts. Sign-in is blocked for a while, whatever is typed; try again later or ask an administrator."
            : "Name or password is wrong.";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    private string Home(string? to) => Url.IsLocalUrl(to) ? to! : "/";
}
