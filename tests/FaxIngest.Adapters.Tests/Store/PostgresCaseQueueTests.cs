namespace FaxIngest.Store;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class PostgresCaseQueueTests(PostgresCluster cluster) : CaseQueueContract(new PostgresDatabase(cluster.NewSchema())), IClassFixture<PostgresCluster>
{
    private protected override SqlDatabase NewDatabase() => new PostgresDatabase(cluster.NewSchema());
}
