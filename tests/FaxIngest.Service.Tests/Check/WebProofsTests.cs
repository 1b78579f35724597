using System.Net;
using System.Net.Sockets;
using FaxIngest.Check;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FaxIngest.Service.Tests.Check;

public sealed class WebProofsTests
{
    [Fact]
    public async Task A_free_address_is_fine() =>
        Assert.EndsWith("is free", await WebProofs.ProveAsync(BindingAddress.Parse("http://127.0.0.1:0"), CancellationToken.None), StringComparison.Ordinal);

    [Fact]
    public async Task A_running_service_is_fine()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/healthz", () => "ok");
        await app.StartAsync();

        Assert.Contains("running", await WebProofs.ProveAsync(BindingAddress.Parse(app.Urls.Single()), CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_another_program_has_is_named()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        string url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndPoint!).Port}";

        // It accepts and hangs up: no service of ours.
        var hangUp = Task.Run(async () => (await other.AcceptAsync()).Dispose());
        var wrong = await Assert.ThrowsAsync<ProofException>(() => WebProofs.ProveAsync(BindingAddress.Parse(url), CancellationToken.None));
        await hangUp;

        Assert.Contains(url, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_named() =>
        await Assert.ThrowsAsync<ProofException>(() => WebProofs.ProveAsync(BindingAddress.Parse("http://192.0.2.1:8080"), CancellationToken.None));
}
