using System.Diagnostics;
using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive;

public sealed partial class FolderSourceTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly SqliteDatabase database;
    private readonly SqlFaxStore store;
    private readonly FaultyBlobStore blobs;
    private readonly FolderSourceOptions options;
    private readonly FaultySourceDisk disk = new();
    private FolderSource source;

    public FolderSourceTests()
    {
        database = new($"Data Source={folder["data", "faxingest.db"]}");
        store = new(database, time);
        blobs = new(new FolderBlobStore(folder["data", "blobs"], time));
        options = new() { Path = folder["in"] };
        Directory.CreateDirectory(options.Path);
        source = Create();
    }

    public Task InitializeAsync() => store.MigrateAsync(None);

    public Task DisposeAsync()
    {
        database.Dispose();
        folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_quiet_whole_file_is_stored_admitted_and_moved_to_the_archive()
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        Assert.Equal(0, await LookAsync());
        Assert.Equal(1, await LookAsync(after: options.QuietFor));

        var fax = Assert.Single(await AllAsync());
        Assert.Equal((FaxState.Received, "fax1.tif", "fax", "8314305850"), (fax.State, fax.FileName, fax.Source.Channel, fax.Source.FaxLine));
        Assert.Equal(Dropped, fax.Source.ReceivedAt);
        Assert.Equal(TinyFiles.Tiff(), await File.ReadAllBytesAsync(blobs.PathOf(fax.Sha256)));
        Assert.Empty(Directory.GetFiles(options.Path!));
        Assert.Equal(TinyFiles.Tiff(), await File.ReadAllBytesAsync(folder["in", ".archive", "2026", "11", "20", "fax1.tif"]));
    }

    [Fact]
    public async Task A_file_that_grows_starts_its_quiet_time_anew()
    {
        string path = Drop("fax1.tif", TinyFiles.Tiff(2)[..100]);
        await LookAsync();
        time.Advance(options.QuietFor * 0.9);
        await File.WriteAllBytesAsync(path, TinyFiles.Tiff(2));
        Assert.Equal(0, await LookAsync());
        Assert.Equal(0, await LookAsync(after: options.QuietFor * 0.9));
        Assert.Equal(1, await LookAsync(after: options.QuietFor * 0.1));
    }

    [Fact]
    public async Task An_old_modified_time_alone_makes_no_file_quiet()
    {
        File.SetLastWriteTimeUtc(Drop("fax1.tif", TinyFiles.Tiff()), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(0, await LookAsync());
    }

    public static TheoryData<string, byte[]> BrokenFiles() => new()
    {
        { "empty.tif", [] },
        { "cut.tif", TinyFiles.Tiff(2)[..100] },
        { "loop.tif", TinyFiles.LoopingTiff() },
        { "cut.pdf", TinyFiles.Pdf[..20] },
    };

    [Theory, MemberData(nameof(BrokenFiles))]
    public async Task A_broken_file_waits_long_and_is_taken_all_the_same(string name, byte[] content)
    {
        Drop(name, content);
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietForBroken * 0.99));
        Assert.Equal(1, await LookAsync(after: options.QuietForBroken * 0.01));
        Assert.Equal(name, Assert.Single(await AllAsync()).FileName);
    }

    [Fact]
    public async Task A_file_that_cannot_tell_its_end_waits_longer_than_a_whole_one()
    {
        Drop("note.txt", TinyFiles.Text);
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietFor));
        Assert.Equal(1, await LookAsync(after: options.QuietForUnknown - options.QuietFor));
    }

    [Fact]
    public async Task Litter_and_subfolders_are_left_alone()
    {
        foreach (string name in new[] { "fax.tif.tmp", ".fax.tif", "~$fax.tif", "Thumbs.db" }) Drop(name, TinyFiles.Tiff());
        Directory.CreateDirectory(folder["in", "sub"]);
        Drop(Path.Combine("sub", "fax.tif"), TinyFiles.Tiff());
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: TimeSpan.FromDays(2)));
        Assert.Equal(4, Directory.GetFiles(options.Path!).Length);
    }

    [Fact]
    public async Task The_oldest_come_first_and_a_look_takes_no_more_than_its_share()
    {
        options.PerPoll = 3;
        for (int i = 0; i < 5; i++) File.SetLastWriteTimeUtc(Drop($"fax{i}.tif", TinyFiles.Tiff(mark: (byte)i)), Dropped.UtcDateTime.AddMinutes(-i));
        await LookAsync();
        Assert.Equal(3, await LookAsync(after: options.QuietFor));
        Assert.Equal(["fax4.tif", "fax3.tif", "fax2.tif"], (await AllAsync()).Select(fax => fax.FileName));
        Assert.Equal(2, await LookAsync());
    }

    [Fact]
    public async Task The_same_bytes_under_another_name_are_a_second_arrival_and_both_are_archived()
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        Drop("fax2.tif", TinyFiles.Tiff());
        await LookAsync();
        Assert.Equal(2, await LookAsync(after: options.QuietFor));
        Assert.Equal(2, Assert.Single(await AllAsync()).Arrivals);
        Assert.Equal(2, Archived().Count);
    }

    [Fact]
    public async Task A_name_used_again_overwrites_nothing_in_the_archive()
    {
        for (byte i = 0; i < 3; i++)
        {
            Drop("fax.tif", TinyFiles.Tiff(mark: i));
            await LookAsync();
            Assert.Equal(1, await LookAsync(after: options.QuietFor));
        }
        Assert.Equal(["fax-2.tif", "fax-3.tif", "fax.tif"], Archived());
        Assert.Equal(3, (await AllAsync()).Count);
    }

    [Fact]
    public async Task A_file_that_was_admitted_but_not_moved_before_a_crash_makes_no_second_arrival()
    {
        string path = Drop("fax1.tif", TinyFiles.Tiff());
        options.Archive = "/dev/null/archive"; // no folder can be made there
        source = Create();
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.True(File.Exists(path));
        Assert.Equal(0, await LookAsync(after: TimeSpan.FromMinutes(10)));

        options.Archive = null;
        source = Create(); // as after a restart
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietFor));
        Assert.Equal(1, Assert.Single(await AllAsync()).Arrivals);
        Assert.Single(Archived());
    }

    [Theory]
    [InlineData(28)] // ENOSPC
    [InlineData(30)] // EROFS
    public async Task A_disk_that_cannot_be_written_leaves_the_source_untouched_and_is_tried_again(int error)
    {
        for (int i = 0; i < 5; i++) Drop($"fax{i}.tif", TinyFiles.Tiff(mark: (byte)i));
        blobs.Fault = new IOException("fault", error);
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietFor));
        Assert.Equal(3, blobs.Tries); // then it is plain that it is the disk
        Assert.Equal(5, Directory.GetFiles(options.Path!).Length);
        Assert.Empty(await AllAsync());

        blobs.Fault = null;
        Assert.Equal(5, await LookAsync(after: TimeSpan.FromMinutes(1)));
        Assert.Equal(5, Archived().Count);
    }

    [Fact]
    public async Task A_file_that_trips_the_program_holds_up_no_other()
    {
        for (int i = 0; i < 3; i++) Drop($"fax{i}.tif", TinyFiles.Tiff(mark: (byte)i));
        (blobs.Fault, blobs.FaultyTries) = (new InvalidOperationException("unexpected"), 1);
        await LookAsync();
        Assert.Equal(2, await LookAsync(after: options.QuietFor));
        Assert.Equal(1, await LookAsync(after: TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_file_replaced_while_it_is_read_is_not_taken_for_what_it_was()
    {
        string path = Drop("fax1.tif", TinyFiles.Tiff());
        blobs.Meanwhile = () => File.WriteAllBytes(path, TinyFiles.Tiff(2));
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietFor));
        blobs.Meanwhile = null;
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.Equal(TinyFiles.Tiff(2), await File.ReadAllBytesAsync(blobs.PathOf(Assert.Single(await AllAsync()).Sha256)));
    }

    [Fact]
    public async Task A_locked_file_is_taken_once_it_is_free()
    {
        string path = Drop("fax1.tif", TinyFiles.Tiff());
        await using (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            await LookAsync();
            Assert.Equal(0, await LookAsync(after: options.QuietFor));
        }
        Assert.Equal(1, await LookAsync(after: TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_file_that_somebody_has_open_for_writing_is_not_taken_though_it_looks_whole()
    {
        string path = Drop("fax1.tif", TinyFiles.Tiff());
        using (var writer = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec 3>>'{path}'; echo; exec sleep 60"]) { RedirectStandardOutput = true })!)
        {
            await writer.StandardOutput.ReadLineAsync();
            await LookAsync();
            Assert.Equal(0, await LookAsync(after: options.QuietFor * 2));
            writer.Kill(entireProcessTree: true);
            await writer.WaitForExitAsync();
        }
        Assert.Equal(1, await LookAsync());
    }

    [Fact]
    public async Task Links_and_pipes_are_never_followed_or_read()
    {
        await File.WriteAllTextAsync(folder["secret.txt"], "not for the fax queue");
        File.CreateSymbolicLink(folder["in", "link.tif"], folder["secret.txt"]);
        Process.Start("mkfifo", [folder["in", "pipe.tif"]]).WaitForExit();
        Drop("fax1.tif", TinyFiles.Tiff());
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: TimeSpan.FromDays(2)));
        Assert.Equal("fax1.tif", Assert.Single(await AllAsync()).FileName);
        Assert.True(File.Exists(folder["secret.txt"]));
    }

    [Fact]
    public async Task A_folder_that_is_away_is_a_fault_that_passes()
    {
        Directory.Delete(options.Path!);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => LookAsync());
        Drop("fax1.tif", TinyFiles.Tiff());
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
    }

    [Fact]
    public async Task Without_a_drop_folder_nothing_happens()
    {
        options.Path = null;
        Assert.Equal(0, await Create().TakeAsync(None));
        Assert.Equal(0, await Create().DrainAsync(None));
    }

    [Fact]
    public async Task Draining_takes_all_that_lies_there_and_ends_by_itself()
    {
        options.QuietFor = TimeSpan.FromMilliseconds(40);
        options.PerPoll = 2;
        var draining = new FolderSource(Options.Create(options), blobs, store, TimeProvider.System, NullLogger<FolderSource>.Instance);
        for (int i = 0; i < 5; i++) Drop($"fax{i}.tif", TinyFiles.Tiff(mark: (byte)i));
        Drop("empty.tif", []);
        Drop("cut.tif", TinyFiles.Tiff(2)[..100]);
        Drop("note.txt", TinyFiles.Text);
        Assert.Equal(8, await draining.DrainAsync(None));
        Assert.Empty(Directory.GetFiles(options.Path!));
    }

    [Fact]
    public async Task A_watcher_nudges_when_a_file_comes()
    {
        var nudged = new TaskCompletionSource();
        using var watch = source.Watch(nudged.SetResult);
        Drop("fax1.tif", TinyFiles.Tiff());
        await nudged.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_archive_cannot_be_the_drop_folder() =>
        Assert.NotEmpty(new FolderSourceOptions { Path = "/srv/in/", Archive = "/srv/in" }.Validate(new(this)));

    private DateTimeOffset Dropped { get; } = new(2026, 11, 20, 16, 59, 30, TimeSpan.Zero);

    private FolderSource Create() => new(options, blobs, store, time, (NullLogger<FolderSource>.Instance, disk));

    private string Drop(string name, byte[] content)
    {
        string path = folder["in", name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, Dropped.UtcDateTime);
        return path;
    }

    private Task<int> LookAsync(TimeSpan after = default)
    {
        time.Advance(after);
        return source.TakeAsync(None);
    }

    private Task<IReadOnlyList<Fax>> AllAsync() => store.ListAsync(null, null, null, 100, None);

    private List<string> Archived() =>
        [.. Directory.GetFiles(folder["in", ".archive"], "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Fails when told, and lets things happen while bytes are read.</summary>
    private sealed class FaultyBlobStore(IBlobStore blobs) : IBlobStore
    {
        public Exception? Fault { get; set; }

        /// <summary>Tries after which the fault passes.</summary>
        public int FaultyTries { get; set; } = int.MaxValue;

        public Action? Meanwhile { get; set; }

        public int Tries { get; private set; }

        public async Task<(string Sha256, long Length)> PutAsync(Stream content, CancellationToken cancellation)
        {
            Tries++;
            if (Fault is not null && Tries <= FaultyTries) throw Fault;
            var stored = await blobs.PutAsync(content, cancellation);
            Meanwhile?.Invoke();
            return stored;
        }

        public string PathOf(string sha256) => blobs.PathOf(sha256);
    }
}
