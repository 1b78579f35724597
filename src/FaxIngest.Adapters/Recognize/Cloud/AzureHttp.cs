using System.Net.Http.Headers;

namespace FaxIngest.Recognize.Cloud;

/// <summary>One request to the cloud reader, tried again while that makes sense. Redirects are refused: the answer would come from somebody the agreement
/// does not name, and the key would go there.</summary>
/// <param name="client">With redirects and cookies off, see <see cref="Handler"/>.</param>
/// <param name="signIn">Key or token.</param>
/// <param name="pace">How fast it is asked.</param>
/// <param name="time">Clock for the waits.</param>
internal sealed class AzureHttp(HttpClient client, AzureSignIn signIn, AzurePace pace, TimeProvider time)
{
    /// <summary>Bytes of the longest answer: a dense page is under 1 MB.</summary>
    private const int MostAnswer = 64_000_000;

    /// <summary>How requests travel.</summary>
    internal static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };

    /// <summary>Sends until it is answered for good.</summary>
    /// <param name="make">Makes the request anew for every attempt.</param>
    /// <param name="patience">Ends the waiting.</param>
    /// <exception cref="CloudOutageException">No usable answer.</exception>
    internal async Task<AzureReply> SendAsync(Func<HttpRequestMessage> make, CancellationToken patience)
    {
        for (int attempt = 1; ; attempt++)
        {
            CloudOutageException failure;
            TimeSpan? asked = null;
            try
            {
                var reply = await OnceAsync(make, patience);
                if (!CloudStatus.IsPassing((int)reply.Status)) return (int)reply.Status is >= 200 and < 300 ? reply : throw Failure(reply);
                (failure, asked) = (Failure(reply), reply.RetryAfter);
            }
            catch (HttpRequestException broken)
            {
                failure = new CloudOutageException(CloudOutage.Down, $"The cloud reader cannot be reached ({broken.HttpRequestError}).");
            }
            catch (IOException)
            {
                failure = new CloudOutageException(CloudOutage.Down, "The cloud reader's answer broke off.");
            }
            catch (OperationCanceledException) when (!patience.IsCancellationRequested)
            {
                failure = new CloudOutageException(CloudOutage.Slow, "The cloud reader did not answer a request in time.");
            }
            if (attempt >= pace.Attempts) throw failure;
            try
            {
                await Task.Delay(asked ?? pace.Retry(attempt), time, patience);
            }
            catch (OperationCanceledException)
            {
                // Why we waited says more than that we waited too long.
                throw failure;
            }
        }
    }

    private async Task<AzureReply> OnceAsync(Func<HttpRequestMessage> make, CancellationToken patience)
    {
        using var limit = new CancellationTokenSource(pace.Request, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience, limit.Token);
        using var request = make();
        await signIn.SignAsync(request, either.Token);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        var body = await ReadAsync(response.Content, either.Token);
        var location = response.Headers.TryGetValues("Operation-Location", out var values) && Uri.TryCreate(values.First(), UriKind.Absolute, out var uri) ? uri : null;
        return new AzureReply(response.StatusCode, body, Wait(response.Headers.RetryAfter), location);
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var whole = new MemoryStream();
        var chunk = new byte[81_920];
        for (int got; (got = await stream.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (whole.Length + got > MostAnswer) throw new CloudOutageException(CloudOutage.Garbage, "The cloud reader's answer has no end.");
            whole.Write(chunk, 0, got);
        }
        return whole.ToArray();
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { } known ? TimeSpan.FromTicks(Math.Max(0, known.Ticks)) : null;
    }

    private static CloudOutageException Failure(AzureReply reply) => CloudStatus.OutageOf((int)reply.Status, AzureFault.CodeOf(reply.Body));
}
