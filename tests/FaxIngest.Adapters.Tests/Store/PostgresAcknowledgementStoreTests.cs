namespace FaxIngest.Store;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class PostgresAcknowledgementStoreTests(PostgresCluster cluster) : AcknowledgementStoreContract(new PostgresDatabase(cluster.NewSchema())), IClassFixture<PostgresCluster>;
