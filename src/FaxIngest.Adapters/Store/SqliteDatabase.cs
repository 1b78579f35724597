using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace FaxIngest.Store;

/// <summary>SQLite in WAL mode with every commit synced to disk.</summary>
/// <remarks>
/// <c>synchronous=FULL</c>: in WAL mode the default of many builds (NORMAL) may lose the last commits at a power cut,
/// and a commit is what allows a source to be touched.
/// Writers of one process queue in order on a semaphore; SQLite's own lock is a polling one and starves under many threads.
/// Other processes (a second service, <c>drain</c>) are waited for by the busy timeout.
/// </remarks>
internal sealed class SqliteDatabase : SqlDatabase, IDisposable
{
    /// <summary>How long a statement waits for another process's transaction. Ours take milliseconds; a backup may take seconds.</summary>
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly string connectionString;
    private readonly TimeSpan patience;

    /// <summary>A database in a file.</summary>
    /// <param name="connectionString">Names the file.</param>
    /// <param name="patience">How long a statement waits for another process's transaction; whole seconds. Null: as long as is usual.</param>
    public SqliteDatabase(string connectionString, TimeSpan? patience = null)
    {
        this.patience = patience ?? UsualPatience;
        this.connectionString = new SqliteConnectionStringBuilder(connectionString)
        {
            ForeignKeys = true,
            DefaultTimeout = (int)this.patience.TotalSeconds,
        }.ToString();
    }

    private AuditHead? knownHead;

    public override string Dialect => "Sqlite";

    public override AuditHead? KnownHead => knownHead;

    public override string? MissingAt => File.Exists(FilePath) ? null : FilePath;

    private string FilePath => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    public override void Prepare()
    {
        if (Path.GetDirectoryName(FilePath) is string folder) PrivateFolder.Create(folder);
    }

    /// <summary>Drops pooled connections, so that the file is closed.</summary>
    public void Dispose()
    {
        using (var connection = new SqliteConnection(connectionString)) SqliteConnection.ClearPool(connection);
        writer.Dispose();
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            using var pragmas = connection.CreateCommand();
            pragmas.CommandText = string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            await pragmas.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    protected override void KeepHead(AuditHead head) => knownHead = head;

    /// <summary>BEGIN IMMEDIATE: a transaction that reads first and writes later could fail to upgrade its lock and would have to be repeated.</summary>
    protected override ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    protected override async ValueTask<IDisposable?> TakeTurnAsync(CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation).ConfigureAwait(false);
        return new Turn(writer);
    }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
