using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>A person's own new password.</summary>
internal sealed class OwnPassword(IAccountStore accounts, TimeProvider time, IOptions<VerifyOptions> options)
{
    /// <summary>Changes it; other sessions end. Gives the account as it is then, or what is wrong, as a sentence.</summary>
    internal async Task<(Account? Changed, string? Problem)> ChangeAsync(Account account, string password, string again, string session, CancellationToken cancellation)
    {
        if (password != again) return (null, "The two passwords differ. Nothing was changed.");
        if (PasswordRules.Problem(password, account.Name, options.Value.PasswordLength) is { } problem) return (null, problem);
        if (account.PasswordIsTemporary && PasswordSignIn.Matches(account, password)) return (null, "This is the password you were given. Choose another one.");
        var change = new AccountChange(new AuditEvent(time.GetUtcNow(), account.Name, "password-changed", null, "{}")) { EndsSessions = "password-changed", But = session };
        var outcome = await accounts.ReplaceAsync(account with { PasswordHash = PasswordSignIn.Hash(password), PasswordIsTemporary = false, PasswordUntil = null }, change, cancellation);
        return outcome == AccountOutcome.Done
            ? (await accounts.FindAsync(account.Name, cancellation), null)
            : (null, "This account was changed meanwhile. Nothing of this was saved; please try again.");
    }
}
