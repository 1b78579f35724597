using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Receive;

/// <summary>Real outages of database and disk during intake: it pauses, the source stays, and it goes on by itself.</summary>
public sealed class IntakeOutageTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly FolderSourceOptions options;
    private readonly List<IDisposable> opened = [];

    public IntakeOutageTests()
    {
        options = new() { Path = folder["in"] };
        Directory.CreateDirectory(options.Path);
    }

    private string DatabasePath => folder["data", "faxingest.db"];

    public void Dispose()
    {
        // The database closes its file before its disk goes.
        opened.Reverse();
        opened.ForEach(each => each.Dispose());
        folder.Dispose();
    }

    [Fact]
    public async Task While_another_program_holds_the_database_files_stay_and_then_they_are_taken_once()
    {
        var (store, source) = await StartAsync();
        Drop("fax1.tif");
        using (var other = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            other.Open();
            using var holding = other.BeginTransaction(deferred: false);
            await source.TakeAsync(None);
            Assert.Equal(0, await LookAsync(source));
            Assert.Equal("in-use", IoFault.ReasonOf(await Assert.ThrowsAsync<SqliteException>(() => store.AuditAsync(new AuditEvent(time.GetUtcNow(), "test", "test", null, "{}"), None))).Code);
            Assert.Equal(["fax1.tif"], Waiting());
            Assert.Empty(await store.ListAsync(null, null, null, 10, None)); // those who only read see the desk as it was
        }
        Assert.Equal(1, await LookAsync(source));
        Assert.Equal(1, Assert.Single(await store.ListAsync(null, null, null, 10, None)).Arrivals);
        Assert.Empty(Waiting());
    }

    [Fact]
    public async Task While_the_database_cannot_be_written_files_stay_and_then_they_are_taken_once()
    {
        var (store, source) = await StartAsync();
        Drop("fax1.tif");
        await source.TakeAsync(None);
        SetWriteVersion(3); // a format that this SQLite knows how to read and not how to write: read-only for root as well
        Assert.Equal(0, await LookAsync(source));
        Assert.Equal("read-only", IoFault.ReasonOf(await Assert.ThrowsAsync<SqliteException>(() => store.MigrateAsync(None))).Code);
        Assert.Equal(["fax1.tif"], Waiting());
        SetWriteVersion(2);
        Assert.Equal(1, await LookAsync(source));
        Assert.Equal(1, Assert.Single(await store.ListAsync(null, null, null, 10, None)).Arrivals);
        Assert.Empty(Waiting());
    }

    [Fact]
    public async Task While_the_data_folder_cannot_be_written_files_stay_and_then_they_are_taken_once()
    {
        var disk = Keep(new SmallDisk(folder["data"], 20));
        var blobs = new FaultyBlobs(new FolderBlobStore(folder["data", "blobs"], time));
        var (store, source) = await StartAsync(blobs);
        for (byte i = 0; i < 5; i++) Drop($"fax{i}.tif", mark: i);
        await source.TakeAsync(None);
        SqliteConnection.ClearAllPools(); // a disk with files open for writing cannot be made read-only
        if (disk.IsReal) disk.MakeReadOnly();
        else blobs.Fault = new IOException("read-only", 30); // EROFS
        Assert.Equal(0, await LookAsync(source));
        Assert.Equal(5, Waiting().Count);
        if (disk.IsReal) disk.MakeWritable();
        else blobs.Fault = null;
        Assert.Equal(5, await LookAsync(source));
        Assert.Equal(5, (await store.ListAsync(null, null, null, 10, None)).Count);
        Assert.Empty(Waiting());
    }

    [Fact]
    public async Task A_disk_that_fills_up_takes_in_what_it_holds_and_the_rest_when_there_is_room()
    {
        const int Faxes = 8, Length = 1_000_000;
        var disk = Keep(new SmallDisk(folder["data"], 5));
        var inner = new FolderBlobStore(folder["data", "blobs"], time);
        var blobs = new FaultyBlobs(inner) { Room = disk.IsReal ? null : 4 };
        var (store, source) = await StartAsync(blobs);
        for (byte i = 0; i < Faxes; i++) Drop($"fax{i}.tif", Length, i);
        await source.TakeAsync(None);
        int taken = 0;
        for (int looks = 0; looks < 4; looks++) taken += await LookAsync(source);

        Assert.InRange(taken, 1, Faxes - 1);
        Assert.Equal(Faxes - taken, Waiting().Count);
        Assert.All(Directory.GetFiles(options.Path!), path => Assert.Equal(Length, new FileInfo(path).Length));
        Assert.Empty(inner.Unfinished());
        foreach (var fax in await store.ListAsync(null, null, null, 10, None)) Assert.Equal(fax.Sha256, await inner.HashAsync(fax.Sha256, None));

        blobs.Room = null;
        if (disk.IsReal) disk.Grow(50);
        for (int looks = 0; looks < 4; looks++) taken += await LookAsync(source);
        Assert.Equal(Faxes, taken);
        Assert.Empty(Waiting());
        var all = await store.ListAsync(null, null, null, 10, None);
        Assert.Equal(Faxes, all.Count);
        Assert.All(all, fax => Assert.Equal(1, fax.Arrivals));
        foreach (var fax in all) Assert.Equal(fax.Sha256, await inner.HashAsync(fax.Sha256, None));
    }

    [Fact]
    public async Task What_a_power_cut_left_of_a_blob_is_no_blob_and_its_fax_is_taken_whole()
    {
        byte[] fax = Drop("fax1.tif", 300_000);
        string incoming = folder["data", "blobs", ".incoming"], cut = Path.Combine(incoming, $"{Guid.NewGuid():N}.tmp");
        Directory.CreateDirectory(incoming);
        await File.WriteAllBytesAsync(cut, fax[..100_000]);
        File.SetLastWriteTimeUtc(cut, time.GetUtcNow().UtcDateTime);
        var blobs = new FolderBlobStore(folder["data", "blobs"], time);
        Assert.Equal(Path.GetFileName(cut), Assert.Single(blobs.Unfinished()).Name);
        Assert.Empty(blobs.Addresses());

        var (store, source) = await StartAsync(blobs);
        await source.TakeAsync(None);
        Assert.Equal(1, await LookAsync(source));
        var taken = Assert.Single(await store.ListAsync(null, null, null, 10, None));
        Assert.Equal(fax, await File.ReadAllBytesAsync(blobs.PathOf(taken.Sha256)));
        Assert.Equal([taken.Sha256], blobs.Addresses());
        Assert.Equal(Path.GetFileName(cut), Assert.Single(blobs.Unfinished()).Name); // the ledger names it until a day has passed

        time.Advance(TimeSpan.FromDays(2));
        var restarted = new FolderBlobStore(folder["data", "blobs"], time);
        await restarted.PutAsync(new MemoryStream([1]), None);
        Assert.Empty(restarted.Unfinished());
        Assert.Equal(2, restarted.Addresses().Count());
    }

    private async Task<(SqlFaxStore Store, FolderSource Source)> StartAsync(IBlobStore? blobs = null)
    {
        var database = Keep(new SqliteDatabase($"Data Source={DatabasePath}", TimeSpan.FromSeconds(1)));
        var store = new SqlFaxStore(database, time);
        await store.MigrateAsync(None);
        return (store, new FolderSource(options, blobs ?? new FolderBlobStore(folder["data", "blobs"], time), store, time, (NullLogger<FolderSource>.Instance, new RealDisk())));
    }

    private T Keep<T>(T each) where T : IDisposable
    {
        opened.Add(each);
        return each;
    }

    /// <summary>After every wait is over: for quiet, and after a failure.</summary>
    private Task<int> LookAsync(FolderSource source)
    {
        time.Advance(options.QuietForBroken);
        return source.TakeAsync(None);
    }

    private byte[] Drop(string name, int length = 0, byte mark = 0)
    {
        byte[] tiff = TinyFiles.Tiff(mark: mark), bytes = [.. tiff, .. new byte[Math.Max(0, length - tiff.Length)]];
        File.WriteAllBytes(folder["in", name], bytes);
        return bytes;
    }

    private List<string> Waiting() => [.. Directory.GetFiles(options.Path!).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private void SetWriteVersion(byte version)
    {
        SqliteConnection.ClearAllPools(); // the last connection that closes empties the log into the file
        using var file = new FileStream(DatabasePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = 18;
        file.WriteByte(version);
    }

    /// <summary>The real store with a fault, or with room for so many more blobs.</summary>
    private sealed class FaultyBlobs(IBlobStore blobs) : IBlobStore
    {
        public Exception? Fault { get; set; }

        public int? Room { get; set; }

        public Task<(string Sha256, long Length)> PutAsync(Stream content, CancellationToken cancellation)
        {
            if (Fault is not null) throw Fault;
            if (Room-- <= 0) throw new IOException("full", 28); // ENOSPC
            return blobs.PutAsync(content, cancellation);
        }

        public string PathOf(string sha256) => blobs.PathOf(sha256);
    }
}
