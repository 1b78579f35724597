using FaxIngest.Store;
using Quartz;

namespace FaxIngest.Work;

/// <summary>The clock says: write down, outside the database, where the audit's chain stands.</summary>
internal sealed partial class AuditTick(IAuditStore audit, AuditHeads heads, TimeProvider time, ILogger<AuditTick> log) : IJob
{
    /// <summary>How much of the end could be cut off unseen.</summary>
    internal static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    internal async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            var head = await audit.HeadAsync(cancellation);
            if (heads.Add(head, time.GetUtcNow())) LogHead(head.Number, head.Hash);
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            // The next tick tries again.
            LogOutage(IoFault.ReasonOf(fault).Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The audit ends with event {Number}, hash {Hash}")]
    private partial void LogHead(long number, string hash);

    [LoggerMessage(Level = LogLevel.Error, Message = "The end of the audit cannot be written down: {Reason}")]
    private partial void LogOutage(string reason);
}
