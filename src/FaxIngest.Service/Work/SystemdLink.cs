using System.Globalization;

namespace FaxIngest.Work;

/// <summary>How systemd wants to be told about the service.</summary>
/// <param name="Socket">Path of its socket; a leading @ stands for the zero byte of an abstract address. Null: not started by systemd.</param>
/// <param name="Watchdog">Silence after which it ends the service; zero: it does not watch.</param>
internal sealed record SystemdLink(string? Socket, TimeSpan Watchdog)
{
    internal static SystemdLink FromEnvironment() => new(
        Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is { Length: > 0 } socket ? socket : null,
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds)
            ? TimeSpan.FromMicroseconds(microseconds)
            : TimeSpan.Zero);
}
