namespace FaxIngest.Store;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class PostgresCheckStoreTests(PostgresCluster cluster) : CheckStoreContract(new PostgresDatabase(cluster.NewSchema())), IClassFixture<PostgresCluster>;
