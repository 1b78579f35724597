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

    private static SqliteDatabase Open(TemporaryFolder folder) => new($"Data Source={folder["faxingest.db"]}");
}
