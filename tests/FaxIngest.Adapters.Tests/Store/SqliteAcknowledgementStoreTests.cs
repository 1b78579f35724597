namespace FaxIngest.Store;

public sealed class SqliteAcknowledgementStoreTests : AcknowledgementStoreContract
{
    private readonly TemporaryFolder folder;

    public SqliteAcknowledgementStoreTests() : this(new TemporaryFolder())
    {
    }

    private SqliteAcknowledgementStoreTests(TemporaryFolder folder) : base(new SqliteDatabase($"Data Source={folder["faxingest.db"]}")) => this.folder = folder;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
