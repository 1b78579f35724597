using FaxIngest.Model;
using FaxIngest.Receive;
using Microsoft.Data.Sqlite;

namespace FaxIngest.Store;

public sealed class SqliteFaxStoreTests : FaxStoreContract
{
    private readonly TemporaryFolder folder = new();
    private readonly List<SqliteDatabase> databases = [];

    private string ConnectionString => $"Data Source={folder["data", "faxingest.db"]}";

    private protected override IFaxStore Create(TimeProvider time) => Again(time);

    private protected override IFaxStore Again(TimeProvider time)
    {
        databases.Add(new SqliteDatabase(ConnectionString));
        return new SqlFaxStore(databases[^1], time);
    }

    public override Task DisposeAsync()
    {
        databases.ForEach(database => database.Dispose());
        folder.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "15000")]
    public async Task A_connection_commits_durably(string pragma, string value)
    {
        string? seen = await databases[0].ReadAsync(session => session.RawAsync<string>($"PRAGMA {pragma}"), CancellationToken.None);
        Assert.Equal(value, seen);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'nobody'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("UPDATE verification SET person = 'nobody'")]
    public async Task The_history_cannot_be_rewritten(string statement)
    {
        var store = Again(TimeProvider.System);
        var admission = await store.AdmitAsync(new Arrival(new string('a', 64), 1, "a.tif", new Source("fax", DateTimeOffset.UnixEpoch), "k"), CancellationToken.None);
        var fax = (await store.ClaimAsync(FaxState.Received, "a", TimeSpan.FromMinutes(1), CancellationToken.None))!;
        await store.CompleteAsync(fax.Id, "a", new Outcome.GiveUp([]), WorkProduct.None, CancellationToken.None);
        fax = (await store.FindAsync(admission.FaxId, CancellationToken.None))!;
        await store.SaveVerificationAsync(fax.Id, fax.Version, new() { Person = "ann", At = DateTimeOffset.UnixEpoch }, null, FaxState.SetAside, CancellationToken.None);
        var refused = await Assert.ThrowsAsync<SqliteException>(() => databases[0].WriteAsync(session => session.RawAsync<string>(statement), CancellationToken.None));
        Assert.Contains("append-only", refused.Message);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await databases[0].WriteAsync(session => session.RawAsync<string>("INSERT INTO schema_migration VALUES ('9999_future', '')"), CancellationToken.None);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Again(TimeProvider.System).MigrateAsync(CancellationToken.None));
        Assert.Contains("newer version", refused.Message);
    }
}
