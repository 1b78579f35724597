using FaxIngest.Verify.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Ends the session.</summary>
[Authorize(Roles.Person)]
internal sealed class SignOutModel(Sessions sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(HttpContext, "signed-out");
        return LocalRedirect(SignInPath.Start);
    }
}
