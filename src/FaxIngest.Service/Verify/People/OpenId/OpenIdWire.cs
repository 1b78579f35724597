using Microsoft.IdentityModel.Protocols;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>Requests to the issuer: over TLS or within this machine, never redirected, bounded in time and size.</summary>
internal sealed class OpenIdWire : IDocumentRetriever, IDisposable
{
    /// <summary>For one request. A person waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of an answer. Key sets of large providers have some 30 kB.</summary>
    private const long Largest = 1_000_000;

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = Patience, MaxResponseContentBufferSize = Largest };

    /// <summary>A document of the issuer.</summary>
    /// <exception cref="OpenIdRefusedException">It could not be had.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Safe(address));
        var (status, text) = await SendAsync(request, cancel);
        return status == StatusCodes.Status200OK ? text : throw OpenIdRefusedException.Away();
    }

    /// <summary>Sends a form.</summary>
    /// <exception cref="OpenIdRefusedException">There was no answer.</exception>
    internal async Task<(int Status, string Text)> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, string? authorization, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Safe(address)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.ParseAdd("application/json");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await SendAsync(request, cancellation);
    }

    public void Dispose() => client.Dispose();

    private static Uri Safe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && OpenIdOptions.IsSafe(uri) ? uri : throw OpenIdRefusedException.Untrue("address-not-safe");

    private async Task<(int Status, string Text)> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.SendAsync(request, cancellation);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
        }
        catch (Exception silent) when (silent is HttpRequestException or InvalidOperationException || silent is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw OpenIdRefusedException.Away();
        }
    }
}
