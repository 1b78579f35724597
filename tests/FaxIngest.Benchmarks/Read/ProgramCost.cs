using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FaxIngest.Benchmarks.Read;

/// <summary>CPU of another program.</summary>
internal static class ProgramCost
{
    /// <summary>Runs a program and its children to the end; CPU milliseconds of all of them.</summary>
    public static double Of(string program, params string[] arguments)
    {
        double before = ChildrenMilliseconds();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}");
        return ChildrenMilliseconds() - before;
    }

    /// <summary>CPU of all ended children and theirs.</summary>
    private static double ChildrenMilliseconds()
    {
        const int children = -1;
        if (GetUsage(children, out var usage) != 0) throw new InvalidOperationException("getrusage failed");
        return (usage.UserSeconds + usage.SystemSeconds) * 1000.0 + (usage.UserMicroseconds + usage.SystemMicroseconds) / 1000.0;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, out Usage usage);

    /// <summary>struct rusage of Linux on 64 bits: two times, then counters that are not needed here.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
