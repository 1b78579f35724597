using System.Globalization;

namespace FaxIngest.Read;

/// <summary>The whole environment of a reader process. Nothing of ours is inherited, so no connection string and no key can leak into it.</summary>
internal static class ReaderEnvironment
{
    /// <summary>Where programs and libraries lie; the only variables taken over.</summary>
    private static readonly string[] Kept = ["PATH", "LD_LIBRARY_PATH", "SystemRoot"];

    /// <summary>Share of the memory cap that managed objects may take; the rest is for images and models in native memory.</summary>
    private const double ManagedShare = 0.6;

    /// <summary>Variables by name.</summary>
    /// <param name="home">Private folder that goes away with the process: home and temporary files.</param>
    /// <param name="memoryBytes">Memory cap of the process.</param>
    internal static IReadOnlyDictionary<string, string> For(string home, long memoryBytes)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = home,
            ["TMPDIR"] = home,
            ["TMP"] = home,
            ["TEMP"] = home,
            ["LANG"] = "C.UTF-8",
            // Without it Tesseract's OpenMP threads cost nine times the CPU; it has no effect when set after the start.
            ["OMP_THREAD_LIMIT"] = "1",
            // Fewer arenas: native memory that is freed goes back sooner.
            ["MALLOC_ARENA_MAX"] = "2",
            ["DOTNET_ROOT"] = ReaderProgram.RuntimeFolder,
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_GCHeapHardLimit"] = "0x" + ((long)(memoryBytes * ManagedShare)).ToString("X", CultureInfo.InvariantCulture),
            // Profiling while running costs more than it gains in the 200 documents of a reader's life (20 faxes: 14.4 s CPU with it, 13.9 without).
            ["DOTNET_TieredPGO"] = "0",
            // Smaller for the same CPU: a reader's peak over 20 faxes is 530 MB without it and 455 with.
            ["DOTNET_GCConserveMemory"] = "7",
            // No diagnostics socket, no debugger, no dump: a dump would hold pages.
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_DbgEnableMiniDump"] = "0",
        };
        foreach (string name in Kept)
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value) variables[name] = value;
        return variables;
    }
}
