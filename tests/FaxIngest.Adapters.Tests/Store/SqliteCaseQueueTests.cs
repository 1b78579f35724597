namespace FaxIngest.Store;

public sealed class SqliteCaseQueueTests : CaseQueueContract
{
    private readonly TemporaryFolder folder;

    public SqliteCaseQueueTests() : this(new TemporaryFolder())
    {
    }

    private SqliteCaseQueueTests(TemporaryFolder folder) : base(new SqliteDatabase($"Data Source={folder["faxingest.db"]}")) => this.folder = folder;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    private protected override SqlDatabase NewDatabase() => new SqliteDatabase($"Data Source={folder["old.db"]}");
}
