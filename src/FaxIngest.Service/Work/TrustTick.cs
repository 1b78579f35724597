using FaxIngest.Store;
using FaxIngest.Verify.Boards;
using FaxIngest.Verify.Trust;
using Quartz;

namespace FaxIngest.Work;

/// <summary>The clock says: count what is over, draw samples, look whether a threshold has to rise, and ask again about what it would have caught.</summary>
internal sealed partial class TrustTick(SampleDraw draw, ThresholdWatch watch, Recall recall, BoardCounts boards, ILogger<TrustTick> log) : IJob
{
    internal static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    internal async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await boards.WarmAsync(cancellation);
            int drawn = await draw.RunAsync(cancellation);
            if (drawn > 0) LogDrawn(drawn);
            await watch.RunAsync(cancellation);
            int asked = await recall.RunAsync(cancellation);
            if (asked > 0) LogRecalled(asked);
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            // The next tick goes on.
            LogOutage(IoFault.ReasonOf(fault).Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} accepted fields were drawn to be looked at")]
    private partial void LogDrawn(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} fields that went out are looked at again")]
    private partial void LogRecalled(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Samples and thresholds cannot be looked at: {Reason}")]
    private partial void LogOutage(string reason);
}
