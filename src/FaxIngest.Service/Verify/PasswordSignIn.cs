using FaxIngest.Store;
using FaxIngest.Verify.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>How a sign-in ended.</summary>
internal enum SignInOutcome
{
    /// <summary>All that was asked for is right.</summary>
    Good,
    /// <summary>Something is wrong; what, is not told.</summary>
    Wrong,
    /// <summary>Too many wrong attempts: not before the block ends, whatever is typed.</summary>
    Locked,
    /// <summary>The password is the one an administrator gave, and its time is over.</summary>
    Ended,
}

/// <summary>Checks name and password against the accounts, and counts attempts before it looks at them.</summary>
/// <remarks>
/// Counted are: attempts on a name, and attempts from an address. So nobody guesses one password on all names, nor all passwords on one. Somebody could use that to keep a person out by
/// guessing wrongly on purpose: so a browser that signed in once carries a mark (OWASP: device cookies), and attempts with it are counted by themselves.
/// Unknown names are counted and hashed as known ones are: neither answer nor time tells them apart.
/// </remarks>
internal sealed class PasswordSignIn(IAccountStore accounts, IAttemptStore attempts, IFaxStore store, TimeProvider time, IOptions<VerifyOptions> options)
{
    /// <summary>PBKDF2 with HMAC-SHA-512 and as many rounds as OWASP asks of it (Password Storage Cheat Sheet, 2025); hashes with fewer are made anew at the next sign-in.</summary>
    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    /// <summary>Checked when the name is unknown, so that the answer takes as long as for a known one.</summary>
    private static readonly Lazy<string> NobodysHash = new(() => Hash("nobody has this password"));

    /// <summary>Attempts on one name by those not known, on a second factor, from one known browser.</summary>
    internal AttemptRule AccountRule => new(options.Value.LockAfter, options.Value.LockFor, options.Value.LockFor);

    /// <summary>Attempts from one address.</summary>
    internal AttemptRule AddressRule => new(options.Value.AttemptsPerAddress, options.Value.LockFor, options.Value.LockFor);

    internal static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <summary>Checks one attempt.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="device">Mark of a browser that this name has signed in from before; null: it carries none.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<(SignInOutcome Outcome, Account? Account)> CheckAsync(string name, string password, string? device, string address, CancellationToken cancellation)
    {
        name = Normalize(name);
        (string Bucket, AttemptRule Rule)[] counted = device is null ? [(Bucket("address", address), AddressRule), (Bucket("name", name), AccountRule)] : [(Bucket("device", device), AccountRule)];
        foreach (var (bucket, rule) in counted)
        {
            var verdict = await attempts.TakeAsync(bucket, rule, cancellation);
            if (verdict == AttemptVerdict.Free) continue;
            // Told once: who goes on hammering must not fill the audit.
            if (verdict == AttemptVerdict.BlockedNow) await TellAsync("sign-in-locked", bucket, address, cancellation);
            return (SignInOutcome.Locked, null);
        }
        var account = PasswordRules.IsPossible(password) ? await accounts.FindAsync(name, cancellation) : null;
        bool good = Matches(account, password, out bool rehash) && account!.DisabledAt is null;
        if (!good)
        {
            await TellAsync("sign-in-refused", null, address, cancellation);
            return (SignInOutcome.Wrong, null);
        }
        if (account is { PasswordIsTemporary: true, PasswordUntil: { } until } && until <= time.GetUtcNow())
        {
            await TellAsync("sign-in-refused", "start-password-ended", address, cancellation);
            return (SignInOutcome.Ended, null);
        }
        foreach (var (bucket, _) in counted) await attempts.ForgetAsync(bucket, cancellation);
        if (rehash)
        {
            await accounts.ReplaceAsync(account! with { PasswordHash = Hash(password) }, new AccountChange(new AuditEvent(time.GetUtcNow(), "service", "password-rehashed", null, AuditDetails.Of(new { account = name }))), cancellation);
            account = await accounts.FindAsync(name, cancellation);
        }
        return (SignInOutcome.Good, account);
    }

    /// <summary>Whether a signed-in person knows the password, asked again before something that matters; counted as a sign-in is.</summary>
    internal async Task<SignInOutcome> AgainAsync(Account account, string? password, CancellationToken cancellation)
    {
        string bucket = Bucket("again", account.Name);
        if (await attempts.TakeAsync(bucket, AccountRule, cancellation) != AttemptVerdict.Free) return SignInOutcome.Locked;
        if (password is null || !PasswordRules.IsPossible(password) || !Matches(account, password, out _)) return SignInOutcome.Wrong;
        await attempts.ForgetAsync(bucket, cancellation);
        return SignInOutcome.Good;
    }

    internal static string Normalize(string name) => name.Trim().ToLowerInvariant();

    internal static bool Matches(Account account, string password) => Matches(account, password, out _);

    private static bool Matches(Account? account, string password, out bool rehash)
    {
        var verdict = Hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? NobodysHash.Value, password);
        rehash = verdict == PasswordVerificationResult.SuccessRehashNeeded;
        return account?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
    }

    /// <summary>The name as typed may be a password in the wrong box: it goes into no record.</summary>
    private Task TellAsync(string action, string? bucket, string address, CancellationToken cancellation) =>
        store.AuditAsync(new AuditEvent(time.GetUtcNow(), "nobody", action, null, AuditDetails.Of(new { address, by = bucket?.Split(':')[0] })), cancellation);

    private static string Bucket(string kind, string what) => $"{kind}:{TokenHash.Of(what)[..32]}";
}
