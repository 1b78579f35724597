using FaxIngest.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Sign-in with name and password.</summary>
[AllowAnonymous]
internal sealed class SignInModel(PasswordSignIn signIn, IFaxStore store, TimeProvider time) : PageModel
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
        var (outcome, account) = await signIn.CheckAsync(name ?? "", password ?? "", cancellation);
        if (account is null)
        {
            // The name as typed may be a password in the wrong box: it goes into no record.
            await store.AuditAsync(new AuditEvent(time.GetUtcNow(), "nobody", outcome == SignInOutcome.Locked ? "sign-in-locked" : "sign-in-refused", null, "{}"), cancellation);
            Refusal = outcome == SignInOutcome.Locked
                ? "Too many wrong passwords. This account is locked for a while; try again later or ask an administrator."
                : "Name or password is wrong.";
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Roles.Principal(account, CookieAuthenticationDefaults.AuthenticationScheme));
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), account.Name, "signed-in", null, "{}"), cancellation);
        return LocalRedirect(Home(to));
    }

    private string Home(string? to) => Url.IsLocalUrl(to) ? to! : "/";
}
