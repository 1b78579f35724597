using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>How a sign-in ended.</summary>
internal enum SignInOutcome
{
    /// <summary>Name and password are right.</summary>
    Good,
    /// <summary>Name or password is wrong; which of them is not told.</summary>
    Wrong,
    /// <summary>Too many wrong passwords: not before the lock ends, whatever the password.</summary>
    Locked,
}

/// <summary>Checks name and password against the local accounts, counts failures and locks.</summary>
internal sealed class PasswordSignIn(IAccountStore accounts, TimeProvider time, IOptions<VerifyOptions> options)
{
    private static readonly PasswordHasher<Account> Hasher = new();

    /// <summary>Checked when the name is unknown, so that the answer takes as long as for a known one.</summary>
    private static readonly Lazy<string> NobodysHash = new(() => Hash("nobody has this password"));

    internal static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <summary>Checks one attempt.</summary>
    internal async Task<(SignInOutcome Outcome, Account? Account)> CheckAsync(string name, string password, CancellationToken cancellation)
    {
        if (password.Length > PasswordRules.MaxLength) return (SignInOutcome.Wrong, null);
        var account = await accounts.FindAsync(Normalize(name), cancellation);
        var now = time.GetUtcNow();
        if (account?.LockedUntil > now) return (SignInOutcome.Locked, null);
        var verdict = Hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? NobodysHash.Value, password);
        if (account?.PasswordHash is null) return (SignInOutcome.Wrong, null);
        if (verdict == PasswordVerificationResult.Failed)
        {
            await accounts.CountFailureAsync(account.Name, options.Value.LockAfter, now + options.Value.LockFor, cancellation);
            return (SignInOutcome.Wrong, null);
        }
        if (account.FailedSignIns > 0 || account.LockedUntil is not null) await accounts.ClearFailuresAsync(account.Name, cancellation);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) await accounts.ReplaceAsync(account with { PasswordHash = Hash(password) }, cancellation);
        return (SignInOutcome.Good, account);
    }

    internal static string Normalize(string name) => name.Trim().ToLowerInvariant();
}
