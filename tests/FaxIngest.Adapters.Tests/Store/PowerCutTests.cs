using FaxIngest.Model;
using FaxIngest.Receive;
using Microsoft.Data.Sqlite;

namespace FaxIngest.Store;

/// <summary>The database as a power cut leaves it: the log of the last writes ends anywhere, or its end is garbage.</summary>
public sealed class PowerCutTests : IDisposable
{
    private const int Arrivals = 12;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_committed_before_the_cut_is_there_and_nothing_by_halves(bool garbage)
    {
        string live = folder["live", "faxingest.db"];
        var admitted = new List<string>();
        using (var database = new SqliteDatabase($"Data Source={live}"))
        {
            var store = new SqlFaxStore(database, TimeProvider.System);
            await store.MigrateAsync(CancellationToken.None);
            // The log goes when its last connection closes, and other tests empty the pools of all: this one is in none.
            using var held = new SqliteConnection($"Data Source={live};Pooling=False");
            held.Open();
            using (var look = held.CreateCommand())
            {
                look.CommandText = "SELECT count(*) FROM sqlite_master";
                Assert.True((long)look.ExecuteScalar()! > 0);
            }

            for (int number = 0; number < Arrivals; number++) admitted.Add((await store.AdmitAsync(ArrivalOf(number), CancellationToken.None)).FaxId);
            Directory.CreateDirectory(folder["cut"]);
            File.Copy(live, folder["cut", "faxingest.db"]);
            File.Copy(live + "-wal", folder["cut", "faxingest.db-wal"]);
        }
        byte[] main = await File.ReadAllBytesAsync(folder["cut", "faxingest.db"]), log = await File.ReadAllBytesAsync(folder["cut", "faxingest.db-wal"]);
        var random = new Random(5);
        int most = -1;
        // From the whole log down, at odd places: in the middle of frames, of their heads, of the log's own head.
        for (int length = log.Length; length >= 0; length = length > 40_000 ? length - random.Next(1, 9_000) : length - random.Next(1, 4_000))
        {
            byte[] cut = [.. log[..length], .. garbage ? Garbage(random, log.Length - length) : []];
            int kept = await ProveAsync(main, cut, admitted);
            if (most < 0) Assert.Equal(Arrivals, kept);
            else Assert.InRange(kept, 0, most);
            most = kept;
        }
    }

    /// <summary>Opens the copy; returns how many arrivals it has. They must be the first ones, whole, and the others must be admitted anew as if they had never come.</summary>
    private async Task<int> ProveAsync(byte[] main, byte[] log, List<string> admitted)
    {
        string path = folder[Guid.NewGuid().ToString("N"), "faxingest.db"];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, main);
        await File.WriteAllBytesAsync(path + "-wal", log);
        using var database = new SqliteDatabase($"Data Source={path}");
        var store = new SqlFaxStore(database, TimeProvider.System);
        await store.MigrateAsync(CancellationToken.None);
        Assert.Equal("ok", await database.ReadAsync(session => session.RawAsync<string>("PRAGMA integrity_check"), CancellationToken.None));
        var faxes = await store.ListAsync(null, null, null, 100, CancellationToken.None);
        Assert.Equal(admitted.Take(faxes.Count), faxes.Select(fax => fax.Id));
        foreach (var fax in faxes) Assert.Equal("received", Assert.Single(await store.EventsAsync(fax.Id, CancellationToken.None)).Action);
        for (int number = 0; number < Arrivals; number++)
            Assert.Equal(number >= faxes.Count, (await store.AdmitAsync(ArrivalOf(number), CancellationToken.None)).NewArrival);
        Assert.Equal(Arrivals, (await store.ListAsync(null, null, null, 100, CancellationToken.None)).Count);
        return faxes.Count;
    }

    private static Arrival ArrivalOf(int number) =>
        new(number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), 1, "a.tif", new Source("fax", DateTimeOffset.UnixEpoch), $"cut:{number}");

    private static byte[] Garbage(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
