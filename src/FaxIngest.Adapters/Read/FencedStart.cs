using System.Diagnostics;

namespace FaxIngest.Read;

/// <summary>Starts a process inside a fence.</summary>
internal static class FencedStart
{
    /// <summary>Starts it; unfenced where the system has no fence.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    internal static (Process Process, bool Fenced) Start(ProcessStartInfo start, FenceRules rules) =>
        OperatingSystem.IsLinux() ? StartInside(start, rules) : (Process.Start(start)!, false);

    private static (Process Process, bool Fenced) StartInside(ProcessStartInfo start, FenceRules rules)
    {
        (Process, bool) started = default;
        Exception? fault = null;
        // A thread that entered the fence never leaves it: it ends with this call.
        var thread = new Thread(Enter) { IsBackground = true, Name = "reader start" };
        thread.Start();
        thread.Join();
        if (fault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        return started;

            void Enter()
        {
            try
            {
                bool fenced = FileFence.Enter(rules);
                started = (Process.Start(start)!, fenced);
            }
            catch (Exception refused)
            {
                fault = refused;
            }
        }
    }
}
