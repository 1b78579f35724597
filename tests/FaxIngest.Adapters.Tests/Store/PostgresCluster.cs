using System.Diagnostics;
using System.Runtime.Versioning;

namespace FaxIngest.Store;

/// <summary>A PostgreSQL server of the tests' own: a new cluster in a temporary folder, reached by a socket in it, gone with it. It never runs as root, which PostgreSQL refuses.</summary>
[SupportedOSPlatform("linux")]
public sealed class PostgresCluster : IDisposable
{
    private const string Account = "postgres";

    private readonly string folder = Directory.CreateTempSubdirectory("fxpg-").FullName;
    private readonly string programs;
    private int schemas;

    public PostgresCluster()
    {
        programs = Array.Find(["/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin", "/usr/bin"], place => File.Exists(Path.Combine(place, "initdb")))
            ?? throw new InvalidOperationException("There is no PostgreSQL. src/setup --tests installs it (Debian package postgresql-15).");
        if (IsRoot) Run("chown", Account, folder);
        Server("initdb", "--pgdata", Cluster, "--username", "tests", "--auth", "trust", "--no-sync", "--encoding", "UTF8", "--locale", "C.UTF-8");
        // What is tested is the store's logic, not the disk.
        Server("pg_ctl", "--pgdata", Cluster, "--wait", "--log", Path.Combine(folder, "log"), "--options", $"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200", "start");
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Cluster => Path.Combine(folder, "cluster");

    /// <summary>A connection string for an empty schema of its own.</summary>
    internal string NewSchema()
    {
        string schema = $"test{Interlocked.Increment(ref schemas)}";
        string server = $"Host={folder};Username=tests;Database=postgres;Maximum Pool Size=30";
        using var source = Npgsql.NpgsqlDataSource.Create(server);
        using var command = source.CreateCommand($"CREATE SCHEMA {schema}");
        command.ExecuteNonQuery();
        return $"{server};Search Path={schema}";
    }

    /// <summary>Ends the server at once, as a power cut would.</summary>
    internal void Kill() => Server("pg_ctl", "--pgdata", Cluster, "--mode", "immediate", "--wait", "stop");

    public void Dispose()
    {
        try
        {
            Kill();
        }
        catch (InvalidOperationException)
        {
            // It is down already.
        }
        Run("rm", "-rf", folder);
    }

    private void Server(string program, params string[] arguments)
    {
        string path = Path.Combine(programs, program);
        if (IsRoot) Run("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--clear-groups", path, .. arguments]);
        else Run(path, arguments);
    }

    private void Run(string program, params string[] arguments)
    {
        // The server outlives pg_ctl and keeps what it inherits open: its words go to its log, not into a pipe that never ends.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" > \"$0\" 2>&1 < /dev/null", Path.Combine(Path.GetTempPath(), Path.GetFileName(folder) + ".out"), program, .. arguments]) { WorkingDirectory = Path.GetTempPath() })!;
        bool ended = process.WaitForExit(TimeSpan.FromMinutes(2));
        string output = Path.Combine(Path.GetTempPath(), Path.GetFileName(folder) + ".out");
        string words = File.Exists(output) ? File.ReadAllText(output) : "";
        File.Delete(output);
        if (!ended || process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {words}");
    }
}
