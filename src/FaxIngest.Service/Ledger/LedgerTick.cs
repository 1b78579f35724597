using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Extensions.Options;
using Quartz;

namespace FaxIngest.Ledger;

/// <summary>The clock says: reconcile the days that ended and have no account yet.</summary>
/// <remarks>It asks the store what is done, not a schedule: a night on which the service was down is made up for.</remarks>
internal sealed partial class LedgerTick(ILedgerStore store, Reconciliation reconciliation, IOptions<LedgerOptions> settings, TimeProvider time, ILogger<LedgerTick> log) : IJob
{
    /// <summary>How often to look whether a day is due.</summary>
    internal static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    internal const string Actor = "service";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <summary>Reconciles what is due. Returns how many days.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            int done = 0;
            var last = PacificTime.Day(time.GetUtcNow() - settings.Value.After).AddDays(-1);
            var lastNight = PacificTime.Start(last.AddDays(1)) + settings.Value.After;
            foreach (var day in Enumerable.Range(0, settings.Value.Days).Select(back => last.AddDays(-back)).Reverse())
            {
                if (await store.FindAsync(day, cancellation) is { } known && (known.At >= lastNight && Suffices(known) || known.At >= PacificTime.Start(day.AddDays(1)) && IsClosed(known) && Suffices(known))) continue;
                var report = await reconciliation.RunAsync(day, settings.Value.Hash, cancellation);
                await store.SaveAsync(report, Actor, cancellation);
                if (report.Balanced) LogBalanced(day, report.Arrivals);
                else LogUnbalanced(day, report.Arrivals, report.DiscrepancyCount, string.Join(' ', report.Discrepancies.Select(each => each.Code).Distinct()));
                done++;
            }
            return done;
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            // The next tick tries again.
            LogOutage(IoFault.ReasonOf(fault).Message);
            return 0;
        }
    }

    private bool Suffices(LedgerReport report) => report.Hashed || !settings.Value.Hash;

    /// <summary>Nothing of the day can change any more.</summary>
    private static bool IsClosed(LedgerReport report) => report.Balanced && report.States.All(pair => pair.Value == 0 || pair.Key is FaxState.Exported or FaxState.SetAside);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ledger of {Day}: {Arrivals} arrivals, everything adds up")]
    private partial void LogBalanced(DateOnly day, int arrivals);

    [LoggerMessage(Level = LogLevel.Error, Message = "Ledger of {Day}: {Arrivals} arrivals, {Count} things do not add up ({Codes}); faxingest ledger --day names them")]
    private partial void LogUnbalanced(DateOnly day, int arrivals, int count, string codes);

    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger cannot be taken: {Reason}")]
    private partial void LogOutage(string reason);
}
