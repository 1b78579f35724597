namespace FaxIngest.Store;

/// <summary>What one database is asked, every other is asked too.</summary>
public sealed class SqlDialectTests
{
    /// <summary>Statements that only one dialect needs.</summary>
    private static readonly string[] OnlyPostgres = ["lock.sql"];

    [Fact]
    public void Every_dialect_has_every_statement_and_every_migration()
    {
        var sqlite = Files("Sqlite");
        Assert.True(sqlite.Count > 40);
        Assert.Equal(sqlite, Files("Postgres").Except(OnlyPostgres));
        Assert.Equal(SqlText.Migrations("Sqlite").Select(script => script.Name), SqlText.Migrations("Postgres").Select(script => script.Name));
    }

    private static IReadOnlyList<string> Files(string dialect)
    {
        string root = $"FaxIngest.Store.Sql.{dialect}.";
        return [.. typeof(SqlText).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(root, StringComparison.Ordinal)).Select(name => name[root.Length..]).Order(StringComparer.Ordinal)];
    }
}
