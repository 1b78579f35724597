using System.Buffers.Text;
using System.Security.Cryptography;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Sessions of browsers: 256 random bits in a cookie, all else in the store.</summary>
internal sealed class Sessions(ISessionStore store, IOptions<VerifyOptions> options, TimeProvider time)
{
    /// <summary>How long the steps between password and signed-in may take.</summary>
    private static readonly TimeSpan HalfwayFor = TimeSpan.FromMinutes(10);

    private const int AgentLength = 200;

    /// <summary>Begins a session under a reference that never was one before. Whatever reference the request carried ends with it: nobody can be made to sign in into a session somebody else knows.</summary>
    internal async Task StartAsync(HttpContext context, Account account, SignInStage stage, string origin, AuditEvent? auditEvent)
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        string agent = context.Request.Headers.UserAgent.ToString();
        var session = new Session
        {
            Id = TokenHash.Of(token),
            Account = account.Name,
            Stage = stage,
            Origin = origin,
            CreatedAt = now,
            LastSeen = now,
            Address = ClientAddress.Of(context),
            Agent = agent.Length > AgentLength ? agent[..AgentLength] : agent,
        };
        await store.AddAsync(session, Carried(context), auditEvent, context.RequestAborted);
        SessionCookie.Write(context, SessionCookie.Session, token);
    }

    /// <summary>The session a request carries, signed in or on the way to it, and its account; null: none that holds.</summary>
    internal async Task<(Session Session, Account Account)?> CurrentAsync(HttpContext context)
    {
        if (Carried(context) is not { } id || await store.FindAsync(id, context.RequestAborted) is not var (session, account)) return null;
        var now = time.GetUtcNow();
        if (Over(session, account, now) is { } why)
        {
            await store.EndAsync(account.Name, id, why, new AuditEvent(now, account.Name, "session-ended", null, AuditDetails.Of(new { why })), context.RequestAborted);
            return null;
        }
        var lull = TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerMinute, options.Value.SignOutAfter.Ticks / 10));
        bool byPerson = context.GetEndpoint()?.Metadata.GetMetadata<SentByItself>() is null;
        if (byPerson && session.Stage == SignInStage.Full && now - session.LastSeen > lull) await store.SeenAsync(id, now, ClientAddress.Of(context), context.RequestAborted);
        return (session, account);
    }

    /// <summary>Ends the session a request carries.</summary>
    internal async Task EndAsync(HttpContext context, string why)
    {
        SessionCookie.Remove(context, SessionCookie.Session);
        if (Carried(context) is { } id && await store.FindAsync(id, context.RequestAborted) is var (_, account))
            await store.EndAsync(account.Name, id, why, new AuditEvent(time.GetUtcNow(), account.Name, "signed-out", null, "{}"), CancellationToken.None);
    }

    /// <summary>Signed-in sessions of an account whose time is not over.</summary>
    internal Task<IReadOnlyList<Session>> ListAsync(string account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return store.ListAsync(account, now - options.Value.SignOutAfter, now - options.Value.SessionFor, cancellation);
    }

    private string? Over(Session session, Account account, DateTimeOffset now)
    {
        if (account.DisabledAt is not null) return "account-locked";
        if (session.Stage != SignInStage.Full) return now - session.CreatedAt > HalfwayFor ? "not-finished" : null;
        if (now - session.LastSeen > options.Value.SignOutAfter) return "idle";
        return now - session.CreatedAt > options.Value.SessionFor ? "too-old" : null;
    }

    private static string? Carried(HttpContext context) => SessionCookie.Read(context, SessionCookie.Session) is { } token ? TokenHash.Of(token) : null;
}
