using Microsoft.Extensions.Options;

namespace FaxIngest.Work;

/// <summary>Works on the faxes of one state, several at a time when told so, as long as the service runs.</summary>
internal sealed class StageWorker(StageWork work, int atATime, ClaimRunner runner, WorkSignals signals, WorkLoop loop, IOptions<WorkOptions> settings) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, atATime).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));

    private Task WorkAsync(CancellationToken stopping) => loop.RunAsync(
        $"Work on {work.From} faxes",
        async () => (await runner.RunOneAsync(work, stopping)).Fax is not null,
        () => signals.WaitAsync(work.From, settings.Value.LookEvery, stopping),
        stopping);
}
