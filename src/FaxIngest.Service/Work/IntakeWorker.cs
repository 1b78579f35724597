using FaxIngest.Model;
using FaxIngest.Receive;

namespace FaxIngest.Work;

/// <summary>Takes in from every source, each in a loop of its own so that a mailbox that is away holds up no fax.</summary>
internal sealed partial class IntakeWorker(IEnumerable<IIntakeSource> sources, WorkSignals signals, WorkLoop loop, ILogger<IntakeWorker> log) : BackgroundService
{
    /// <summary>Looks are timed by the clock (<see cref="IntakeTick"/>) and hastened by watchers; this is for a clock that stands.</summary>
    private static readonly TimeSpan WithoutClock = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.Select(source => Task.Run(() => TakeAsync(source, stoppingToken), CancellationToken.None)));

    private async Task TakeAsync(IIntakeSource source, CancellationToken stopping)
    {
        using var watch = source.Watch(() => signals.NudgeIntake(source.Name));
        await loop.RunAsync(
            $"Intake from {source.Name}",
            async () =>
            {
                int taken = await source.TakeAsync(stopping);
                if (taken == 0) return false;
                LogTaken(taken, source.Name);
                signals.Nudge(FaxState.Received);
                return true;
            },
            () => signals.WaitIntakeAsync(source.Name, WithoutClock, stopping),
            stopping);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Took in {Count} from {Source}")]
    private partial void LogTaken(int count, string source);
}
