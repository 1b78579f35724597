using System.Security.Cryptography;
using FaxIngest.Store;
using Microsoft.AspNetCore.DataProtection;

namespace FaxIngest.Verify.People;

/// <summary>Second factors: set up, asked for, and the recovery codes for a lost phone.</summary>
internal sealed class SecondFactor(IAccountStore accounts, IAttemptStore attempts, IDataProtectionProvider protection, PasswordSignIn passwords, TimeProvider time)
{
    internal const string Issuer = "FaxIngest";

    /// <summary>Recovery codes given at a time.</summary>
    internal const int RecoveryCodes = 10;

    /// <summary>No 0, 1, l, o: they are copied from paper.</summary>
    private const string Letters = "23456789abcdefghijkmnpqrstuvwxyz";

    private const int RecoveryLength = 16;

    private static readonly TimeSpan SetUpWithin = TimeSpan.FromMinutes(15);

    private readonly IDataProtector secrets = protection.CreateProtector("faxingest", "totp");

    /// <summary>Secrets on their way through the form that confirms them, each for one account and a quarter of an hour.</summary>
    private readonly ITimeLimitedDataProtector tickets = protection.CreateProtector("faxingest", "totp-ticket").ToTimeLimitedDataProtector();

    /// <summary>A new secret, which counts only once a code of it was typed.</summary>
    internal Enrollment Offer(Account account)
    {
        byte[] secret = Totp.NewSecret();
        return Offer(account, secret);
    }

    /// <summary>The secret offered before; null: too long ago, or not to this account.</summary>
    internal Enrollment? Offered(Account account, string? ticket) => Secret(account, ticket) is { } secret ? Offer(account, secret) : null;

    /// <summary>Sets it up when the code is right, with new recovery codes, shown once; other sessions end. Null: it is not right.</summary>
    internal async Task<IReadOnlyList<string>?> ConfirmAsync(Account account, string? ticket, string? code, string? session, CancellationToken cancellation)
    {
        if (Secret(account, ticket) is not { } secret || Totp.Match(secret, Plain(code), time.GetUtcNow()) is not { } step) return null;
        var codes = NewCodes();
        var change = new AccountChange(Tell(account, "second-factor-set"))
        {
            EndsSessions = "second-factor-set",
            But = session,
            RecoveryCodes = [.. codes.Select(each => HashOf(account.Name, each))],
        };
        var outcome = await accounts.ReplaceAsync(account with { TotpSecret = secrets.Protect(Convert.ToBase64String(secret)), TotpStep = step }, change, cancellation);
        return outcome == AccountOutcome.Done ? codes : null;
    }

    /// <summary>New recovery codes in place of those there are; null: the account was changed meanwhile.</summary>
    internal async Task<IReadOnlyList<string>?> RenewCodesAsync(Account account, CancellationToken cancellation)
    {
        var codes = NewCodes();
        var change = new AccountChange(Tell(account, "recovery-codes-made")) { RecoveryCodes = [.. codes.Select(each => HashOf(account.Name, each))] };
        return await accounts.ReplaceAsync(account, change, cancellation) == AccountOutcome.Done ? codes : null;
    }

    /// <summary>Takes it away, with its recovery codes.</summary>
    internal Task<AccountOutcome> RemoveAsync(Account account, string? session, CancellationToken cancellation) => accounts.ReplaceAsync(
        account with { TotpSecret = null, TotpStep = 0 }, new AccountChange(Tell(account, "second-factor-removed")) { EndsSessions = "second-factor-removed", But = session, RecoveryCodes = [] }, cancellation);

    /// <summary>Checks a code, or a recovery code in its place. Either works once.</summary>
    internal async Task<SignInOutcome> CheckAsync(Account account, string? typed, CancellationToken cancellation)
    {
        string bucket = $"code:{account.Name}";
        if (await attempts.TakeAsync(bucket, passwords.AccountRule, cancellation) != AttemptVerdict.Free) return SignInOutcome.Locked;
        string code = Plain(typed);
        bool good = code.Length == RecoveryLength
            ? await accounts.UseRecoveryCodeAsync(account.Name, HashOf(account.Name, code), Tell(account, "recovery-code-used"), cancellation)
            : Open(account) is { } secret && Totp.Match(secret, code, time.GetUtcNow()) is { } step && await accounts.UseStepAsync(account.Name, step, cancellation);
        if (!good) return SignInOutcome.Wrong;
        await attempts.ForgetAsync(bucket, cancellation);
        return SignInOutcome.Good;
    }

    private byte[]? Open(Account account)
    {
        try
        {
            return account.TotpSecret is { } kept ? Convert.FromBase64String(secrets.Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            // The data folder's keys are gone or others: no code can be right. An administrator resets the factor.
            return null;
        }
    }

    private Enrollment Offer(Account account, byte[] secret) =>
        new(Base32.Encode(secret), Totp.Uri(secret, account.Name, Issuer), tickets.Protect($"{account.Name} {Convert.ToBase64String(secret)}", SetUpWithin));

    private byte[]? Secret(Account account, string? ticket)
    {
        try
        {
            return ticket is { Length: > 0 and < 2000 } && tickets.Unprotect(ticket).Split(' ') is [var name, var secret] && name == account.Name ? Convert.FromBase64String(secret) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private AuditEvent Tell(Account account, string action) => new(time.GetUtcNow(), account.Name, action, null, "{}");

    /// <summary>80 random bits each, so one round of a hash is enough; with the name, so that equal ones of two accounts do not look equal.</summary>
    private static string HashOf(string name, string code) => TokenHash.Of($"{name} {code}");

    private static IReadOnlyList<string> NewCodes() => [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Letters, RecoveryLength))];

    /// <summary>As typed, without the blanks and hyphens people put in.</summary>
    private static string Plain(string? typed) => new([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant).Take(64)]);
}
