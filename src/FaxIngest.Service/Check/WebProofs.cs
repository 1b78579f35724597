using System.Net;
using System.Net.Sockets;
using FaxIngest.Composition;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FaxIngest.Check;

/// <summary>Proof that the pages can be served: each address is free, or the service listens there already.</summary>
internal static class WebProofs
{
    /// <summary>How long a running service may take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static Proof Addresses { get; } = new("web address", async (provider, cancellation) =>
    {
        var found = new List<string>();
        foreach (string url in provider.GetRequiredService<IOptions<WebOptions>>().Value.List()) found.Add(await ProveAsync(BindingAddress.Parse(url), cancellation));
        return string.Join(", ", found);
    });

    internal static async Task<string> ProveAsync(BindingAddress address, CancellationToken cancellation)
    {
        if (CanListen(address)) return $"{address} is free";
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            string host = IPAddress.TryParse(address.Host, out var ip) && !ip.Equals(IPAddress.Any) ? address.Host : "localhost";
            using var answer = await client.GetAsync(new Uri($"{address.Scheme}://{host}:{address.Port}/healthz"), cancellation);
            if (answer.IsSuccessStatusCode) return $"{address} answers: the service is running";
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // Somebody listens there who does not speak like the service: said below.
        }
        throw new ProofException($"{address} is taken by another program: stop it or set Web:Urls.");
    }

    private static bool CanListen(BindingAddress address)
    {
        var ip = IPAddress.TryParse(address.Host, out var given) ? given : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(ip, address.Port));
            socket.Listen();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return false;
        }
        catch (SocketException refused)
        {
            throw new ProofException($"{address} cannot be listened on: {refused.Message}. Mend Web:Urls.");
        }
    }
}
