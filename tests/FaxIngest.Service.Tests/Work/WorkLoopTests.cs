namespace FaxIngest.Service.Tests.Work;

public sealed class WorkLoopTests : IDisposable
{
    private readonly WorkBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task It_works_while_there_is_work_then_waits_and_ends_when_told()
    {
        using var stop = new CancellationTokenSource();
        int steps = 0, waits = 0;
        await bench.Loop.RunAsync("test", () => Task.FromResult(++steps % 3 != 0), async () =>
        {
            if (++waits == 2) await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        }, stop.Token);
        Assert.Equal((6, 2), (steps, waits));
    }

    [Fact]
    public async Task It_survives_faults_and_says_why_without_what_they_say()
    {
        using var stop = new CancellationTokenSource();
        int steps = 0;
        await bench.Loop.RunAsync("test", async () =>
        {
            if (++steps == 1) throw new IOException("/srv/in/Marked-Name.tif", 28);
            await stop.CancelAsync();
            return true;
        }, () => Task.CompletedTask, stop.Token);
        Assert.Equal(2, steps);
        Assert.Contains(bench.Log, line => line.Contains("The disk is full.", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log, line => line.Contains("Marked-Name", StringComparison.Ordinal));
    }
}
