using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Work;

namespace FaxIngest.Service.Tests.Work;

public sealed class ClaimRunnerTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly WorkBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Without_a_fax_there_is_nothing_to_do() => Assert.Null((await bench.Runner.RunOneAsync(bench.ReadWork, None)).Fax);

    [Fact]
    public async Task A_fax_goes_through_all_stages_and_leaves_its_history()
    {
        string id = await bench.ArriveAsync();
        await bench.Runner.RunOneAsync(bench.ReadWork, None);
        await bench.Runner.RunOneAsync(bench.DecideWork, None);
        var end = await bench.Runner.RunOneAsync(bench.ExportWork, None);
        Assert.True(end.LeftTheQueue);
        Assert.Equal(FaxState.Exported, (await bench.FindAsync(id)).State);
        Assert.Single(bench.Exported);
        Assert.Equal(["received", "claimed", "read", "claimed", "accepted", "claimed", "exported"],
            (await bench.Store.EventsAsync(id, None)).Select(e => e.Action));
    }

    [Fact]
    public async Task Whatever_a_fax_ends_as_the_end_is_told_and_the_original_kept()
    {
        bench.Options.MaxAttempts = 1;
        string exported = await bench.ArriveAsync();
        foreach (var work in new StageWork[] { bench.ReadWork, bench.DecideWork, bench.ExportWork }) await bench.Runner.RunOneAsync(work, None);
        string aside = await bench.ArriveAsync();
        bench.OnDecide = (fax, _) => WorkBench.DocumentOf(fax, "verify");
        foreach (var work in new StageWork[] { bench.ReadWork, bench.DecideWork }) await bench.Runner.RunOneAsync(work, None);
        var waiting = await bench.FindAsync(aside);
        Assert.True(await bench.Store.MoveAsync(aside, waiting.Version, FaxState.SetAside, "ann", [new Reason("not-a-referral", "An advertisement.")], None));
        string stuck = await bench.ArriveAsync();
        bench.OnRead = (_, _) => throw new ReaderFaultException(new Reason("reader-crashed", "It crashed."));
        await bench.Runner.RunOneAsync(bench.ReadWork, None);

        foreach (var (id, state) in new[] { (exported, FaxState.Exported), (aside, FaxState.SetAside), (stuck, FaxState.Stuck) })
        {
            var fax = await bench.FindAsync(id);
            Assert.Equal(state, fax.State);
            var told = (await bench.Store.EventsAsync(id, None))[^1];
            Assert.Contains($"\"{state}\"", told.Details, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(fax.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(bench.Blobs.PathOf(fax.Sha256)))));
        }
    }

    [Fact]
    public async Task A_reader_that_fails_costs_one_attempt_and_after_the_last_a_person_can_key_the_fax()
    {
        string id = await bench.ArriveAsync();
        bench.OnRead = (_, _) => throw new ReaderFaultException(new Reason("reader-crashed", "It crashed."));
        bench.OnDecide = (fax, read) => WorkBench.DocumentOf(fax, "verify") with { Status = "unreadable", Reason = read.Unreadable };
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(FaxState.Received, (await bench.FindAsync(id)).State);
            await bench.Runner.RunOneAsync(bench.ReadWork, None);
            Assert.Equal(attempt, (await bench.FindAsync(id)).Attempts);
        }
        var fax = await bench.FindAsync(id);
        Assert.Equal(FaxState.Stuck, fax.State);
        Assert.Equal(["reader-crashed", "attempts-used-up"], fax.Reasons.Select(reason => reason.Code));
        Assert.Equal("reader-crashed", (await bench.Store.DocumentAsync(id, None))!.Reason!.Code);
        Assert.NotNull(await bench.Store.ReadResultAsync(id, None));
    }

    [Fact]
    public async Task A_fax_is_stuck_even_when_nothing_can_be_left_behind()
    {
        string id = await bench.ArriveAsync();
        bench.OnRead = (_, _) => throw new ReaderFaultException(new Reason("reader-crashed", "It crashed."));
        bench.OnDecide = (_, _) => throw new InvalidOperationException();
        for (int attempt = 1; attempt <= 3; attempt++) await bench.Runner.RunOneAsync(bench.ReadWork, None);
        Assert.Equal(FaxState.Stuck, (await bench.FindAsync(id)).State);
    }

    [Fact]
    public async Task A_failed_attempt_waits_longer_each_time()
    {
        bench.Options.RetryAfter = TimeSpan.FromSeconds(10);
        Assert.Equal([10, 20, 40, 3600], new[] { 1, 2, 3, 30 }.Select(attempts => bench.Options.BackOff(attempts).TotalSeconds));
        string id = await bench.ArriveAsync();
        bench.OnRead = (_, _) => throw new ReaderFaultException(new Reason("reader-crashed", "It crashed."));
        await bench.Runner.RunOneAsync(bench.ReadWork, None);
        Assert.InRange((await bench.FindAsync(id)).NotBefore!.Value - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        Assert.Null((await bench.Runner.RunOneAsync(bench.ReadWork, None)).Fax);
    }

    public static TheoryData<string, Exception> Outages() => new()
    {
        { "reader-not-started", new ReaderFaultException(new Reason("reader-not-started", "It could not be started.")) },
        { "disk-full", new IOException("full", 28) },
        { "no-access", new UnauthorizedAccessException() },
    };

    [Theory, MemberData(nameof(Outages))]
    public async Task A_cause_outside_the_fax_costs_no_attempt_however_long_it_lasts(string code, Exception fault)
    {
        string id = await bench.ArriveAsync();
        bench.OnRead = (_, _) => throw fault;
        for (int i = 0; i < 10; i++) Assert.True((await bench.Runner.RunOneAsync(bench.ReadWork, None)).Outage);
        var fax = await bench.FindAsync(id);
        Assert.Equal((FaxState.Received, 0, code), (fax.State, fax.Attempts, Assert.Single(fax.Reasons).Code));
    }

    [Fact]
    public async Task A_missing_file_is_the_faxs_own_trouble()
    {
        string id = await bench.ArriveAsync();
        File.Delete(bench.Blobs.PathOf((await bench.FindAsync(id)).Sha256));
        for (int i = 0; i < 3; i++) await bench.Runner.RunOneAsync(bench.ReadWork, None);
        var fax = await bench.FindAsync(id);
        Assert.Equal((FaxState.Stuck, "file-missing"), (fax.State, fax.Reasons[0].Code));
    }

    [Fact]
    public async Task What_an_unexpected_fault_says_goes_neither_to_the_log_nor_to_the_reasons()
    {
        string id = await bench.ArriveAsync();
        bench.OnRead = (_, _) => throw new FormatException("Marked-Name cannot be parsed");
        await bench.Runner.RunOneAsync(bench.ReadWork, None);
        var fax = await bench.FindAsync(id);
        Assert.Equal("unexpected-fault", Assert.Single(fax.Reasons).Code);
        Assert.DoesNotContain("Marked-Name", fax.Reasons[0].Message);
        Assert.Contains(bench.Log, line => line.Contains("FormatException", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log, line => line.Contains("Marked-Name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_another_program_holds_the_database_work_cannot_be_ended_and_is_done_again_with_the_same_key()
    {
        bench.Options.Lease = TimeSpan.FromSeconds(1);
        string id = await bench.ArriveAsync();
        await bench.Runner.RunOneAsync(bench.ReadWork, None);
        await bench.Runner.RunOneAsync(bench.DecideWork, None);
        IDisposable? held = null;
        bench.OnExport = () => held ??= bench.Hold();
        var fault = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => bench.Runner.RunOneAsync(bench.ExportWork, None));
        Assert.Equal("in-use", IoFault.ReasonOf(fault).Code);
        var fax = await bench.FindAsync(id);
        Assert.Equal((FaxState.Accepted, 0), (fax.State, (await bench.Store.ReceiptsAsync(id, None)).Count));
        held!.Dispose();

        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (await bench.Store.RescueAsync(3, None) == 0)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "The lease never ended.");
            await Task.Delay(20);
        }
        Assert.Equal(FaxState.Exported, (await bench.Runner.RunOneAsync(bench.ExportWork, None)).Outcome is Outcome.Advance end ? end.To : default);
        Assert.Equal(2, bench.Exported.Count);
        Assert.Single(bench.Exported.Distinct()); // the target knows it by its key
        Assert.Single(await bench.Store.ReceiptsAsync(id, None));
    }

    [Fact]
    public async Task A_stop_gives_the_claim_back_without_costing_an_attempt()
    {
        string id = await bench.ArriveAsync();
        using var stop = new CancellationTokenSource();
        bench.OnRead = async (_, cancellation) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new ReadResult();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Runner.RunOneAsync(bench.ReadWork, stop.Token));
        var fax = await bench.FindAsync(id);
        Assert.Equal((FaxState.Received, 0, null), (fax.State, fax.Attempts, fax.LeaseOwner));
    }

    [Fact]
    public async Task Work_whose_lease_was_lost_is_cancelled_and_leaves_no_trace()
    {
        bench.Options.Lease = TimeSpan.FromSeconds(0.3);
        string id = await bench.ArriveAsync();
        bench.OnRead = async (_, cancellation) =>
        {
            await bench.Store.ReleaseAsync(id, (await bench.FindAsync(id)).LeaseOwner!, None);
            await Task.Delay(Timeout.Infinite, cancellation);
            return new ReadResult();
        };
        var end = await bench.Runner.RunOneAsync(bench.ReadWork, None).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Null(end.Outcome);
        Assert.Null(await bench.Store.ReadResultAsync(id, None));
    }

    [Fact]
    public async Task Work_that_takes_longer_than_its_lease_keeps_it()
    {
        bench.Options.Lease = TimeSpan.FromSeconds(5); // renewed at each third: a machine too busy to renew for seconds does not fail this
        string id = await bench.ArriveAsync();
        bench.OnRead = async (_, cancellation) =>
        {
            var claimed = (await bench.FindAsync(id)).LeaseEnds!.Value;
            // Past the end of the lease as it was claimed; polled, since a busy machine may be late with everything.
            while (DateTimeOffset.UtcNow < claimed + TimeSpan.FromSeconds(0.2)) await Task.Delay(20, cancellation);
            Assert.Equal(0, await bench.Store.RescueAsync(3, None));
            return new ReadResult();
        };
        await bench.Runner.RunOneAsync(bench.ReadWork, None);
        Assert.Equal(FaxState.Read, (await bench.FindAsync(id)).State);
    }
}
