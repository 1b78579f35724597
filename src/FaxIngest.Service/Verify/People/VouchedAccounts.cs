using FaxIngest.Store;

namespace FaxIngest.Verify.People;

/// <summary>Accounts of persons whom somebody else vouches for: the proxy, or an OpenID Connect issuer. Nobody's word opens an account that has a password, or that another vouches for.</summary>
internal sealed class VouchedAccounts(IAccountStore accounts, TimeProvider time)
{
    /// <summary>The account as it is now, made or given another role when the groups say so.</summary>
    /// <param name="person">Who is vouched for.</param>
    /// <param name="roles">Role by group; empty: an administrator gives accounts and roles.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<VouchedAccount> ForAsync(VouchedPerson person, IReadOnlyDictionary<string, AccountRole> roles, CancellationToken cancellation)
    {
        if (PasswordRules.NameProblem(person.Name) is not null) return new(null, "bad-name");
        var role = RoleOf(person.Groups, roles);
        if (roles.Count > 0 && role is null) return new(null, "no-role");
        var account = await FindAsync(person, cancellation);
        if (account is null && role is { } first)
        {
            await accounts.AddAsync(new Account { Name = person.Name, Role = first, Origin = person.Origin, Subject = person.Subject, Stamp = Guid.NewGuid().ToString("N") },
                Tell(person, "account-added", new { account = person.Name, role = first }), cancellation);
            account = await FindAsync(person, cancellation);
        }
        if (account is null) return new(null, "no-account");
        if (account.Origin != person.Origin) return new(null, "other-origin");
        if (account.DisabledAt is not null) return new(null, "account-locked");
        if (account.Subject != person.Subject && !(account.Subject is null && await BindAsync(account, person, cancellation))) return new(null, "other-subject");
        if (role is not { } now || account.Role == now) return new(account, null);
        account = await FindAsync(person, cancellation);
        if (account is null) return new(null, "no-account");
        var change = new AccountChange(Tell(person, "role-changed", new { account = account.Name, before = account.Role, after = now })) { EndsSessions = "role-changed" };
        var outcome = await accounts.ReplaceAsync(account with { Role = now }, change, cancellation);
        // The groups decide, also where the store keeps the last administrator one.
        return new(account with { Role = now }, outcome == AccountOutcome.LastAdmin ? "last-admin" : null);
    }

    /// <summary>By who they are there; by name only as long as that is not known.</summary>
    private async Task<Account?> FindAsync(VouchedPerson person, CancellationToken cancellation) =>
        (person.Subject is { } subject ? await accounts.FindSubjectAsync(subject, cancellation) : null) ?? await accounts.FindAsync(person.Name, cancellation);

    /// <summary>An account that an administrator made by name belongs to whom comes first under that name.</summary>
    private async Task<bool> BindAsync(Account account, VouchedPerson person, CancellationToken cancellation) =>
        await accounts.ReplaceAsync(account with { Subject = person.Subject }, new AccountChange(Tell(person, "account-bound", new { account = account.Name })), cancellation) == AccountOutcome.Done;

    /// <summary>The highest: admin, supervisor, verifier, auditor.</summary>
    private static AccountRole? RoleOf(IReadOnlyList<string> groups, IReadOnlyDictionary<string, AccountRole> roles)
    {
        foreach (var role in new[] { AccountRole.Admin, AccountRole.Supervisor, AccountRole.Verifier, AccountRole.Auditor })
            if (groups.Any(group => roles.TryGetValue(group, out var given) && given == role)) return role;
        return null;
    }

    private AuditEvent Tell(VouchedPerson person, string action, object details) => new(time.GetUtcNow(), person.Origin, action, null, AuditDetails.Of(details));
}
