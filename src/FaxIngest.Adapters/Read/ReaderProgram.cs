using System.Runtime.InteropServices;

namespace FaxIngest.Read;

/// <summary>How a reader process is started.</summary>
/// <param name="FileName">Full path of the program.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
internal sealed record ReaderProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>This program's own reader command. When the present process is some other host (a test runner), the program beside it.</summary>
    internal static ReaderProgram Own() => Beside("faxingest", "reader");

    /// <summary>A .NET program in the folder of the present one: by its own launcher when that is what runs now, else by the <c>dotnet</c> host of this runtime.</summary>
    internal static ReaderProgram Beside(string assembly, params string[] arguments)
    {
        string? current = Environment.ProcessPath;
        if (current is not null && string.Equals(Path.GetFileNameWithoutExtension(current), assembly, StringComparison.Ordinal))
            return new(current, arguments);
        string host = Path.Combine(RuntimeFolder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return new(host, [Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), .. arguments]);
    }

    /// <summary>The .NET installation that runs this process (the folder above <c>shared/Microsoft.NETCore.App/x.y.z</c>).</summary>
    internal static string RuntimeFolder => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
