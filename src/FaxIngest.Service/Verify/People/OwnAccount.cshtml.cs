using System.Security.Claims;
using FaxIngest.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>A person's own password, second factor and sessions. What matters asks for the password once more.</summary>
[Authorize(Roles.Person)]
internal sealed class OwnAccountModel(IAccountStore accounts, Sessions sessions, AccountDesk desk, OwnSecrets secrets, IOptions<VerifyOptions> options) : PageModel
{
    internal const string Path = "/account";

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public int CodesLeft { get; private set; }

    public string? Problem { get; private set; }

    public Enrollment? Offer { get; private set; }

    /// <summary>New recovery codes, shown once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public int Least => options.Value.PasswordLength;

    public SecondFactorMode Mode => options.Value.SecondFactor;

    public string? SessionId => User.FindFirstValue(Roles.SessionClaim);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await accounts.FindAsync(User.Identity!.Name!, cancellation) is not { } account) return NotFound();
        Account = account;
        Sessions = await sessions.ListAsync(account.Name, cancellation);
        CodesLeft = account.TotpSecret is null ? 0 : await accounts.RecoveryCodesLeftAsync(account.Name, cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostPasswordAsync(string? current, string? password, string? again, CancellationToken cancellation) => WithPasswordAsync(current, async account =>
    {
        (_, Problem) = await secrets.Password.ChangeAsync(account, password ?? "", again ?? "", SessionId ?? "", cancellation);
        return Problem is null ? "Your password is changed. Your other sessions have ended." : null;
    }, cancellation);

    public Task<IActionResult> OnPostOfferAsync(string? current, CancellationToken cancellation) => WithPasswordAsync(current, account =>
    {
        Offer = secrets.Factor.Offer(account);
        return Task.FromResult<string?>(null);
    }, cancellation);

    /// <summary>No password: the ticket is given only after it was asked for, and holds a quarter of an hour.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(string? ticket, string? code, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(User.Identity!.Name!, cancellation) is not { } account) return NotFound();
        Codes = await secrets.Factor.ConfirmAsync(account, ticket, code, SessionId, cancellation);
        if (Codes is null)
        {
            Offer = secrets.Factor.Offered(account, ticket);
            Problem = Offer is null ? "That took too long. Please begin again." : "This code is wrong. Wait for the next one and type it; the clock of your phone must be right.";
        }
        return await AgainAsync(cancellation);
    }

    public Task<IActionResult> OnPostCodesAsync(string? current, CancellationToken cancellation) => WithPasswordAsync(current, async account =>
    {
        Codes = await secrets.Factor.RenewCodesAsync(account, cancellation);
        return null;
    }, cancellation);

    public Task<IActionResult> OnPostRemoveFactorAsync(string? current, CancellationToken cancellation) => WithPasswordAsync(current, async account =>
    {
        if (Mode == SecondFactorMode.Required)
        {
            Problem = "A second factor is required here. To move it to another phone, set it up anew.";
            return null;
        }
        bool done = await secrets.Factor.RemoveAsync(account, SessionId, cancellation) == AccountOutcome.Done;
        if (!done) Problem = "Your account was changed meanwhile. Nothing of this was saved; please try again.";
        return done ? "Your second factor is removed." : null;
    }, cancellation);

    public async Task<IActionResult> OnPostEndSessionAsync(string? session, CancellationToken cancellation)
    {
        string name = User.Identity!.Name!;
        if (string.IsNullOrEmpty(session)) await desk.EndSessionsAsync(name, SessionId, name, cancellation);
        else await desk.EndSessionAsync(name, session, name, cancellation);
        return LocalRedirect(Path);
    }

    private async Task<IActionResult> WithPasswordAsync(string? current, Func<Account, Task<string?>> work, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(User.Identity!.Name!, cancellation) is not { } account) return NotFound();
        string? said = null;
        switch (await secrets.SignIn.AgainAsync(account, current, cancellation))
        {
            case SignInOutcome.Good:
                said = await work(account);
                break;
            case SignInOutcome.Locked:
                Problem = "Too many wrong passwords. Try again later.";
                break;
            default:
                Problem = "Your current password is wrong. Nothing was changed.";
                break;
        }
        if (said is null) return await AgainAsync(cancellation);
        TempData["Said"] = said;
        return LocalRedirect(Path);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellation)
    {
        if (Problem is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await OnGetAsync(cancellation);
    }
}
