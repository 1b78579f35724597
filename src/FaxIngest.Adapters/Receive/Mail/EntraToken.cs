using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using FaxIngest.Model;

namespace FaxIngest.Receive.Mail;

/// <summary>Access tokens by client credentials (OAuth 2, RFC 6749 section 4.4), kept until shortly before they run out. Works for every mail client, since
/// <see cref="MailAccount.Secret"/> is asked at each log-in. Neither secret nor token is ever in a message.</summary>
/// <param name="client">With redirects off: the secret goes to the authority alone.</param>
/// <param name="options">Whom to ask and for what.</param>
/// <param name="secret">Gives the client secret, asked for with each request.</param>
/// <param name="time">Clock.</param>
internal sealed partial class EntraToken(HttpClient client, EntraOptions options, Func<CancellationToken, Task<string>> secret, TimeProvider time) : IDisposable
{
    /// <summary>Bytes of the longest answer.</summary>
    private const int MostAnswer = 100_000;

    /// <summary>A token is replaced this long before it runs out, so that none runs out between here and the log-in.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private string? token;
    private DateTimeOffset until;

    /// <summary>A token that is good for a log-in now.</summary>
    /// <exception cref="MailboxException">There is none: codes <c>mail-unreachable</c>, <c>mail-log-in</c>, <c>mail-protocol</c>.</exception>
    internal async Task<string> GetAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (token is not null && time.GetUtcNow() < until) return token;
            var (fresh, lasts) = await AskAsync(cancellation);
            (token, until) = (fresh, time.GetUtcNow() + (lasts > 2 * Early ? lasts - Early : lasts / 2));
            return fresh;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<(string Token, TimeSpan Lasts)> AskAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Authority.AbsoluteUri.TrimEnd('/') + "/"), $"{options.Tenant}/oauth2/v2.0/token"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("client_id", options.ClientId ?? ""), new("client_secret", await secret(cancellation)), new("scope", options.Scope),
            ]),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            byte[] body = await BodyAsync(response.Content, cancellation);
            int status = (int)response.StatusCode;
            if (status is >= 200 and < 300) return Parse(body);
            string code = CodeOf(body) is { } known ? $" ({known})" : "";
            throw status >= 500 || status == 429
                ? Fault("mail-unreachable", $"Entra ID gives no token now: {status}{code}.")
                : Fault("mail-log-in", $"Entra ID refuses a token for the mailbox: {status}{code}.");
        }
        catch (HttpRequestException broken)
        {
            throw Fault("mail-unreachable", $"Entra ID cannot be reached ({broken.HttpRequestError}).");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Fault("mail-unreachable", "Entra ID does not answer.");
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        byte[] body = new byte[MostAnswer];
        int length = await stream.ReadAtLeastAsync(body, MostAnswer, throwOnEndOfStream: false, cancellation);
        return length < MostAnswer ? body[..length] : throw Fault("mail-protocol", "Entra ID's answer has no end.");
    }

    private static (string Token, TimeSpan Lasts) Parse(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            string token = json.RootElement.GetProperty("access_token").GetString()!;
            double seconds = json.RootElement.TryGetProperty("expires_in", out var lasts) && lasts.ValueKind == JsonValueKind.Number ? lasts.GetDouble() : 0;
            if (token.Length > 0 && token.All(c => c is > ' ' and <= '~')) return (token, TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400)));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            // Not as inner exception: its message may quote the answer.
        }
        throw Fault("mail-protocol", "Entra ID's answer holds no token.");
    }

    /// <summary>The error code of RFC 6749, e.g. <c>invalid_client</c>; its description stays where it is.</summary>
    private static string? CodeOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("error", out var error) && error.GetString() is { } code && Code().IsMatch(code) ? code : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static MailboxException Fault(string code, string message) => new(new Reason(code, message), connectionLost: true);

    [GeneratedRegex(@"\A[a-z_]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
