using System.Text.RegularExpressions;

namespace FaxIngest.Store;

public sealed class SqliteAuditStoreTests : AuditStoreContract
{
    private readonly TemporaryFolder folder;

    public SqliteAuditStoreTests() : this(new TemporaryFolder())
    {
    }

    private SqliteAuditStoreTests(TemporaryFolder folder) : base(Open(folder), Open(folder)) => this.folder = folder;

    private protected override string Unguard => "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted";

    private protected override EmptyDatabase NewDatabase() => new(new SqliteDatabase($"Data Source={folder["old.db"]}"), () => { });

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Of a million events a page must not look at all.</summary>
    [Theory]
    [InlineData("audit_list_action", "audit_by_action")]
    [InlineData("audit_list_fax", "audit_by_fax")]
    [InlineData("audit_list_actor", "audit_of_persons")]
    [InlineData("audit_first", "audit_by_time")]
    [InlineData("audit_last", "audit_by_time")]
    public async Task Each_way_to_ask_has_its_index(string statement, string index)
    {
        using var database = Open(folder);
        string sql = Regex.Replace(SqlText.Of(database.Dialect, statement), "@([a-zA-Z]+)", match => match.Groups[1].Value is "before" or "first" or "last" or "limit" ? "9" : "'x'");
        var plan = await database.ReadAsync(session => session.RawAsync<Plan>($"EXPLAIN QUERY PLAN {sql}"), CancellationToken.None);
        Assert.Contains($"USING INDEX {index} ", plan!.Detail.Replace("USING COVERING INDEX", "USING INDEX", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private sealed class Plan
    {
        public string Detail { get; set; } = "";
    }

    private static SqliteDatabase Open(TemporaryFolder folder) => new($"Data Source={folder["faxingest.db"]}");
}
