namespace FaxIngest.Store;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class PostgresAuditStoreTests : AuditStoreContract, IClassFixture<PostgresCluster>
{
    private readonly PostgresCluster cluster;

    public PostgresAuditStoreTests(PostgresCluster cluster) : this(cluster, cluster.NewSchema())
    {
    }

    private PostgresAuditStoreTests(PostgresCluster cluster, string schema) : base(new PostgresDatabase(schema), new PostgresDatabase(schema)) => this.cluster = cluster;

    private protected override string Unguard => "DROP TRIGGER audit_is_not_changed ON audit";

    private protected override EmptyDatabase NewDatabase() => new(new PostgresDatabase(cluster.NewSchema()), () => { });
}
