using System.ComponentModel;
using System.Diagnostics;
using FaxIngest.Store;

namespace FaxIngest.Receive.Mail;

/// <summary>A password or token from a file or a program, read anew each time: both are changed by others while the service runs. It is never kept, logged or put into a message.</summary>
internal static class MailSecret
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Func<CancellationToken, Task<string>> FromFile(string path) => async cancellation =>
    {
        try
        {
            return NotEmpty(await SecretFile.ReadAsync(path, cancellation).ConfigureAwait(false), "The file with the secret is empty.");
        }
        catch (Exception missing) when (missing is IOException and not MailboxException)
        {
            throw ImapFault.LogIn("The file with the secret cannot be read, or is too long to be one.");
        }
    };

    /// <summary>The first line that a program prints. It runs under <c>sh -c</c> (Windows: <c>cmd /c</c>) and has 30 s.</summary>
    public static Func<CancellationToken, Task<string>> FromCommand(string command) => async cancellation =>
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        using var process = new Process
        {
            StartInfo = new(OperatingSystem.IsWindows() ? "cmd" : "/bin/sh", [OperatingSystem.IsWindows() ? "/c" : "-c", command])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
            process.StandardInput.Close();
            // Read away and thrown away: some programs print noise, and it may quote the secret.
            var noise = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limited.Token);
            var printed = ReadAsync(process.StandardOutput, limited.Token);
            await process.WaitForExitAsync(limited.Token).ConfigureAwait(false);
            string text = await printed.ConfigureAwait(false);
            await noise.ConfigureAwait(false);
            return process.ExitCode == 0
                ? NotEmpty(SecretFile.FirstLine(text), "The program that gives the secret printed nothing.")
                : throw ImapFault.LogIn($"The program that gives the secret ended with exit code {process.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw ImapFault.LogIn("The program that gives the secret did not end in time.");
        }
        catch (Win32Exception)
        {
            throw ImapFault.LogIn("The program that gives the secret cannot be started.");
        }
        finally
        {
            End(process);
        }
    };

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        char[] buffer = new char[SecretFile.Longest];
        int count = await reader.ReadBlockAsync(buffer, cancellation).ConfigureAwait(false);
        return new string(buffer, 0, count);
    }

    private static string NotEmpty(string line, string otherwise) => line.Length > 0 ? line : throw ImapFault.LogIn(otherwise);

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It never started.
        }
    }
}
