using System.Data.Common;
using System.Runtime.CompilerServices;

namespace FaxIngest.Store;

/// <summary>What differs between databases: how a connection is opened and how a writing transaction begins. The statements are in <c>Sql/&lt;dialect&gt;</c>.</summary>
internal abstract class SqlDatabase
{
    /// <summary>Folder of the statements.</summary>
    public abstract string Dialect { get; }

    /// <summary>Where the database is looked for and is not; null: it is there, or it cannot be told without asking it. Opening one that is not there makes an empty one.</summary>
    public virtual string? MissingAt => null;

    /// <summary>Makes what must stand before the first connection, e.g. the folder of a database file.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>For databases with many writers: waits, inside a transaction, for all others that take the lock of this name. A single writer needs none.</summary>
    public virtual Task LockAsync(SqlSession session, string name) => Task.CompletedTask;

    /// <summary>The end of the audit's chain when it was last committed here; null: it has to be looked for. Known only where a statement that fails leaves its transaction whole, and writers of this process take turns.</summary>
    public virtual AuditHead? KnownHead => null;

    /// <summary>Runs statements that only read.</summary>
    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation).ConfigureAwait(false);
        return await work(new SqlSession(connection, null, Dialect, cancellation)).ConfigureAwait(false);
    }

    /// <summary>Runs one statement that only reads and gives its rows as they come; memory holds one.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(string statement, object? values, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation).ConfigureAwait(false);
        await foreach (var row in new SqlSession(connection, null, Dialect, cancellation).StreamAsync<T>(statement, values).WithCancellation(cancellation).ConfigureAwait(false)) yield return row;
    }

    /// <summary>Runs statements in one transaction that may write from its first statement on; committed when the work returns, rolled back when it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        using var turn = await TakeTurnAsync(cancellation).ConfigureAwait(false);
        await using var connection = await OpenAsync(cancellation).ConfigureAwait(false);
        await using var transaction = await BeginAsync(connection, cancellation).ConfigureAwait(false);
        var session = new SqlSession(connection, transaction, Dialect, cancellation);
        var result = await work(session).ConfigureAwait(false);
        var head = await AuditChain.AppendAsync(this, session).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        if (head is not null) KeepHead(head);
        return result;
    }

    /// <summary>Told the chain's new end, while this writer has its turn.</summary>
    protected virtual void KeepHead(AuditHead head)
    {
    }

    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellation);

    protected abstract ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>For databases with a single writer: waits for this process's turn. Others return at once.</summary>
    protected abstract ValueTask<IDisposable?> TakeTurnAsync(CancellationToken cancellation);
}
