namespace FaxIngest.Store;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class PostgresBoardStoreTests(PostgresCluster cluster) : BoardStoreContract(new PostgresDatabase(cluster.NewSchema())), IClassFixture<PostgresCluster>;
