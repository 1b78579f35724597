using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.People;

/// <summary>One account: role, lock, password, second factor, sessions, keys.</summary>
[Authorize(Roles.Administer), AsksForProof]
internal sealed class PersonModel(IAccountStore accounts, IMachineKeyStore keys, Sessions sessions, AccountDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string Name { get; set; } = "";

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<MachineKey> Keys { get; private set; } = [];

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public string? Problem { get; private set; }

    /// <summary>A new password or key, shown once, with what it is.</summary>
    public (string What, string Secret)? Made { get; private set; }

    /// <summary>Nobody takes their own role or locks themselves out by mistake.</summary>
    public bool IsOwn => Account.Name == By;

    private string By => User.Identity!.Name!;

    internal static string PathOf(string name) => $"/people/{Uri.EscapeDataString(name)}";

    internal static string SignsInBy(Account account) => account switch
    {
        { Origin: VouchedPerson.ByProxy } => "the proxy's word",
        { Origin: VouchedPerson.ByIssuer } => "single sign-on",
        { PasswordHash: null } => "keys",
        { PasswordIsTemporary: true } => "a password to be changed",
        _ => "password",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Name, cancellation) is not { } account) return NotFound();
        Account = account;
        Keys = await keys.ListAsync(account.Name, cancellation);
        Sessions = await sessions.ListAsync(account.Name, cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostRoleAsync(AccountRole role, string? stamp, CancellationToken cancellation) => ChangeAsync(stamp, async account =>
        ModelState.IsValid && Enum.IsDefined(role) ? await desk.ChangeRoleAsync(account, role, By, cancellation) : AccountOutcome.Changed, cancellation);

    public Task<IActionResult> OnPostLockAsync(string? stamp, CancellationToken cancellation) => ChangeAsync(stamp, account => desk.LockAsync(account, By, cancellation), cancellation);

    public Task<IActionResult> OnPostUnlockAsync(string? stamp, CancellationToken cancellation) => ChangeAsync(stamp, account => desk.UnlockAsync(account, By, cancellation), cancellation);

    public Task<IActionResult> OnPostResetFactorAsync(string? stamp, CancellationToken cancellation) => ChangeAsync(stamp, account => desk.ResetFactorAsync(account, By, cancellation), cancellation);

    public Task<IActionResult> OnPostUnbindAsync(string? stamp, CancellationToken cancellation) => ChangeAsync(stamp, account => desk.UnbindAsync(account, By, cancellation), cancellation);

    public Task<IActionResult> OnPostResetPasswordAsync(string? stamp, CancellationToken cancellation) => ChangeAsync(stamp, async account =>
    {
        var (outcome, password) = await desk.ResetPasswordAsync(account, By, cancellation);
        if (outcome == AccountOutcome.Done) Made = ("New password, to be changed at the next sign-in", password);
        return outcome;
    }, cancellation);

    public async Task<IActionResult> OnPostAddKeyAsync(string? keyName, KeyScope scope, int? days, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Name, cancellation) is not { } account) return NotFound();
        string name = (keyName ?? "").Trim();
        if (!ModelState.IsValid || !Enum.IsDefined(scope) || days is < 1 or > KeyIssue.MostDays) Problem = $"Choose what the key may do; if it ends, after 1 to {KeyIssue.MostDays} days.";
        else if (name.Length is 0 or > KeyIssue.NameLength || name.Any(char.IsControl)) Problem = $"Say what the key is for, in at most {KeyIssue.NameLength} characters.";
        else Made = ($"Key “{name}”", await desk.AddKeyAsync(account, name, scope, days, By, cancellation));
        return await AgainAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRevokeKeyAsync(string? key, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Name, cancellation) is not { } account) return NotFound();
        await desk.RevokeKeyAsync(account, key ?? "", By, cancellation);
        return LocalRedirect(PathOf(account.Name));
    }

    public async Task<IActionResult> OnPostEndSessionAsync(string? session, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Name, cancellation) is not { } account) return NotFound();
        if (string.IsNullOrEmpty(session)) await desk.EndSessionsAsync(account.Name, null, By, cancellation);
        else await desk.EndSessionAsync(account.Name, session, By, cancellation);
        return LocalRedirect(PathOf(account.Name));
    }

    private async Task<IActionResult> ChangeAsync(string? stamp, Func<Account, Task<AccountOutcome>> change, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Name, cancellation) is not { } account) return NotFound();
        if (account.Name == By) Problem = "This is your own account: another administrator can do this. Your password and second factor you change by a click on your name.";
        else
        {
            Problem = (account.Stamp == stamp ? await change(account) : AccountOutcome.Changed) switch
            {
                AccountOutcome.Changed => "This account was changed while you had the page open. Nothing of this was saved; this is how it stands now.",
                AccountOutcome.LastAdmin => "This is the last administrator: nobody could add or change accounts any more. Make somebody else an administrator first.",
                _ => null,
            };
            if (Problem is null && Made is null) return LocalRedirect(PathOf(account.Name));
        }
        return await AgainAsync(cancellation);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellation)
    {
        if (Problem is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await OnGetAsync(cancellation);
    }
}
