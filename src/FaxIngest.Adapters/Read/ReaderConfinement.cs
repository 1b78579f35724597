using System.Runtime.InteropServices;
using FaxIngest.Native;

namespace FaxIngest.Read;

/// <summary>What a reader process takes away from itself before it opens the first document. Linux only; elsewhere the parent's watch alone holds.</summary>
internal static class ReaderConfinement
{
    /// <summary>Bytes of one file that a reader or a program it starts may write (512 MB; a page image is under 2).</summary>
    private const ulong FileBytes = 512_000_000;

    /// <summary>Open files; a reader needs about 60 (assemblies, libraries, pipes).</summary>
    private const ulong OpenFiles = 512;

    /// <summary>Writable memory the kernel grants beyond the parent's cap: thread stacks and what .NET reserves but does not touch (measured: a reader of 120 MB resident has 330 MB of it).</summary>
    private const ulong WritableSlack = 1_000_000_000;

    /// <summary>Seconds the kernel leaves after the parent should have ended an overrun itself.</summary>
    private const ulong ProcessorSlack = 10;

    /// <summary>The part without which a reader is refused, unless the settings say otherwise.</summary>
    internal const string NetworkFilterPart = "network filter";

    /// <summary>Shuts the process in. Returns what the system refused, for the log; empty when all holds.</summary>
    internal static IReadOnlyList<string> Enter(ReaderSetup setup)
    {
        if (!OperatingSystem.IsLinux()) return [NetworkFilterPart, "limits"];
        var refused = new List<string>();
        // A group of its own: the parent ends it together with the programs it started, and Ctrl+C in a terminal is the parent's business.
        if (PosixApi.SetProcessGroup(0, 0) != 0) refused.Add("process group");
        _ = PosixApi.SetCreationMask(0b000_111_111);
        if (!Limit(PosixApi.LimitCoreDump, 0)) refused.Add("core dumps");
        if (!Limit(PosixApi.LimitFileSize, FileBytes)) refused.Add("file size");
        if (!Limit(PosixApi.LimitOpenFiles, OpenFiles)) refused.Add("open files");
        // Address space cannot be limited: .NET reserves hundreds of gigabytes that it never uses. Writable memory can.
        if (!Limit(PosixApi.LimitWritableMemory, (ulong)setup.MemoryBytes + WritableSlack)) refused.Add("memory");
        if (PosixApi.ProcessControl(PosixApi.NoNewPrivileges, 1, 0, 0, 0) != 0) refused.Add("privileges");
        if (!NetworkFilter.Install()) refused.Add(NetworkFilterPart);
        return refused;
    }

    /// <summary>Grants CPU time for the next document: the kernel counts from the start of the process, so the limit moves up with every document.</summary>
    internal static void GrantProcessorTime(TimeSpan used, long seconds)
    {
        if (!OperatingSystem.IsLinux()) return;
        if (PosixApi.GetLimit(PosixApi.LimitProcessorSeconds, out var limit) != 0) return;
        limit.Soft = Math.Min(limit.Hard, (ulong)Math.Ceiling(used.TotalSeconds) + (ulong)seconds + ProcessorSlack);
        _ = PosixApi.SetLimit(PosixApi.LimitProcessorSeconds, limit);
    }

    /// <summary>Ends this process and all it started, at once.</summary>
    internal static void EndGroup()
    {
        // Not when the group is not ours: 0 would then mean the parent's.
        if (OperatingSystem.IsLinux() && PosixApi.ProcessGroup() == PosixApi.ProcessId()) _ = PosixApi.Kill(0, PosixApi.SignalKill);
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        self.Kill();
    }

    private static bool Limit(int resource, ulong value)
    {
        if (PosixApi.GetLimit(resource, out var present) != 0) return false;
        ulong granted = Math.Min(value, present.Hard);
        return PosixApi.SetLimit(resource, new PosixApi.ResourceLimit { Soft = granted, Hard = granted }) == 0;
    }
}
