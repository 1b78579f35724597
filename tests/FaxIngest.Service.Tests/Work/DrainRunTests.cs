using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Work;

namespace FaxIngest.Service.Tests.Work;

public sealed class DrainRunTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly WorkBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task All_that_waits_is_taken_in_and_worked_off()
    {
        bench.OnDecide = (fax, _) => WorkBench.DocumentOf(fax, fax.FileName == "fax3.tif" ? "verify" : "accept");
        int begun = 0, finished = 0;
        var result = await bench.Drain(new Source(bench, 5)).RunAsync(bench.Stages, count => begun = count, () => Interlocked.Increment(ref finished), None);
        Assert.Equal(new DrainResult(TakenIn: 5, Exported: 4, Asked: 1, Stuck: 0, Left: 0), result);
        Assert.Equal((5, 5), (begun, finished));
    }

    [Fact]
    public async Task With_nothing_to_do_it_ends_at_once() =>
        Assert.Equal(new DrainResult(0, 0, 0, 0, 0), await bench.Drain().RunAsync(bench.Stages, _ => { }, () => { }, None));

    [Fact]
    public async Task Back_offs_and_the_leases_of_a_killed_service_are_waited_out()
    {
        bench.Options.Lease = bench.Options.RetryAfter = TimeSpan.FromSeconds(1);
        string killed = await bench.ArriveAsync();
        await bench.Store.ClaimAsync(FaxState.Received, "killed", TimeSpan.FromSeconds(1), None);
        await bench.ArriveAsync();
        int reads = 0;
        bench.OnRead = (_, _) => Interlocked.Increment(ref reads) == 1
            ? throw new ReaderFaultException(new Reason("reader-crashed", "It crashed."))
            : Task.FromResult(new ReadResult());
        var result = await bench.Drain().RunAsync(bench.Stages, _ => { }, () => { }, None);
        Assert.Equal((2, 0), (result.Exported, result.Left));
        Assert.Contains("rescued", (await bench.Store.EventsAsync(killed, None)).Select(e => e.Action));
    }

    [Fact]
    public async Task It_ends_when_all_that_is_left_fails_for_a_cause_outside_it()
    {
        bench.Options.OutageRetry = TimeSpan.FromMinutes(1);
        bench.OnExport = () => throw new IOException("full", 28);
        var result = await bench.Drain(new Source(bench, 3)).RunAsync(bench.Stages, _ => { }, () => { }, None).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((3, 0, 3), (result.TakenIn, result.Exported, result.Left));
    }

    [Fact]
    public async Task Canceling_it_gives_the_claims_back()
    {
        using var stop = new CancellationTokenSource();
        await bench.ArriveAsync();
        bench.OnRead = async (_, cancellation) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new ReadResult();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Drain().RunAsync(bench.Stages, _ => { }, () => { }, stop.Token));
        Assert.Null(Assert.Single(await bench.Store.ListAsync(null, null, null, 10, None)).LeaseOwner);
    }

    private sealed class Source(WorkBench bench, int faxes) : IIntakeSource
    {
        private int left = faxes;

        public string Name => "test";

        public async Task<int> TakeAsync(CancellationToken cancellation)
        {
            if (left == 0) return 0;
            left--;
            await bench.ArriveAsync();
            return 1;
        }
    }
}
