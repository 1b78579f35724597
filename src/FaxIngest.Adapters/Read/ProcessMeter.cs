using System.Diagnostics;
using System.Globalization;

namespace FaxIngest.Read;

/// <summary>What a reader and the programs it started use right now.</summary>
/// <param name="ProcessorTime">CPU time since the process began, ended children included.</param>
/// <param name="MemoryBytes">Resident memory.</param>
internal readonly record struct ProcessUse(TimeSpan ProcessorTime, long MemoryBytes)
{
    public static ProcessUse operator +(ProcessUse a, ProcessUse b) => new(a.ProcessorTime + b.ProcessorTime, a.MemoryBytes + b.MemoryBytes);
}

/// <summary>Measures a process tree: from <c>/proc</c> on Linux, the process alone elsewhere.</summary>
internal static class ProcessMeter
{
    /// <summary>Clock ticks a second in <c>/proc</c> (USER_HZ, 100 on every Linux that .NET runs on).</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Levels of children followed; a reader's programs start none of their own.</summary>
    private const int Depth = 4;

    /// <summary>The use of a process, zero when it is gone.</summary>
    internal static ProcessUse Of(Process process)
    {
        if (OperatingSystem.IsLinux()) return OfTree(process.Id, Depth);
        try
        {
            process.Refresh();
            return new(process.TotalProcessorTime, process.WorkingSet64);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    private static ProcessUse OfTree(int id, int depth)
    {
        var use = OfOne(id);
        if (depth == 0) return use;
        foreach (int child in Children(id)) use += OfTree(child, depth - 1);
        return use;
    }

    private static ProcessUse OfOne(int id)
    {
        string stat = Text($"/proc/{id}/stat");
        // pid (name) state …: the name may hold blanks and brackets, so count from the last bracket.
        int end = stat.LastIndexOf(')');
        if (end < 0) return default;
        string[] fields = stat[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        const int UserTime = 11, SystemTime = 12, ChildUserTime = 13, ChildSystemTime = 14, ResidentPages = 21;
        if (fields.Length <= ResidentPages) return default;
        long ticks = Number(fields[UserTime]) + Number(fields[SystemTime]) + Number(fields[ChildUserTime]) + Number(fields[ChildSystemTime]);
        return new(TimeSpan.FromSeconds(ticks / TicksPerSecond), Number(fields[ResidentPages]) * Environment.SystemPageSize);
    }

    private static IEnumerable<int> Children(int id)
    {
        string[] threads;
        try
        {
            threads = Directory.GetDirectories($"/proc/{id}/task");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
        return threads.SelectMany(thread => Text(thread + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(text => (int)Number(text));
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : 0;
}
