using System.Collections.Concurrent;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Persons who come with the proxy's word: it comes with every request, and their arrival is told of once.</summary>
internal sealed class ProxiedVisits(VouchedAccounts accounts, IFaxStore store, TimeProvider time, IOptions<ProxyOptions> options, IOptions<VerifyOptions> desk)
{
    /// <summary>When each was last seen here.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);

    /// <summary>The account as it is now; null: there is none this person may use.</summary>
    internal async Task<Account?> AccountAsync(VouchedPerson person, HttpContext context)
    {
        if ((await accounts.ForAsync(person, options.Value.Roles, context.RequestAborted)).Account is not { } account) return null;
        var now = time.GetUtcNow();
        bool arrived = !seen.TryGetValue(account.Name, out var last) || now - last > desk.Value.SignOutAfter;
        seen[account.Name] = now;
        if (arrived) await store.AuditAsync(new AuditEvent(now, account.Name, "signed-in", null, AuditDetails.Of(new { by = VouchedPerson.ByProxy, address = ClientAddress.Of(context) })), context.RequestAborted);
        return account;
    }
}
