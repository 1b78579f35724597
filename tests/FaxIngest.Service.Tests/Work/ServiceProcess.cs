using System.Diagnostics;
using System.Globalization;
using System.Text;
using FaxIngest.Read;

namespace FaxIngest.Service.Tests.Work;

/// <summary>The service in a process of its own, to be killed.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const int KilledExitCode = 128 + 9;

    private readonly Process process;
    private readonly StringBuilder said = new();

    private ServiceProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => process.HasExited;

    public bool WasKilled => process.HasExited && process.ExitCode == KilledExitCode;

    public int ExitCode => process.ExitCode;

    public int Id => process.Id;

    /// <summary>What it wrote, for the message of a test that fails.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    public static ServiceProcess Start(string assembly, IEnumerable<string> arguments, string folder)
    {
        var program = ReaderProgram.Beside(assembly);
        var start = new ProcessStartInfo(program.FileName) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in program.Arguments.Concat(arguments)) start.ArgumentList.Add(argument);
        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Processes it started that still run.</summary>
    public async Task<IReadOnlyList<int>> ChildrenAsync()
    {
        using var list = Process.Start(new ProcessStartInfo("pgrep", ["-P", process.Id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        string ids = await list.StandardOutput.ReadToEndAsync();
        await list.WaitForExitAsync();
        return [.. ids.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    }

    /// <summary>Asks it to end in order.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        using (var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await terminate.WaitForExitAsync();
        using var patienceEnds = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(patienceEnds.Token);
    }

    public Task WaitForExitAsync(CancellationToken cancellation) => process.WaitForExitAsync(cancellation);

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (said) said.AppendLine(line);
    }
}
