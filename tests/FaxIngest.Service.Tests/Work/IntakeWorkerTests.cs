using System.Diagnostics;
using FaxIngest.Composition;
using FaxIngest.Receive;
using FaxIngest.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Service.Tests.Work;

public sealed class IntakeWorkerTests : IDisposable
{
    private readonly WorkBench bench = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_clock_has_sources_looked_at_whose_watcher_says_nothing()
    {
        var source = new Source("silent");
        await using var app = ServiceHost.Build(
            [new("Data:Folder", folder.Path), new("Web:Urls", "http://127.0.0.1:0"), new("Work:PollEvery", "00:00:00.2")], services => services.AddSingleton<IIntakeSource>(source));
        await app.StartAsync();
        await UntilAsync(() => source.Looks >= 4);
        await app.StopAsync();
    }

    [Fact]
    public async Task A_source_that_never_answers_holds_up_no_other()
    {
        Source stands = new("stands") { Stands = true }, goes = new("goes");
        using var worker = new IntakeWorker([stands, goes], bench.Signals, bench.Loop, NullLogger<IntakeWorker>.Instance);
        await worker.StartAsync(CancellationToken.None);
        await UntilAsync(() => stands.Looks == 1 && goes.Looks >= 1);
        int before = goes.Looks;
        bench.Signals.NudgeIntake();
        await UntilAsync(() => goes.Looks > before);
        await worker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_source_that_fails_is_looked_at_again()
    {
        var fails = new Source("fails") { Fails = true };
        using var worker = new IntakeWorker([fails], bench.Signals, bench.Loop, NullLogger<IntakeWorker>.Instance);
        await worker.StartAsync(CancellationToken.None);
        await UntilAsync(() => fails.Looks >= 3);
        await worker.StopAsync(CancellationToken.None);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var watch = Stopwatch.StartNew(); !holds(); await Task.Delay(20)) Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "it did not happen in 30 s");
    }

    private sealed class Source(string name) : IIntakeSource
    {
        private int looks;

        public string Name => name;

        public bool Stands { get; init; }

        public bool Fails { get; init; }

        public int Looks => Volatile.Read(ref looks);

        public async Task<int> TakeAsync(CancellationToken cancellation)
        {
            Interlocked.Increment(ref looks);
            if (Fails) throw new IOException("away");
            if (Stands) await Task.Delay(Timeout.Infinite, cancellation);
            return 0;
        }
    }
}
