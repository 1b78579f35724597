using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace FaxIngest.Render;

/// <summary>What a program answered.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error, cut to a few thousand characters. May hold text of the document: never log it.</param>
internal sealed record ChildAnswer(int ExitCode, byte[] Output, string Errors)
{
    /// <summary>Standard output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output);
}

/// <summary>Runs a program that decodes files under caps: it is killed, with all it started, when it takes too long or says too much. In a reader process it
/// inherits the reader's limits too: memory, CPU time, file size, no network, no environment of ours.</summary>
internal static class ChildProgram
{
    private const int MostErrors = 8_000;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Name on the search path.</param>
    /// <param name="arguments">Passed as they are, without a shell.</param>
    /// <param name="timeout">Wall time it may take.</param>
    /// <param name="mostOutput">Bytes it may write.</param>
    /// <param name="package">Debian package that brings it.</param>
    /// <param name="folder">Folder it works in; null: the present one.</param>
    /// <param name="mostMemory">Bytes of writable memory that the kernel grants it, so that what it fills costs the reader nothing; null: the reader's own limit. Linux only.</param>
    /// <returns>Null when it was killed.</returns>
    /// <exception cref="InvalidOperationException">There is no such program; the message names the package.</exception>
    internal static ChildAnswer? Run(
        string program, IEnumerable<string> arguments, TimeSpan timeout, long mostOutput, string package = "poppler-utils", string? folder = null, long? mostMemory = null)
    {
        if (mostMemory is { } most && !OperatingSystem.IsWindows())
        {
            if (!Exists(program)) throw Missing(program, package, null);
            // The shell sets the limit on itself and becomes the program. Where a lower one holds already, that stays.
            (program, arguments) = ("/bin/sh", ["-c", FormattableString.Invariant($"ulimit -d {most / 1024} 2>/dev/null; exec \"$0\" \"$@\""), program, .. arguments]);
        }
        using var process = Start(program, arguments, package, folder);
        try
        {
            process.StandardInput.Close();
            using var deadline = new CancellationTokenSource(timeout);
            var output = ReadAsync(process.StandardOutput.BaseStream, mostOutput, deadline.Token);
            var errors = ReadErrorsAsync(process.StandardError, deadline.Token);
            // The caller is a lazy enumeration on a thread of its own; nothing waits on this thread.
            var bytes = output.GetAwaiter().GetResult();
            var text = errors.GetAwaiter().GetResult();
            if (bytes is null) return null;
            process.WaitForExitAsync(deadline.Token).GetAwaiter().GetResult();
            return new ChildAnswer(process.ExitCode, bytes, text);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Whether a program is on the search path, or there if it is given with its folder.</summary>
    internal static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static Process Start(string program, IEnumerable<string> arguments, string package, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder ?? "",
        };
        start.Environment["LC_ALL"] = "C"; // messages and numbers are parsed
        start.Environment["TZ"] = "UTC"; // msgconvert writes local time and calls it UTC
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw Missing(program, package, e);
        }
    }

    private static InvalidOperationException Missing(string program, string package, Exception? cause) =>
        new($"The program {program} is missing. Install the Debian package {package}.", cause);

    /// <summary>All bytes; null when there are more than allowed.</summary>
    private static async Task<byte[]?> ReadAsync(Stream stream, long most, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        for (int length; (length = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (memory.Length + length > most) return null;
            memory.Write(buffer, 0, length);
        }
        return memory.ToArray();
    }

    /// <summary>Reads on to the end, or the program would stand still at a full pipe; keeps the beginning.</summary>
    private static async Task<string> ReadErrorsAsync(StreamReader reader, CancellationToken cancellation)
    {
        var kept = new StringBuilder();
        var buffer = new char[4096];
        for (int length; (length = await reader.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            kept.Append(buffer, 0, Math.Min(length, MostErrors - kept.Length));
        }
        return kept.ToString();
    }
}
