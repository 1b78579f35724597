namespace FaxIngest.Store;

/// <summary>Applies the numbered scripts that a database lacks, each in a transaction of its own.</summary>
internal static class SqlMigrations
{
    private const string Lock = "migrations";

    /// <exception cref="InvalidOperationException">The database was made by a newer version of the program.</exception>
    public static async Task ApplyAsync(SqlDatabase database, TimeProvider time, CancellationToken cancellation)
    {
        database.Prepare();
        await database.WriteAsync(async session =>
        {
            await database.LockAsync(session, Lock).ConfigureAwait(false);
            return await session.ExecuteAsync("migrations_table").ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        var scripts = SqlText.Migrations(database.Dialect);
        var applied = await database.ReadAsync(session => session.ListAsync<string>("migrations_applied"), cancellation).ConfigureAwait(false);
        if (applied.Except(scripts.Select(script => script.Name), StringComparer.Ordinal).FirstOrDefault() is string unknown)
            throw new InvalidOperationException($"The database has migration {unknown}, which this version of FaxIngest does not know: it was made by a newer version.");

        foreach (var (name, script) in scripts)
        {
            // Looked up again inside the transaction: two processes may start at once.
            await database.WriteAsync(async session =>
            {
                await database.LockAsync(session, Lock).ConfigureAwait(false);
                if ((await session.ListAsync<string>("migrations_applied").ConfigureAwait(false)).Contains(name, StringComparer.Ordinal)) return false;
                await session.RunScriptAsync(script).ConfigureAwait(false);
                if (name == AuditChain.Migration) await AuditChain.LinkAsync(session).ConfigureAwait(false);
                await session.ExecuteAsync("migration_add", new { name, at = StoreTime.Text(time.GetUtcNow()) }).ConfigureAwait(false);
                return true;
            }, cancellation).ConfigureAwait(false);
        }
        // By the statements of today: only when the schema is today's.
        await database.WriteAsync(async session =>
        {
            await database.LockAsync(session, Lock).ConfigureAwait(false);
            if (await session.ExecuteAsync("trust_mark_remove", new { name = WaitingLine.OutdatedMark }).ConfigureAwait(false) == 0) return false;
            await WaitingLine.KeepAllAsync(session).ConfigureAwait(false);
            return true;
        }, cancellation).ConfigureAwait(false);
    }
}
