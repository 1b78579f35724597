using System.Diagnostics;

namespace FaxIngest.Service.Faults;

/// <summary>Kills this process, as kill -9 does, at the given boundary.</summary>
/// <param name="boundary">Where; null: never.</param>
internal sealed class Fuse(string? boundary)
{
    public void Reach(string here)
    {
        if (here != boundary) return;
        Process.GetCurrentProcess().Kill(); // SIGKILL: no finally runs, nothing is flushed
        Thread.Sleep(Timeout.Infinite);
    }
}
