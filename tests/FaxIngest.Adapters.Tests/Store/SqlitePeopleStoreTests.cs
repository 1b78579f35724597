namespace FaxIngest.Store;

public sealed class SqlitePeopleStoreTests : PeopleStoreContract
{
    private readonly TemporaryFolder folder;

    public SqlitePeopleStoreTests() : this(new TemporaryFolder())
    {
    }

    private SqlitePeopleStoreTests(TemporaryFolder folder) : base(new SqliteDatabase($"Data Source={folder["faxingest.db"]}")) => this.folder = folder;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
