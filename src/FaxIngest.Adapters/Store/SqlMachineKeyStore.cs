using Dapper;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>Keys of programs over SQL, beside the accounts.</summary>
internal sealed class SqlMachineKeyStore(SqlDatabase database, TimeProvider time) : IMachineKeyStore
{
    static SqlMachineKeyStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task AddAsync(MachineKey key, string hash, AuditEvent auditEvent, CancellationToken cancellation) => database.WriteAsync(async sql =>
    {
        await sql.ExecuteAsync("key_add", new
        {
            id = key.Id,
            account = key.Account,
            name = key.Name,
            hash,
            scope = key.Scope.ToString(),
            createdAt = StoreTime.Text(key.CreatedAt),
            createdBy = key.CreatedBy,
            expiresAt = key.ExpiresAt is { } end ? StoreTime.Text(end) : null,
        }).ConfigureAwait(false);
        sql.Tell(auditEvent);
        return true;
    }, cancellation);

    public Task<(MachineKey Key, Account Account)?> FindAsync(string hash, CancellationToken cancellation) => database.ReadAsync<(MachineKey, Account)?>(async sql =>
        await sql.FirstAsync<KeyRow>("key_find", new { hash }).ConfigureAwait(false) is { } row ? (row.ToKey(), row.ToAccount()) : null, cancellation);

    public async Task<IReadOnlyList<MachineKey>> ListAsync(string account, CancellationToken cancellation) =>
        [.. (await database.ReadAsync(sql => sql.ListAsync<KeyRow>("key_list", new { account }), cancellation).ConfigureAwait(false)).Select(row => row.ToKey())];

    public Task<bool> RevokeAsync(string account, string id, AuditEvent auditEvent, CancellationToken cancellation) => database.WriteAsync(async sql =>
    {
        if (await sql.ExecuteAsync("key_revoke", new { account, id, now = StoreTime.Text(time.GetUtcNow()) }).ConfigureAwait(false) != 1) return false;
        sql.Tell(auditEvent);
        return true;
    }, cancellation);

    public Task UsedAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        database.WriteAsync(sql => sql.ExecuteAsync("key_used", new { id, now = StoreTime.Text(at) }), cancellation);

    private sealed class KeyRow : AccountRow
    {
        public string Id { get; set; } = "";
        public string Account { get; set; } = "";
        public string KeyName { get; set; } = "";
        public string Scope { get; set; } = "";
        public string CreatedAt { get; set; } = "";
        public string CreatedBy { get; set; } = "";
        public string? ExpiresAt { get; set; }
        public string? LastUsed { get; set; }
        public string? RevokedAt { get; set; }

        public MachineKey ToKey() => new()
        {
            Id = Id,
            Account = Account,
            Name = KeyName,
            Scope = Enum.Parse<KeyScope>(Scope),
            CreatedAt = StoreTime.Time(CreatedAt),
            CreatedBy = CreatedBy,
            ExpiresAt = Time(ExpiresAt),
            LastUsed = Time(LastUsed),
            RevokedAt = Time(RevokedAt),
        };

        private static DateTimeOffset? Time(string? text) => text is null ? null : StoreTime.Time(text);
    }
}
