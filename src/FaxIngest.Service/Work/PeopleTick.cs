using FaxIngest.Store;
using FaxIngest.Verify;
using Quartz;

namespace FaxIngest.Work;

/// <summary>The clock says: forget attempts and sessions that nobody will ask for any more. What they were is in the audit.</summary>
internal sealed partial class PeopleTick(ISessionStore sessions, IAttemptStore attempts, TimeProvider time, ILogger<PeopleTick> log) : IJob
{
    internal static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Longer than any session and any block that can be set.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(8);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await sessions.SweepAsync(time.GetUtcNow() - KeptFor, cancellationToken);
            await attempts.SweepAsync(time.GetUtcNow() - KeptFor, cancellationToken);
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            // The next tick tries again.
            LogOutage(IoFault.ReasonOf(fault).Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old sessions cannot be forgotten: {Reason}")]
    private partial void LogOutage(string reason);
}
