using System.Collections.Concurrent;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Accounts of persons whom the proxy vouches for.</summary>
internal sealed class VouchedAccounts(IAccountStore accounts, IFaxStore store, TimeProvider time, IOptions<ProxyOptions> options, IOptions<VerifyOptions> desk)
{
    internal const string Origin = "proxy";

    /// <summary>When each was last seen here, so that an arrival is told of once.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);

    /// <summary>The account as it is now, made or given another role when the groups say so; null: there is none that this person may use.</summary>
    internal async Task<Account?> ForAsync(ProxiedPerson person, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var now = time.GetUtcNow();
        if (PasswordRules.NameProblem(person.Name) is not null) return null;
        var role = RoleOf(person.Groups);
        var account = await accounts.FindAsync(person.Name, cancellation);
        if (options.Value.Roles.Count > 0)
        {
            if (role is not { } mapped) return null;
            if (account is null)
            {
                await accounts.AddAsync(new Account { Name = person.Name, Role = mapped, Origin = Origin, Stamp = Guid.NewGuid().ToString("N") },
                    new AuditEvent(now, Origin, "account-added", null, AuditDetails.Of(new { account = person.Name, role = mapped })), cancellation);
            }
            else if (account.Origin == Origin && account.Role != mapped)
            {
                var change = new AccountChange(new AuditEvent(now, Origin, "role-changed", null, AuditDetails.Of(new { account = person.Name, before = account.Role, after = mapped })));
                await accounts.ReplaceAsync(account with { Role = mapped }, change, cancellation);
            }
            // The groups decide, also where the store keeps the last administrator one.
            account = await accounts.FindAsync(person.Name, cancellation) is { } found ? found with { Role = mapped } : null;
        }
        if (account is not { Origin: Origin, DisabledAt: null }) return null;
        bool arrived = !seen.TryGetValue(account.Name, out var last) || now - last > desk.Value.SignOutAfter;
        seen[account.Name] = now;
        if (arrived) await store.AuditAsync(new AuditEvent(now, account.Name, "signed-in", null, AuditDetails.Of(new { by = Origin, address = ClientAddress.Of(context) })), cancellation);
        return account;
    }

    /// <summary>The highest: admin, supervisor, verifier, auditor.</summary>
    private AccountRole? RoleOf(string groups)
    {
        var mine = groups.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(options.Value.Roles.ContainsKey).Select(group => options.Value.Roles[group]).ToList();
        foreach (var role in new[] { AccountRole.Admin, AccountRole.Supervisor, AccountRole.Verifier, AccountRole.Auditor })
            if (mine.Contains(role)) return role;
        return null;
    }
}
