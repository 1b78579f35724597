using FaxIngest.Check;
using FaxIngest.Store;
using Microsoft.Data.Sqlite;

namespace FaxIngest.Service.Tests.Check;

/// <summary>What <c>faxingest check</c> says of a database that is not in order.</summary>
public sealed class StoreProofsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public StoreProofsTests() => database = new($"Data Source={folder.At("faxingest.db")}", TimeSpan.FromSeconds(1));

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_database_in_order_is_said_to_be() => Assert.Contains("can be written", await ProveAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task A_locked_database_is_named_and_is_fine_again_afterwards()
    {
        await ProveAsync();
        using (var other = new SqliteConnection($"Data Source={folder.At("faxingest.db")};Pooling=False"))
        {
            other.Open();
            using var holding = other.BeginTransaction(deferred: false);
            Assert.StartsWith("Another program holds the database.", await FailAsync(), StringComparison.Ordinal);
        }
        await ProveAsync();
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_named()
    {
        await ProveAsync();
        SqliteConnection.ClearAllPools();
        using (var file = new FileStream(folder.At("faxingest.db"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 18; // the format's version for writing: one that nobody knows makes it read-only, for root as well
            file.WriteByte(3);
        }
        Assert.StartsWith("The database cannot be written.", await FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_named()
    {
        Directory.CreateDirectory(folder.At("faxingest.db"));
        Assert.StartsWith("The database cannot be opened.", await FailAsync(), StringComparison.Ordinal);
    }

    private Task<string> ProveAsync() => StoreProofs.ProveAsync(new SqlFaxStore(database, TimeProvider.System), CancellationToken.None);

    private async Task<string> FailAsync() => (await Assert.ThrowsAsync<ProofException>(ProveAsync)).Message;
}
