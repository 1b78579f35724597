using System.Net.Sockets;
using System.Text;
using FaxIngest.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Service.Tests.Work;

public sealed class SystemdNotifierTests : IDisposable
{
    /// <summary>How long a datagram may be on its way.</summary>
    private const int Patience = 10_000;

    private readonly TemporaryFolder folder = new();
    private readonly Socket systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = Patience };

    public void Dispose()
    {
        systemd.Dispose();
        folder.Dispose();
    }

    private static SystemdNotifier Notifier(SystemdLink link) => new(link, TimeProvider.System, NullLogger<SystemdNotifier>.Instance);

    private string Receive()
    {
        var bytes = new byte[100];
        return Encoding.UTF8.GetString(bytes, 0, systemd.Receive(bytes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ready_alive_and_stopping_are_told_to_either_kind_of_address(bool isAbstract)
    {
        string address = isAbstract ? $"@faxingest-test-{Guid.NewGuid():N}" : folder.At("notify");
        systemd.Bind(new UnixDomainSocketEndPoint(isAbstract ? '\0' + address[1..] : address));
        using var notifier = Notifier(new SystemdLink(address, TimeSpan.FromMilliseconds(100)));

        await notifier.StartedAsync(CancellationToken.None);
        Assert.Equal("READY=1", Receive());
        Assert.Equal("WATCHDOG=1", Receive());
        Assert.Equal("WATCHDOG=1", Receive());
        notifier.Dispose();
        await notifier.StoppingAsync(CancellationToken.None);

        string last;
        do last = Receive();
        while (last == "WATCHDOG=1");
        Assert.Equal("STOPPING=1", last);
    }

    [Fact]
    public async Task Without_a_watchdog_there_is_no_sign_of_life()
    {
        systemd.Bind(new UnixDomainSocketEndPoint(folder.At("notify")));
        using var notifier = Notifier(new SystemdLink(folder.At("notify"), TimeSpan.Zero));

        await notifier.StartedAsync(CancellationToken.None);
        await notifier.StoppingAsync(CancellationToken.None);

        Assert.Equal("READY=1", Receive());
        Assert.Equal("STOPPING=1", Receive());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/no/such/socket")]
    public async Task Without_systemd_nothing_happens(string? address)
    {
        using var notifier = Notifier(new SystemdLink(address, TimeSpan.Zero));

        await notifier.StartedAsync(CancellationToken.None);
        await notifier.StoppingAsync(CancellationToken.None);
    }
}
