using System.Data.Common;
using Dapper;

namespace FaxIngest.Store;

/// <summary>An open connection, its transaction when it has one, and the dialect whose statements are run on it.</summary>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, string dialect, CancellationToken cancellation)
{
    private readonly List<AuditEvent> told = [];

    public CancellationToken Cancellation => cancellation;

    /// <summary>What the audit is told when this transaction commits.</summary>
    public IReadOnlyList<AuditEvent> Told => told;

    /// <summary>Has an event written into the audit, in this transaction, as its last work.</summary>
    public void Tell(AuditEvent auditEvent) => told.Add(transaction is null ? throw new InvalidOperationException("An event is written in a transaction.") : auditEvent);

    public Task<int> ExecuteAsync(string statement, object? values = null) => connection.ExecuteAsync(Command(statement, values));

    public async Task<IReadOnlyList<T>> ListAsync<T>(string statement, object? values = null) =>
        [.. await connection.QueryAsync<T>(Command(statement, values)).ConfigureAwait(false)];

    /// <summary>Rows as they come.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string statement, object? values) => connection.QueryUnbufferedAsync<T>(SqlText.Of(dialect, statement), values, transaction);

    public Task<T?> FirstAsync<T>(string statement, object? values = null) => connection.QueryFirstOrDefaultAsync<T>(Command(statement, values));

    /// <summary>A whole script, e.g. a migration.</summary>
    public Task RunScriptAsync(string script) => connection.ExecuteAsync(new CommandDefinition(script, null, transaction, cancellationToken: cancellation));

    /// <summary>A statement that is no file, for tests and diagnostics.</summary>
    public Task<T?> RawAsync<T>(string sql) => connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, null, transaction, cancellationToken: cancellation));

    private CommandDefinition Command(string statement, object? values) =>
        new(SqlText.Of(dialect, statement), values, transaction, cancellationToken: cancellation);
}
