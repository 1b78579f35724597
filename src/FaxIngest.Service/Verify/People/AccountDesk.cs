using System.Security.Cryptography;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>What administrators do with accounts; each act is in the audit with what was before and after, in the same transaction.</summary>
internal sealed class AccountDesk(IAccountStore accounts, IMachineKeyStore keys, ISessionStore sessions, TimeProvider time, IOptions<VerifyOptions> options)
{
    /// <summary>Adds an account for a person, with a password to be changed at the first sign-in. Null: the name is taken.</summary>
    internal async Task<string?> AddPersonAsync(string name, AccountRole role, string by, CancellationToken cancellation)
    {
        string password = StartPassword();
        var account = new Account { Name = name, Role = role, PasswordHash = PasswordSignIn.Hash(password), PasswordIsTemporary = true, PasswordUntil = StartPasswordEnds, Stamp = NewStamp() };
        return await accounts.AddAsync(account, Tell(by, "account-added", new { account = name, role, kind = "person" }), cancellation) ? password : null;
    }

    /// <summary>Adds an account for a program: keys alone let it in. False: the name is taken.</summary>
    internal Task<bool> AddProgramAsync(string name, AccountRole role, string by, CancellationToken cancellation) =>
        accounts.AddAsync(new Account { Name = name, Role = role, Stamp = NewStamp() }, Tell(by, "account-added", new { account = name, role, kind = "program" }), cancellation);

    /// <summary>Adds an account for a person whom somebody else vouches for (<see cref="VouchedPerson.Origin"/>). False: the name is taken.</summary>
    internal Task<bool> AddVouchedAsync(string name, AccountRole role, string origin, string by, CancellationToken cancellation) =>
        accounts.AddAsync(new Account { Name = name, Role = role, Origin = origin, Stamp = NewStamp() }, Tell(by, "account-added", new { account = name, role, kind = "vouched", origin }), cancellation);

    /// <summary>Forgets who this is at the issuer: the next who comes from there under this name is it.</summary>
    internal Task<AccountOutcome> UnbindAsync(Account account, string by, CancellationToken cancellation) => accounts.ReplaceAsync(account with { Subject = null },
        new AccountChange(Tell(by, "account-unbound", new { account = account.Name })) { EndsSessions = "account-unbound" }, cancellation);

    internal Task<AccountOutcome> ChangeRoleAsync(Account account, AccountRole role, string by, CancellationToken cancellation) => accounts.ReplaceAsync(account with { Role = role },
        new AccountChange(Tell(by, "role-changed", new { account = account.Name, before = account.Role, after = role })) { EndsSessions = "role-changed" }, cancellation);

    internal Task<AccountOutcome> LockAsync(Account account, string by, CancellationToken cancellation) => accounts.ReplaceAsync(account with { DisabledAt = time.GetUtcNow() },
        new AccountChange(Tell(by, "account-locked", new { account = account.Name })) { EndsSessions = "account-locked" }, cancellation);

    internal Task<AccountOutcome> UnlockAsync(Account account, string by, CancellationToken cancellation) =>
        accounts.ReplaceAsync(account with { DisabledAt = null }, new AccountChange(Tell(by, "account-unlocked", new { account = account.Name })), cancellation);

    /// <summary>A new password to be changed at the next sign-in.</summary>
    internal async Task<(AccountOutcome Outcome, string Password)> ResetPasswordAsync(Account account, string by, CancellationToken cancellation)
    {
        string password = StartPassword();
        var change = new AccountChange(Tell(by, "password-reset", new { account = account.Name })) { EndsSessions = "password-reset" };
        return (await accounts.ReplaceAsync(account with { PasswordHash = PasswordSignIn.Hash(password), PasswordIsTemporary = true, PasswordUntil = StartPasswordEnds }, change, cancellation), password);
    }

    internal Task<AccountOutcome> ResetFactorAsync(Account account, string by, CancellationToken cancellation) => accounts.ReplaceAsync(account with { TotpSecret = null, TotpStep = 0 },
        new AccountChange(Tell(by, "second-factor-reset", new { account = account.Name })) { EndsSessions = "second-factor-reset", RecoveryCodes = [] }, cancellation);

    /// <summary>A new key, shown once.</summary>
    internal async Task<string> AddKeyAsync(Account account, string name, KeyScope scope, int? days, string by, CancellationToken cancellation) =>
        (await KeyIssue.AddAsync(keys, account.Name, name, scope, days is { } some ? TimeSpan.FromDays(some) : null, time.GetUtcNow(), by, cancellation)).Text;

    internal Task<bool> RevokeKeyAsync(Account account, string id, string by, CancellationToken cancellation) =>
        keys.RevokeAsync(account.Name, id, Tell(by, "key-revoked", new { account = account.Name, key = id }), cancellation);

    internal Task<bool> EndSessionAsync(string account, string id, string by, CancellationToken cancellation) =>
        sessions.EndAsync(account, id, "revoked", Tell(by, "session-revoked", new { account }), cancellation);

    internal Task<int> EndSessionsAsync(string account, string? but, string by, CancellationToken cancellation) =>
        sessions.EndAllAsync(account, but, "revoked", Tell(by, "sessions-revoked", new { account }), cancellation);

    private DateTimeOffset StartPasswordEnds => time.GetUtcNow() + options.Value.StartPasswordFor;

    private AuditEvent Tell(string by, string action, object details) => new(time.GetUtcNow(), by, action, null, AuditDetails.Of(details));

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    /// <summary>Five groups of consonants and vowels, 60 bits: easy to read out, good until the first sign-in.</summary>
    private static string StartPassword()
    {
        const string consonants = "bdfghjklmnprstvz", vowels = "aeio";
        return string.Join('-', Enumerable.Range(0, 5).Select(_ => string.Concat(Enumerable.Range(0, 4).Select(i => i % 2 == 0
            ? consonants[RandomNumberGenerator.GetInt32(consonants.Length)]
            : vowels[RandomNumberGenerator.GetInt32(vowels.Length)]))));
    }
}
