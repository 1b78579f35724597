using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Whether the person of a session proved a short while ago who they are: somebody else may sit at an open page (OWASP ASVS 5.0, 7.5.3).</summary>
internal sealed class RecentProof(Sessions sessions, ISessionStore store, TimeProvider time, IOptions<VerifyOptions> options)
{
    /// <summary>For how long a proof holds, in minutes.</summary>
    internal int Minutes => (int)options.Value.ProofHolds.TotalMinutes;

    /// <summary>Whether a request may do what matters. Where a proxy vouches, request by request, there is nothing here to ask for.</summary>
    internal async Task<bool> HoldsAsync(HttpContext context)
    {
        if (ProxyGate.Of(context) is not null) return true;
        return await sessions.CurrentAsync(context) is var (session, _) && session.Stage == SignInStage.Full && time.GetUtcNow() - session.ProvedAt < options.Value.ProofHolds;
    }

    /// <summary>Notes a proof in the request's session and tells of it. False: the session is not one of whom it was asked of.</summary>
    /// <param name="context">The request.</param>
    /// <param name="by">Who vouches.</param>
    /// <param name="isSame">Whether the session's account is the one that was proved.</param>
    internal async Task<bool> RenewAsync(HttpContext context, string by, Func<Account, bool> isSame) =>
        await sessions.CurrentAsync(context) is var (session, account) && isSame(account)
        && await store.ProveAsync(account.Name, session.Id, new AuditEvent(time.GetUtcNow(), account.Name, "proved-again", null, AuditDetails.Of(new { by })), context.RequestAborted);
}
