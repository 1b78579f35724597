using System.Diagnostics;
using System.Globalization;
using FaxIngest.Reader.Faults;

namespace FaxIngest.Service.Tests.Read;

/// <summary>Counts what this process holds, so nothing else may run beside it.</summary>
[CollectionDefinition("handles", DisableParallelization = true)]
[Collection("handles")]
public sealed class ReaderLeakTests
{
    private static bool Long => Environment.GetEnvironmentVariable("FAXINGEST_LONG") == "1";

    /// <summary>20 restarts, or 200 with FAXINGEST_LONG=1.</summary>
    [Fact]
    public async Task Restarts_leak_no_processes_and_no_file_handles()
    {
        if (!OperatingSystem.IsLinux()) return;
        int restarts = Long ? 200 : 20;
        await using var pool = new FaultyPool();
        await pool.FaultAsync(FaultyReader.Crash);
        var before = Census();
        for (int i = 0; i < restarts; i++)
            Assert.Equal("reader-crashed", await pool.FaultAsync(i % 2 == 0 ? FaultyReader.Crash : FaultyReader.CrashWithFamily));
        await UntilAsync(() => Census() is var now && now.Handles <= before.Handles + 5 && now.Children <= before.Children, () => $"{before} before, {Census()} after {restarts} restarts");
    }

    /// <summary>Open files of this process and processes below it that run the faulty reader or one of its programs.</summary>
    private static (int Handles, int Children) Census() =>
        (Directory.GetFiles("/proc/self/fd").Length, Directory.GetDirectories("/proc").Count(IsOurZombieOrSleeper));

    private static bool IsOurZombieOrSleeper(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _)) return false;
        try
        {
            string[] stat = File.ReadAllText(folder + "/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return stat[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) || File.ReadAllText(folder + "/cmdline").StartsWith("/bin/sleep\0600", StringComparison.Ordinal) && stat[1] == "1";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> condition, Func<string> complaint)
    {
        var deadline = Stopwatch.StartNew();
        while (!condition())
        {
            if (deadline.Elapsed > TimeSpan.FromSeconds(20)) Assert.Fail(complaint());
            await Task.Delay(20);
        }
    }
}
