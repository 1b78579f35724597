using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.People;

/// <summary>Setting up a second factor at a sign-in, where one is required.</summary>
[AllowAnonymous]
internal sealed class SignInEnrollModel(Sessions sessions, SecondFactor factor, IAccountStore accounts, Entrance entrance) : PageModel
{
    public string To { get; private set; } = "/";

    public string? Refusal { get; private set; }

    public Enrollment Offer { get; private set; } = null!;

    /// <summary>New recovery codes, shown once; null: it is not set up yet.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? to)
    {
        To = Home(to);
        if (await HalfwayAsync() is not var (_, account)) return LocalRedirect(SignInPath.Of(SignInStage.Full, To));
        Offer = factor.Offer(account);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? ticket, string? code, string? to, CancellationToken cancellation)
    {
        To = Home(to);
        if (await HalfwayAsync() is not var (session, account)) return LocalRedirect(SignInPath.Of(SignInStage.Full, To));
        Codes = await factor.ConfirmAsync(account, ticket, code, session.Id, cancellation);
        if (Codes is not null)
        {
            await entrance.GoOnAsync(HttpContext, (await accounts.FindAsync(account.Name, cancellation))!, session.Origin, codeWasRight: true, To);
            return Page();
        }
        Refusal = "This code is wrong. Wait for the next one and type it; the clock of your phone must be right.";
        Offer = factor.Offered(account, ticket) ?? factor.Offer(account);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<(Session Session, Account Account)?> HalfwayAsync() =>
        await sessions.CurrentAsync(HttpContext) is var (session, account) && session.Stage == SignInStage.Enroll ? (session, account) : null;

    private string Home(string? to) => Url.IsLocalUrl(to) ? to! : "/";
}
