using System.Diagnostics;
using System.Globalization;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Reader.Faults;

namespace FaxIngest.Service.Tests.Read;

public sealed class ReaderPoolTests
{
    [Fact]
    public async Task A_document_is_read_and_the_reader_stays()
    {
        await using var pool = new FaultyPool();
        int first = await ReaderIdAsync(pool);
        Assert.Equal(first, await ReaderIdAsync(pool));
    }

    [Theory]
    [InlineData(FaultyReader.Crash, "reader-crashed")]
    [InlineData(FaultyReader.Exit, "reader-crashed")]
    [InlineData(FaultyReader.Exception, "reader-crashed")]
    [InlineData(FaultyReader.CrashWithFamily, "reader-crashed")]
    [InlineData(FaultyReader.Garbage, "reader-garbage")]
    [InlineData(FaultyReader.Flood, "reader-garbage")]
    [InlineData(FaultyReader.HalfLine, "reader-garbage")]
    [InlineData(FaultyReader.WrongId, "reader-garbage")]
    [InlineData(FaultyReader.EscapingImage, "reader-garbage")]
    [InlineData(FaultyReader.MissingImage, "reader-garbage")]
    [InlineData(FaultyReader.Grow, "reader-memory")]
    [InlineData(FaultyReader.GrowManaged, "reader-memory")]
    public async Task A_fault_costs_one_attempt_and_the_pool_goes_on(string fault, string code)
    {
        await using var pool = new FaultyPool();
        Assert.Equal(code, await pool.FaultAsync(fault));
        await AssertReadsAsync(pool);
    }

    [Theory]
    [InlineData(FaultyReader.Hang)]
    [InlineData(FaultyReader.HangAfterPages)]
    [InlineData(FaultyReader.Family)]
    public async Task A_silent_reader_is_killed_and_the_pool_goes_on(string fault)
    {
        await using var pool = new FaultyPool(options => options.PageTime = TimeSpan.FromSeconds(1));
        Assert.Equal("reader-timeout", await pool.FaultAsync(fault));
        await AssertReadsAsync(pool);
    }

    [Fact]
    public async Task A_long_document_that_gives_signs_of_life_is_not_silent()
    {
        await using var pool = new FaultyPool(options => options.PageTime = TimeSpan.FromSeconds(1.5));
        Assert.Null((await pool.ReadAsync(FaultyReader.SlowPages)).Unreadable);
    }

    [Fact]
    public async Task A_reader_that_claims_progress_for_ever_ends_with_the_time_for_a_document()
    {
        await using var pool = new FaultyPool(options => options.DocumentTime = TimeSpan.FromSeconds(2));
        Assert.Equal("reader-timeout", await pool.FaultAsync(FaultyReader.FloodOfPages));
        await AssertReadsAsync(pool);
    }

    [Fact]
    public async Task A_reader_that_burns_processor_time_is_killed_and_the_pool_goes_on()
    {
        await using var pool = new FaultyPool(options => options.ProcessorTime = TimeSpan.FromSeconds(1));
        Assert.Equal("reader-timeout", await pool.FaultAsync(FaultyReader.Spin));
        await AssertReadsAsync(pool);
    }

    [Fact]
    public async Task A_second_answer_to_a_document_breaks_the_reader_not_the_next_document()
    {
        await using var pool = new FaultyPool();
        // The forged answer is taken; the reader's own then answers the next question, which it does not fit.
        await pool.ReadAsync(FaultyReader.TwoAnswers);
        Assert.Equal("reader-garbage", await pool.FaultAsync(FaultyReader.Good));
        await AssertReadsAsync(pool);
    }

    [Fact]
    public async Task What_libraries_and_programs_print_does_not_reach_the_protocol()
    {
        await using var pool = new FaultyPool();
        Assert.Null((await pool.ReadAsync(FaultyReader.Print)).Unreadable);
        await AssertReadsAsync(pool);
    }

    [Fact]
    public async Task The_exception_of_a_pipeline_does_not_carry_its_message_out()
    {
        await using var pool = new FaultyPool();
        var fault = await Assert.ThrowsAsync<ReaderFaultException>(() => pool.ReadAsync(FaultyReader.Exception));
        Assert.DoesNotContain("Doe", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("InvalidDataException", fault.Reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StartFault.Hang)]
    [InlineData(StartFault.Exit)]
    [InlineData(StartFault.Garbage)]
    public async Task A_reader_that_does_not_start_is_told_apart_from_a_bad_document(string how)
    {
        await using var pool = new FaultyPool(options => options.StartTime = TimeSpan.FromSeconds(2), "--start", how);
        Assert.Equal("reader-not-started", await pool.FaultAsync(FaultyReader.Good));
    }

    [Fact]
    public async Task A_reader_is_replaced_after_its_share_of_documents()
    {
        await using var pool = new FaultyPool(options => options.RecycleDocuments = 2);
        int first = await ReaderIdAsync(pool), second = await ReaderIdAsync(pool), third = await ReaderIdAsync(pool);
        Assert.Equal(first, second);
        Assert.NotEqual(second, third);
        await AssertGoneAsync(first);
    }

    [Fact]
    public async Task A_reader_that_has_grown_is_replaced_after_its_document()
    {
        await using var pool = new FaultyPool(options => options.RecycleMegabytes = 1);
        Assert.NotEqual(await ReaderIdAsync(pool), await ReaderIdAsync(pool));
    }

    [Fact]
    public async Task A_reader_killed_while_idle_costs_no_attempt()
    {
        await using var pool = new FaultyPool();
        int id = await ReaderIdAsync(pool);
        using (var process = Process.GetProcessById(id)) process.Kill();
        await AssertGoneAsync(id);
        await AssertReadsAsync(pool);
    }

    [Fact]
    public async Task Giving_up_kills_the_reader_and_the_programs_it_started()
    {
        await using var pool = new FaultyPool();
        using var giveUp = new CancellationTokenSource();
        var reading = pool.ReadAsync(FaultyReader.Family, giveUp.Token);
        int[] family = await FamilyAsync(pool.Work.Path);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        foreach (int id in family) await AssertGoneAsync(id);
        await AssertReadsAsync(pool);
    }

    [Fact]
    public async Task Closing_the_pool_ends_readers_at_work_and_idle_ones()
    {
        var pool = new FaultyPool(options => options.Parallel = 2);
        int idle = await ReaderIdAsync(pool);
        var first = pool.ReadAsync(FaultyReader.Family);
        int[] family = await FamilyAsync(pool.Work.Path);
        await pool.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        foreach (int id in family.Append(idle)) await AssertGoneAsync(id);
    }

    [Fact]
    public async Task A_reader_and_its_programs_die_with_a_parent_that_is_killed()
    {
        using var folders = new WorkFolders(TimeProvider.System);
        using var work = folders.Create();
        var program = ReaderProgram.Beside("FaxIngest.Reader.Faults", "host", work.Path);
        using var parent = Process.Start(new ProcessStartInfo(program.FileName, program.Arguments) { RedirectStandardInput = true, Environment = { ["TMPDIR"] = work.Path } })!;
        int[] family = await FamilyAsync(work.Path);
        parent.Kill();
        foreach (int id in family) await AssertGoneAsync(id);
    }

    [Fact]
    public async Task A_fault_leaves_nothing_in_the_work_folder()
    {
        await using var pool = new FaultyPool();
        await pool.FaultAsync(FaultyReader.CrashWithFamily);
        Assert.Empty(Directory.EnumerateFileSystemEntries(pool.Work.Path));
    }

    [Fact]
    public async Task A_fault_while_the_work_folder_cannot_be_written_is_told_as_the_disks()
    {
        await using var pool = new FaultyPool();
        pool.Work.Dispose();
        await Assert.ThrowsAnyAsync<IOException>(() => pool.ReadAsync(FaultyReader.Exception));
        Directory.CreateDirectory(pool.Work.Path);
        await AssertReadsAsync(pool);
    }

    [Fact]
    public async Task A_reader_gets_no_variable_of_ours()
    {
        // No setting of ours: other tests start the service in this very process.
        Environment.SetEnvironmentVariable("FAXINGEST_TEST_SECRET", "Password=secret");
        await using var pool = new FaultyPool();
        string[] names = (await pool.ReadAsync(FaultyReader.Environment)).Notes[0].Message.Split('\n');
        Assert.All(names, name => Assert.Contains(name, (string[])[
            "PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "TMP", "TEMP", "LANG", "OMP_THREAD_LIMIT", "MALLOC_ARENA_MAX", "DOTNET_ROOT", "DOTNET_HOST_PATH",
            "DOTNET_gcServer", "DOTNET_TieredPGO", "DOTNET_GCConserveMemory", "DOTNET_gcConcurrent", "DOTNET_GCHeapHardLimit", "DOTNET_EnableDiagnostics", "DOTNET_DbgEnableMiniDump"]));
        Assert.Contains("OMP_THREAD_LIMIT", names);
    }

    [Fact]
    public async Task A_reader_can_open_no_socket_and_write_no_core_dump()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var pool = new FaultyPool();
        Assert.Equal("AccessDenied,AccessDenied,AccessDenied", (await pool.ReadAsync(FaultyReader.Network)).Notes[0].Message);
        string[] limits = (await pool.ReadAsync(FaultyReader.Limits)).Notes[0].Message.Split('\n');
        Assert.Equal(["0", "1400000000"], limits[..2]);
        Assert.InRange(ulong.Parse(limits[2], CultureInfo.InvariantCulture), 20u, 1000u); // processor seconds: ten, what was used and some slack
    }

    private static async Task AssertReadsAsync(FaultyPool pool)
    {
        var result = await pool.ReadAsync(FaultyReader.Good);
        Assert.Null(result.Unreadable);
        Assert.Equal("unknown", Assert.Single(result.Referrals).FormType);
    }

    /// <summary>Process id of the reader that has the next document.</summary>
    private static async Task<int> ReaderIdAsync(FaultyPool pool) =>
        int.Parse((await pool.ReadAsync(FaultyReader.ProcessId)).Notes[0].Message, CultureInfo.InvariantCulture);

    private static async Task<int[]> FamilyAsync(string workFolder)
    {
        // In the reader's own folder, which lies beside or below.
        string? file = null;
        await UntilAsync(() => (file = Find(Path.GetDirectoryName(workFolder)!)) is not null, () => "the reader did not start its program");
        return [.. File.ReadAllLines(file!).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
    }

    private static string? Find(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, FaultyReader.FamilyFile, SearchOption.AllDirectories).FirstOrDefault();
        }
        catch (IOException)
        {
            return null; // a folder went away while it was searched
        }
    }

    private static Task AssertGoneAsync(int id) => UntilAsync(
        () =>
        {
            try
            {
                using var process = Process.GetProcessById(id);
                return process.HasExited;
            }
            catch (ArgumentException)
            {
                return true;
            }
        },
        () => $"process {id} lives on");

    private static async Task UntilAsync(Func<bool> condition, Func<string> complaint)
    {
        var deadline = Stopwatch.StartNew();
        while (!condition())
        {
            if (deadline.Elapsed > TimeSpan.FromSeconds(20)) Assert.Fail(complaint());
            await Task.Delay(20);
        }
    }
}
