namespace FaxIngest.Store;

public sealed class SqliteCheckStoreTests : CheckStoreContract
{
    private readonly TemporaryFolder folder;

    public SqliteCheckStoreTests() : this(new TemporaryFolder())
    {
    }

    private SqliteCheckStoreTests(TemporaryFolder folder) : base(new SqliteDatabase($"Data Source={folder["faxingest.db"]}")) => this.folder = folder;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
