namespace FaxIngest.Work;

/// <summary>Works on the faxes of one state, several at a time when told so, as long as the service runs.</summary>
internal sealed class StageWorker((StageWork Work, int AtATime) stage, ClaimRunner runner, WorkSignals signals, WorkLoop loop) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, stage.AtATime).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));

    private Task WorkAsync(CancellationToken stopping) => loop.RunAsync(
        $"Work on {stage.Work.From} faxes",
        async () => (await runner.RunOneAsync(stage.Work, stopping)).Fax is not null,
        () => signals.WaitAsync(stage.Work.From, loop.LookEvery, stopping),
        stopping);
}
