using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Work;

/// <summary>The shape of everything that runs by itself: work while there is some, wait, and survive what fails outside of any fax.</summary>
internal sealed partial class WorkLoop(IOptions<WorkOptions> settings, TimeProvider time, ILogger<WorkLoop> log)
{
    /// <summary>Wait after the store or a source failed; twice as long each time it fails again.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How long an idle worker waits when nobody nudges it.</summary>
    public TimeSpan LookEvery => settings.Value.LookEvery;

    /// <summary>Runs until told to stop.</summary>
    /// <param name="name">For the log.</param>
    /// <param name="step">One piece of work; false: there was none.</param>
    /// <param name="wait">Waits until there may be some.</param>
    /// <param name="stopping">Ends the loop.</param>
    public async Task RunAsync(string name, Func<Task<bool>> step, Func<Task> wait, CancellationToken stopping)
    {
        var pause = FirstPause;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                bool worked = await step();
                pause = FirstPause;
                if (!worked) await wait();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                if (IoFault.Is(fault)) LogOutage(name, IoFault.ReasonOf(fault).Message, pause);
                else LogFault(name, pause, fault.GetType().Name, fault.StackTrace);
                try
                {
                    await Task.Delay(pause, time, stopping);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Loop} cannot go on: {Reason} Tried again in {Pause}")]
    private partial void LogOutage(string loop, string reason, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Loop} failed; tried again in {Pause}: {Fault}\n{Trace}")]
    private partial void LogFault(string loop, TimeSpan pause, string fault, string? trace);
}
