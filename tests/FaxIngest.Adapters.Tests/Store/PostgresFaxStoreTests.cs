using FaxIngest.Model;
using FaxIngest.Receive;
using Npgsql;

namespace FaxIngest.Store;

/// <summary>The store on PostgreSQL does all that the store on SQLite does; each second store of the contract is another node.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class PostgresFaxStoreTests(PostgresCluster cluster) : FaxStoreContract, IClassFixture<PostgresCluster>
{
    private readonly List<PostgresDatabase> databases = [];
    private readonly string connectionString = cluster.NewSchema();

    private protected override IFaxStore Create(TimeProvider time) => Again(time);

    private protected override IFaxStore Again(TimeProvider time)
    {
        databases.Add(new PostgresDatabase(connectionString));
        return new SqlFaxStore(databases[^1], time);
    }

    public override Task DisposeAsync()
    {
        databases.ForEach(database => database.Dispose());
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_commit_is_on_disk_when_it_returns_whatever_the_server_is_set_to()
    {
        Assert.Equal("on", await databases[0].ReadAsync(session => session.RawAsync<string>("SHOW synchronous_commit"), CancellationToken.None));
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'nobody'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("TRUNCATE audit")]
    [InlineData("UPDATE verification SET person = 'nobody'")]
    public async Task The_history_cannot_be_rewritten(string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => databases[0].WriteAsync(session => session.RawAsync<string>(statement), CancellationToken.None));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await databases[0].WriteAsync(session => session.RawAsync<string>("INSERT INTO schema_migration VALUES ('9999_future', '')"), CancellationToken.None);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Again(TimeProvider.System).MigrateAsync(CancellationToken.None));
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_nodes_start_on_an_empty_database_at_once()
    {
        string empty = cluster.NewSchema();
        var nodes = Enumerable.Range(0, 6).Select(_ => new PostgresDatabase(empty)).ToList();
        databases.AddRange(nodes);
        await Task.WhenAll(nodes.Select(node => Task.Run(() => new SqlFaxStore(node, TimeProvider.System).MigrateAsync(CancellationToken.None))));
        Assert.Equal(SqlText.Migrations("Postgres").Count, await nodes[0].ReadAsync(session => session.RawAsync<long>("SELECT count(*) FROM schema_migration"), CancellationToken.None));
    }

    [Fact]
    public async Task Two_nodes_share_the_work_and_neither_does_what_the_other_did()
    {
        const int faxes = 80;
        var nodes = new[] { Again(TimeProvider.System), Again(TimeProvider.System) };
        for (int i = 0; i < faxes; i++)
            await nodes[i % 2].AdmitAsync(new Arrival(i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), 1, "f.tif", new Source("fax", DateTimeOffset.UnixEpoch), $"k{i}"), CancellationToken.None);
        using var start = new Barrier(2);
        var done = await Task.WhenAll(nodes.Select((node, number) => Task.Run(async () =>
        {
            start.SignalAndWait();
            var mine = new List<string>();
            while (await node.ClaimAsync(FaxState.Received, $"node{number}", TimeSpan.FromMinutes(1), CancellationToken.None) is { } fax)
            {
                Assert.True(await node.CompleteAsync(fax.Id, $"node{number}", new Outcome.Advance(FaxState.Read, []), WorkProduct.None, CancellationToken.None));
                mine.Add(fax.Id);
            }
            return mine;
        })));
        Assert.Equal(faxes, done.Sum(mine => mine.Count));
        Assert.Equal(faxes, done.SelectMany(mine => mine).Distinct().Count());
        Assert.All(done, mine => Assert.NotEmpty(mine));
        Assert.Equal(faxes, (await nodes[0].CountAsync(CancellationToken.None))[FaxState.Read]);
    }

    [Fact]
    public async Task A_server_that_is_away_is_an_outage_and_costs_no_attempt()
    {
        using var away = new PostgresDatabase("Host=/nowhere;Username=tests;Timeout=1");
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => new SqlFaxStore(away, TimeProvider.System).CountAsync(CancellationToken.None));
        Assert.True(IoFault.Is(fault), fault.GetType().Name);
        Assert.Equal("store-fault", IoFault.ReasonOf(fault).Code);
    }
}
