using Quartz;

namespace FaxIngest.Work;

/// <summary>The clock says: look at the intake sources.</summary>
internal sealed class IntakeTick(WorkSignals signals) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        signals.NudgeIntake();
        return ValueTask.CompletedTask;
    }
}
