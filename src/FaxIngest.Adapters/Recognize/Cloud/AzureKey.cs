using System.ComponentModel;
using System.Diagnostics;
using FaxIngest.Store;

namespace FaxIngest.Recognize.Cloud;

/// <summary>The key from a file, a program or the environment, in this order.</summary>
internal sealed class AzureKey(AzureOptions options)
{
    /// <summary>Characters of the longest key; those of Azure have 32 or 84.</summary>
    private const int Longest = 512;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The key.</summary>
    /// <exception cref="CloudOutageException">There is none; the message says where it was looked for.</exception>
    internal async ValueTask<string> ReadAsync(CancellationToken cancellation)
    {
        string text = options.KeyFile is { } file ? await OfFileAsync(file, cancellation)
            : options.KeyCommand is { } command ? await OfCommandAsync(command, cancellation)
            : Environment.GetEnvironmentVariable(AzureOptions.KeyVariable) ?? throw Missing($"Recognize:Azure:KeyFile and KeyCommand are not set, and neither is {AzureOptions.KeyVariable} in the environment.");
        string key = SecretFile.FirstLine(text).Trim();
        return key.Length is > 0 and <= Longest && key.All(c => c is > ' ' and <= '~') ? key : throw Missing("What was found in its place is no key.");
    }

    private static async Task<string> OfFileAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await SecretFile.ReadAsync(path, cancellation);
        }
        catch (IOException)
        {
            throw Missing("The file that Recognize:Azure:KeyFile names cannot be read.");
        }
    }

    private static async Task<string> OfCommandAsync(string command, CancellationToken cancellation)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) throw Missing("Recognize:Azure:KeyCommand is empty.");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false })!;
            process.StandardInput.Close();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            try
            {
                string text = await process.StandardOutput.ReadToEndAsync(patience.Token);
                await process.WaitForExitAsync(patience.Token);
                return process.ExitCode == 0 ? text : throw Missing($"The program of Recognize:Azure:KeyCommand ended with code {process.ExitCode}.");
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                throw Missing("The program of Recognize:Azure:KeyCommand takes too long.");
            }
        }
        catch (Win32Exception)
        {
            throw Missing("The program of Recognize:Azure:KeyCommand cannot be started.");
        }
    }

    private static CloudOutageException Missing(string where) => new(CloudOutage.Refused, "There is no key for the cloud reader. " + where);
}
