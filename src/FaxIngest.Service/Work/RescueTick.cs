using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Extensions.Options;
using Quartz;

namespace FaxIngest.Work;

/// <summary>The clock says: return the faxes whose worker died to the queue.</summary>
internal sealed partial class RescueTick(IFaxStore store, WorkSignals signals, IOptions<WorkOptions> settings, ILogger<RescueTick> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            int rescued = await store.RescueAsync(settings.Value.MaxAttempts, cancellationToken);
            if (rescued == 0) return;
            LogRescued(rescued);
            foreach (var state in Enum.GetValues<FaxState>()) signals.Nudge(state);
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            // The next tick tries again.
            LogOutage(IoFault.ReasonOf(fault).Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} faxes had a lease that expired; they are back in the queue or stuck")]
    private partial void LogRescued(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Expired leases cannot be looked for: {Reason}")]
    private partial void LogOutage(string reason);
}
