using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>Where the issuer sends the browser back to. It answers with a way on at once: what is in its address must stay in no history.</summary>
[AllowAnonymous]
internal sealed partial class SignInOpenIdReturnModel(OpenIdEntrance way, OpenIdDoor door, ILogger<SignInOpenIdReturnModel> log) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!way.IsOn) return NotFound();
        try
        {
            return LocalRedirect(await door.ReturnAsync(HttpContext));
        }
        catch (OpenIdRefusedException refused)
        {
            LogRefused(refused.Reason.Code);
            bool signedIn = User.Identity is { IsAuthenticated: true };
            TempData[signedIn ? "Said" : "Refusal"] = refused.Reason.Message;
            return LocalRedirect(signedIn ? "/" : SignInPath.Start);
        }
    }

    [LoggerMessage(LogLevel.Information, "A sign-in by the OpenID Connect issuer was refused: {Code}")]
    private partial void LogRefused(string code);
}
