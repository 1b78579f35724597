using System.Globalization;
using FaxIngest.Read;
using FaxIngest.Reader.Faults;

namespace FaxIngest.Service.Tests.Read;

/// <summary>What a document that has taken over its reader can reach. These run as root in many places, where no file mode keeps anybody out: it is the fence that holds.</summary>
public sealed class ReaderFenceTests : IDisposable
{
    private readonly TemporaryFolder outside = new();

    public ReaderFenceTests()
    {
        if (FileFence.Version < 1) Assert.Fail("This kernel has no Landlock (5.13 and later, with landlock in its list of security modules): the fence cannot be tested.");
    }

    public void Dispose() => outside.Dispose();

    [Fact]
    public async Task Nothing_outside_its_folders_can_be_read()
    {
        string secret = outside.At("faxingest.env");
        await File.WriteAllTextAsync(secret, "FAXINGEST__Receive__Mail__Password=secret");
        await using var pool = new FaultyPool();
        Assert.Equal(["refused", "refused", "refused", "refused", "refused", "read True"],
            await pool.ProbeAsync($"read {secret}", $"list {outside.Path}", "read /etc/hostname", $"read /proc/{Environment.ProcessId}/environ", $"read /proc/{Environment.ProcessId}/maps", "read /proc/self/limits"));
    }

    [Fact]
    public async Task Nothing_outside_its_folders_can_be_written()
    {
        string kept = outside.At("kept");
        await File.WriteAllTextAsync(kept, "ours");
        await using var pool = new FaultyPool();
        Assert.Equal(["refused", "refused", "refused", "done"],
            await pool.ProbeAsync($"write {kept}", $"write {outside.At("new")}", $"write {Path.Combine(pool.Work.Path, "new")}", "write own.txt"));
        Assert.Equal("ours", await File.ReadAllTextAsync(kept));
        Assert.Empty(Directory.GetFiles(pool.Work.Path));
    }

    [Fact]
    public async Task Its_input_is_a_copy_that_it_cannot_write()
    {
        await using var pool = new FaultyPool();
        Assert.Equal(["refused"], await pool.ProbeAsync("write-input"));
    }

    [Fact]
    public async Task It_runs_the_systems_programs_and_none_that_came_with_a_document()
    {
        await using var pool = new FaultyPool();
        Assert.Equal(["done", "refused"], await pool.ProbeAsync("run /bin/true", "copy-and-run /bin/true"));
    }

    [Fact]
    public async Task It_signals_no_process_of_the_service()
    {
        if (FileFence.Version < 6) return; // signals are fenced since Linux 6.12
        await using var pool = new FaultyPool();
        Assert.Equal(["refused"], await pool.ProbeAsync("signal " + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_document_finds_nothing_of_the_one_before_it_and_leaves_no_links()
    {
        await using var pool = new FaultyPool();
        Assert.Equal("", (await pool.ReadAsync(FaultyReader.Litter)).Notes[0].Message);
        Assert.Equal("", (await pool.ReadAsync(FaultyReader.Litter)).Notes[0].Message);
        Assert.Equal(["kept.bin"], Directory.GetFiles(pool.Work.Path).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task Where_the_network_cannot_be_closed_nothing_is_read_unless_the_settings_say_so()
    {
        await using (var pool = new FaultyPool(null, "--start", StartFault.NoFilters))
            Assert.Equal("reader-not-started", await pool.FaultAsync(FaultyReader.Good));
        await using (var pool = new FaultyPool(options => options.AllowUnconfined = true, "--start", StartFault.NoFilters))
            Assert.Null((await pool.ReadAsync(FaultyReader.Good)).Unreadable);
    }

    [Fact]
    public async Task A_file_beyond_the_cap_is_told_by_its_length_and_not_copied()
    {
        string huge = outside.At("huge");
        await using (var file = File.Create(huge)) file.SetLength(10_000_000_000); // sparse
        using var home = new ReaderHome(WorkFolder.Create(outside.At("home")));
        string copy = home.Lay(huge, 200_000_000);
        Assert.Equal(10_000_000_000, new FileInfo(copy).Length);
        home.Clear();
        Assert.Empty(Directory.GetFiles(home.Input));
    }
}
