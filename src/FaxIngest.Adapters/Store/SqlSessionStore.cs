using Dapper;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>Sessions over SQL, beside the accounts.</summary>
internal sealed class SqlSessionStore(SqlDatabase database, TimeProvider time) : ISessionStore
{
    static SqlSessionStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private string Now => StoreTime.Text(time.GetUtcNow());

    public Task AddAsync(Session session, string? replaced, AuditEvent? auditEvent, CancellationToken cancellation) => database.WriteAsync(async sql =>
    {
        if (replaced is not null) await sql.ExecuteAsync("session_end", new { id = replaced, why = "replaced", now = Now }).ConfigureAwait(false);
        await sql.ExecuteAsync("session_add", new
        {
            id = session.Id,
            account = session.Account,
            stage = session.Stage.ToString(),
            origin = session.Origin,
            createdAt = StoreTime.Text(session.CreatedAt),
            lastSeen = StoreTime.Text(session.LastSeen),
            address = session.Address,
            agent = session.Agent,
        }).ConfigureAwait(false);
        if (auditEvent is not null) sql.Tell(auditEvent);
        return true;
    }, cancellation);

    public Task<(Session Session, Account Account)?> FindAsync(string id, CancellationToken cancellation) => database.ReadAsync<(Session, Account)?>(async sql =>
        await sql.FirstAsync<SessionRow>("session_find", new { id }).ConfigureAwait(false) is { } row ? (row.ToSession(), row.ToAccount()) : null, cancellation);

    public async Task<IReadOnlyList<Session>> ListAsync(string account, DateTimeOffset usedSince, DateTimeOffset bornSince, CancellationToken cancellation) =>
        [.. (await database.ReadAsync(sql => sql.ListAsync<SessionRow>("session_list", new { account, since = StoreTime.Text(usedSince), born = StoreTime.Text(bornSince) }), cancellation).ConfigureAwait(false)).Select(row => row.ToSession())];

    public Task SeenAsync(string id, DateTimeOffset at, string address, CancellationToken cancellation) =>
        database.WriteAsync(sql => sql.ExecuteAsync("session_seen", new { id, lastSeen = StoreTime.Text(at), address }), cancellation);

    public Task<bool> EndAsync(string account, string id, string why, AuditEvent auditEvent, CancellationToken cancellation) => database.WriteAsync(async sql =>
    {
        if (await sql.FirstAsync<SessionRow>("session_find", new { id }).ConfigureAwait(false) is not { } row || row.Account != account) return false;
        if (await sql.ExecuteAsync("session_end", new { id, why, now = Now }).ConfigureAwait(false) != 1) return false;
        sql.Tell(auditEvent);
        return true;
    }, cancellation);

    public Task<bool> ProveAsync(string account, string id, AuditEvent auditEvent, CancellationToken cancellation) => database.WriteAsync(async sql =>
    {
        if (await sql.ExecuteAsync("session_prove", new { account, id, now = StoreTime.Text(auditEvent.At) }).ConfigureAwait(false) != 1) return false;
        sql.Tell(auditEvent);
        return true;
    }, cancellation);

    public Task<int> EndAllAsync(string account, string? but, string why, AuditEvent auditEvent, CancellationToken cancellation) => database.WriteAsync(async sql =>
    {
        int ended = await sql.ExecuteAsync("session_end_all", new { account, why, but = but ?? "", now = Now }).ConfigureAwait(false);
        if (ended > 0) sql.Tell(auditEvent);
        return ended;
    }, cancellation);

    public Task SweepAsync(DateTimeOffset before, CancellationToken cancellation) =>
        database.WriteAsync(sql => sql.ExecuteAsync("session_sweep", new { before = StoreTime.Text(before) }), cancellation);

    private sealed class SessionRow : AccountRow
    {
        public string Id { get; set; } = "";
        public string Account { get; set; } = "";
        public string Stage { get; set; } = "";
        public string SessionOrigin { get; set; } = "";
        public string CreatedAt { get; set; } = "";
        public string LastSeen { get; set; } = "";
        public string? ProvedAt { get; set; }
        public string Address { get; set; } = "";
        public string Agent { get; set; } = "";

        public Session ToSession() => new()
        {
            Id = Id,
            Account = Account,
            Stage = Enum.Parse<SignInStage>(Stage),
            Origin = SessionOrigin,
            CreatedAt = StoreTime.Time(CreatedAt),
            LastSeen = StoreTime.Time(LastSeen),
            ProvedAt = StoreTime.Time(ProvedAt ?? CreatedAt),
            Address = Address,
            Agent = Agent,
        };
    }
}
