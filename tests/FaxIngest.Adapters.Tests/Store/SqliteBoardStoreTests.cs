namespace FaxIngest.Store;

public sealed class SqliteBoardStoreTests : BoardStoreContract
{
    private readonly TemporaryFolder folder;

    public SqliteBoardStoreTests() : this(new TemporaryFolder())
    {
    }

    private SqliteBoardStoreTests(TemporaryFolder folder) : base(new SqliteDatabase($"Data Source={folder["faxingest.db"]}")) => this.folder = folder;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
