using FaxIngest.Verify.People.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Password and code, or the issuer, asked once more before what matters.</summary>
[Authorize(Roles.Person)]
internal sealed class ProofModel(Sessions sessions, OwnSecrets secrets, RecentProof proof, OpenIdEntrance way, IOptions<VerifyOptions> options) : PageModel
{
    internal const string Path = "/account/proof";

    private const string Wrong = "Password or code is wrong. Nothing was changed.";

    private Account account = null!;

    public string To { get; private set; } = "/";

    public string? Refusal { get; private set; }

    public int Minutes => proof.Minutes;

    public bool AsksForCode => account.TotpSecret is not null && options.Value.SecondFactor != SecondFactorMode.Off;

    /// <summary>What the sign-in by the issuer is called, for whom it vouches; null: a password is asked for.</summary>
    public string? Issuer => account.Origin == VouchedPerson.ByIssuer && way.IsOn ? way.Title : null;

    public async Task<IActionResult> OnGetAsync(string? to)
    {
        if (!await LookAsync(to) || await proof.HoldsAsync(HttpContext)) return LocalRedirect(To);
        return Page();
    }

    public async Task<IActionResult> OnGetIssuerAsync(string? to, [FromServices] TimeProvider time)
    {
        if (!await LookAsync(to) || Issuer is null) return LocalRedirect(To);
        try
        {
            return Redirect(await way.BeginAsync(HttpContext, To, again: account.Name, time.GetUtcNow()));
        }
        catch (OpenIdRefusedException refused)
        {
            Refusal = refused.Reason.Message;
            return Page();
        }
    }

    public async Task<IActionResult> OnPostAsync(string? password, string? code, string? to, CancellationToken cancellation)
    {
        if (!await LookAsync(to)) return LocalRedirect(To);
        var outcome = await secrets.SignIn.AgainAsync(account, password, cancellation);
        if (outcome == SignInOutcome.Good && AsksForCode) outcome = await secrets.Factor.CheckAsync(account, code, cancellation);
        if (outcome == SignInOutcome.Good && await proof.RenewAsync(HttpContext, Entrance.ByPassword, same => same.Stamp == account.Stamp))
        {
            TempData["Said"] = "Thank you. You can do it now.";
            return LocalRedirect(To);
        }
        Refusal = outcome == SignInOutcome.Locked ? "Too many wrong attempts. Try again later." : Wrong;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Whose session this is. False: nobody's, since a proxy vouches.</summary>
    private async Task<bool> LookAsync(string? to)
    {
        To = Url.IsLocalUrl(to) ? to! : "/";
        if (await sessions.CurrentAsync(HttpContext) is not var (session, mine) || session.Stage != SignInStage.Full) return false;
        account = mine;
        return true;
    }
}
