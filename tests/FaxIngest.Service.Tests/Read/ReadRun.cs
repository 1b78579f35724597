using System.Diagnostics;
using System.Text.Json;
using FaxIngest.Read;

namespace FaxIngest.Service.Tests.Read;

/// <summary>The program in a folder of its own: files in, what it says of them out. Readers are real ones, inside their fence.</summary>
internal sealed class ReadRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal string At(string path) => folder.At(path);

    /// <summary>Writes a file where <see cref="ReadAsync"/> and the drop folder find it.</summary>
    internal void Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(At("in"));
        File.WriteAllBytes(At("in/" + name), bytes);
    }

    /// <summary>Reads all files that were put; gives the exit code.</summary>
    internal async Task<int> ReadAsync() => (await RunAsync("read", At("in"), "--out", At("out"))).Code;

    /// <summary>What was read of a file.</summary>
    internal JsonElement Document(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(At($"out/{name}.json")));
        return document.RootElement.Clone();
    }

    internal async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var program = ReaderProgram.Beside("faxingest", arguments);
        var start = new ProcessStartInfo(program.FileName, program.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        start.Environment["TMPDIR"] = Directory.CreateDirectory(At("tmp")).FullName;
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // no files of the runtime's own among the temporary ones
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await errors;
        Assert.Empty(Directory.EnumerateFileSystemEntries(At("tmp")));
        return (process.ExitCode, output);
    }

    public void Dispose() => folder.Dispose();
}
