using System.Net.Sockets;
using System.Text;

namespace FaxIngest.Work;

/// <summary>Tells systemd that the service is ready, alive and stopping (sd_notify(3)): a datagram to the socket it names. Elsewhere it does nothing.</summary>
internal sealed class SystemdNotifier(SystemdLink link, TimeProvider time, ILogger<SystemdNotifier> log) : IHostedLifecycleService, IDisposable
{
    private ITimer? watchdog;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Send("READY=1");
        // Half the time it waits is the interval that systemd recommends.
        if (link.Watchdog > TimeSpan.Zero) watchdog = time.CreateTimer(_ => Send("WATCHDOG=1"), null, link.Watchdog / 2, link.Watchdog / 2);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Send("STOPPING=1");
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => watchdog?.Dispose();

    private void Send(string state)
    {
        if (link.Socket is not { } address) return;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(address[0] == '@' ? '\0' + address[1..] : address));
        }
        catch (SocketException lost)
        {
            log.LogWarning(lost, "systemd cannot be told {State}", state);
        }
    }
}
