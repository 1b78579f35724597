using FaxIngest.Verify.People;
using FaxIngest.Verify.People.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Ends the session.</summary>
[Authorize(Roles.Person)]
internal sealed class SignOutModel(Sessions sessions, OpenIdEntrance issuer) : PageModel
{
    /// <summary>Says to the sign-in page that somebody whom the issuer vouched for has just signed out.</summary>
    internal const string LeftIssuer = "LeftIssuer";

    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        bool byIssuer = issuer.IsOn && await sessions.CurrentAsync(HttpContext) is var (session, _) && session.Origin == VouchedPerson.ByIssuer;
        await sessions.EndAsync(HttpContext, "signed-out");
        // The page goes on to the issuer by itself: this answer may not, since no form of ours may end elsewhere.
        if (byIssuer) TempData[LeftIssuer] = true;
        return LocalRedirect(SignInPath.Start);
    }
}
