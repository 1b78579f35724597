using System.Data.Common;
using Npgsql;

namespace FaxIngest.Store;

/// <summary>PostgreSQL, for more than one node on one store.</summary>
/// <remarks>
/// Read committed, and what two nodes must not do at once is said where it is done: claims skip rows that are locked, an ended claim locks its row,
/// saves compare versions, arrivals and migrations take turns on an advisory lock.
/// A commit is on disk when it returns, unless the server is set to <c>synchronous_commit = off</c>; so it is set here, for each connection.
/// </remarks>
internal sealed class PostgresDatabase : SqlDatabase, IDisposable
{
    private readonly NpgsqlDataSource source;

    public PostgresDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "faxingest" };
        settings.Options = string.Join(' ', new[] { settings.Options, "-c synchronous_commit=on" }.Where(option => !string.IsNullOrEmpty(option)));
        source = NpgsqlDataSource.Create(settings);
    }

    public override string Dialect => "Postgres";

    public void Dispose() => source.Dispose();

    /// <summary>Waits for all others, on all nodes, that hold a lock of this name in this schema; held until the transaction ends.</summary>
    public override Task LockAsync(SqlSession session, string name) => session.ExecuteAsync("lock", new { name });

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);

    protected override async ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);

    protected override ValueTask<IDisposable?> TakeTurnAsync(CancellationToken cancellation) => ValueTask.FromResult<IDisposable?>(null);
}
