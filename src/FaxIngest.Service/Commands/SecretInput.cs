using System.Text;

namespace FaxIngest.Commands;

/// <summary>Reads a password: a line of stdin when that is no terminal, else typed without an echo.</summary>
internal static class SecretInput
{
    /// <summary>A person types; there is a terminal.</summary>
    internal static bool IsPrompted => !Console.IsInputRedirected;

    /// <summary>The secret, or null when stdin has ended.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C.</exception>
    internal static async Task<string?> ReadAsync(string prompt, CancellationToken cancellation)
    {
        if (!IsPrompted) return (await Console.In.ReadLineAsync(cancellation))?.TrimEnd('\r');
        await Console.Error.WriteAsync(prompt);
        var typed = new StringBuilder();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) break;
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        await Console.Error.WriteLineAsync();
        return typed.ToString();
    }
}
