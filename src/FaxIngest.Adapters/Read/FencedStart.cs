using System.Diagnostics;

namespace FaxIngest.Read;

/// <summary>Starts a process inside a fence.</summary>
internal static class FencedStart
{
    /// <summary>Starts it; unfenced where the system has no fence.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    internal static Process Start(ProcessStartInfo start, FenceRules rules)
    {
        if (!OperatingSystem.IsLinux() || FileFence.Version < 1) return Process.Start(start)!;
        Process? process = null;
        Exception? fault = null;
        // A thread that entered the fence never leaves it: it ends with this call.
        var thread = new Thread(() =>
        {
            try
            {
                FileFence.Enter(rules);
                process = Process.Start(start);
            }
            catch (Exception refused)
            {
                fault = refused;
            }
        })
        { IsBackground = true, Name = "reader start" };
        thread.Start();
        thread.Join();
        if (fault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        return process!;
    }
}
