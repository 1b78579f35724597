using FaxIngest.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Ends the session.</summary>
internal sealed class SignOutModel(IFaxStore store, TimeProvider time) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), User.Identity!.Name!, "signed-out", null, "{}"), cancellation);
        return LocalRedirect("/sign-in");
    }
}
