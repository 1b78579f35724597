using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>Leads to the issuer. An ordinary link, since no form of ours may end elsewhere.</summary>
[AllowAnonymous]
internal sealed partial class SignInOpenIdModel(OpenIdEntrance way, TimeProvider time, ILogger<SignInOpenIdModel> log) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? to)
    {
        if (!way.IsOn) return NotFound();
        string home = Url.IsLocalUrl(to) ? to! : "/";
        try
        {
            return Redirect(await way.BeginAsync(HttpContext, home, again: null, time.GetUtcNow()));
        }
        catch (OpenIdRefusedException refused)
        {
            LogNotBegun(refused.Reason.Code);
            TempData["Refusal"] = refused.Reason.Message;
            return LocalRedirect(SignInPath.Of(SignInStage.Full, home));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The OpenID Connect issuer cannot be used: {Code}. faxingest check says more.")]
    private partial void LogNotBegun(string code);
}
