namespace FaxIngest.Store;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class PostgresPeopleStoreTests(PostgresCluster cluster) : PeopleStoreContract(new PostgresDatabase(cluster.NewSchema())), IClassFixture<PostgresCluster>;
