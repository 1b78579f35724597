using FaxIngest.Verify.People;
using FaxIngest.Verify.People.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Sign-in with name and password.</summary>
[AllowAnonymous]
internal sealed class SignInModel(PasswordSignIn signIn, Entrance entrance, DeviceMark marks, OpenIdEntrance issuer) : PageModel
{
    public string? To { get; private set; }

    public string? Name { get; private set; }

    public string? Refusal { get; private set; }

    /// <summary>What the sign-in by an issuer is called; null: there is none.</summary>
    public string? Issuer => issuer.IsOn ? issuer.Title : null;

    /// <summary>Where it begins.</summary>
    public string IssuerPath => OpenIdEntrance.Start + (Home(To) is { Length: > 1 } home ? new QueryBuilder { { "to", home } } : "");

    /// <summary>Where to sign out at the issuer too, just after signing out here; null: nowhere.</summary>
    public string? Onward { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? to, CancellationToken cancellation)
    {
        To = to;
        if (User.Identity is { IsAuthenticated: true }) return LocalRedirect(Home(to));
        Refusal = TempData["Refusal"] as string;
        if (TempData[SignOutModel.LeftIssuer] is not null) Onward = await issuer.SignOutAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? to, CancellationToken cancellation)
    {
        (To, Name) = (to, name);
        string? mark = marks.Of(HttpContext, PasswordSignIn.Normalize(name ?? ""));
        var (outcome, account) = await signIn.CheckAsync(name ?? "", password ?? "", mark, ClientAddress.Of(HttpContext), cancellation);
        if (account is not null) return LocalRedirect(await entrance.GoOnAsync(HttpContext, account, Entrance.ByPassword, codeWasRight: false, Home(to)));
        Refusal = outcome switch
        {
            SignInOutcome.Locked => "Too many wrong attempts. Sign-in is blocked for a while, whatever is typed; try again later or ask an administrator.",
            SignInOutcome.Ended => "The password you were given was good for a while only, and that is over. Ask an administrator for a new one.",
            _ => "Name or password is wrong.",
        };
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    private string Home(string? to) => Url.IsLocalUrl(to) ? to! : "/";
}
