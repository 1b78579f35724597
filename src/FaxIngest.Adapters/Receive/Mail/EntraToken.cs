using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FaxIngest.Model;
using Microsoft.Identity.Client;

namespace FaxIngest.Receive.Mail;

/// <summary>Access tokens of Entra ID, by the package MSAL, which keeps them until shortly before they run out. Works for every mail client, since
/// <see cref="MailAccount.Secret"/> is asked at each log-in. Neither secret nor token is ever in a message.</summary>
/// <param name="options">Whom to ask, as whom and for what.</param>
/// <param name="secret">Gives the client secret, or the password of the certificate's file; null: there is none. Asked at each log-in, so that a changed one is taken without a restart.</param>
/// <param name="http">How requests travel: with redirects off, since the secret is for the authority alone.</param>
internal sealed class EntraToken(EntraOptions options, Func<CancellationToken, Task<string>>? secret, IMsalHttpClientFactory http) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private (string Credential, Func<CancellationToken, Task<string>> Ask)? present;

    /// <summary>A token that is good for a log-in now.</summary>
    /// <exception cref="MailboxException">There is none: codes <c>mail-unreachable</c>, <c>mail-log-in</c>, <c>mail-protocol</c>.</exception>
    internal async Task<string> GetAsync(CancellationToken cancellation)
    {
        // One at a time: of many who ask at once the first asks Entra ID, the others find its token.
        await gate.WaitAsync(cancellation);
        try
        {
            var ask = await PresentAsync(cancellation);
            string token = await ask(cancellation);
            return token.Length > 0 && token.All(c => c is > ' ' and <= '~') ? token : throw NoToken();
        }
        catch (MsalServiceException refused)
        {
            throw Of(refused);
        }
        catch (Exception nonsense) when (nonsense is MsalClientException or JsonException or NullReferenceException or FormatException)
        {
            // MSAL falls over answers that are no JSON, and over empty ones. Not as inner exception: its message may quote the answer.
            throw NoToken();
        }
        catch (HttpRequestException broken)
        {
            throw Fault("mail-unreachable", $"Entra ID cannot be reached ({broken.HttpRequestError}).");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Fault("mail-unreachable", "Entra ID does not answer.");
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>Who asks, with the credential as it is now; the tokens of one that was changed go with it.</summary>
    private async Task<Func<CancellationToken, Task<string>>> PresentAsync(CancellationToken cancellation)
    {
        string given = secret is null ? "" : await secret(cancellation);
        byte[] file = options.SignIn == EntraOptions.ByCertificate ? EntraCertificate.Read(options.CertificateFile!) : [];
        string credential = Convert.ToHexString(SHA256.HashData([.. file, 0, .. Encoding.UTF8.GetBytes(given)]));
        if (present is { } known && known.Credential == credential) return known.Ask;
        Func<CancellationToken, Task<string>> ask = options.SignIn == EntraOptions.ByManagedIdentity
            ? new EntraManagedIdentity(options, http).TokenAsync
            : new EntraApplication(options, http, given, file).TokenAsync;
        present = (credential, ask);
        return ask;
    }

    private static MailboxException Of(MsalServiceException refused)
    {
        // The error code of RFC 6749, e.g. invalid_client; its description stays where it is.
        string code = refused.ErrorCode is { Length: > 0 and <= 60 } known && known.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? $" ({known})" : "";
        if (refused.ErrorCode == MsalError.RequestTimeout) return Fault("mail-unreachable", "Entra ID does not answer.");
        return refused.StatusCode switch
        {
            >= 500 or 429 or 0 => Fault("mail-unreachable", $"Entra ID gives no token now: {refused.StatusCode}{code}."),
            >= 200 and < 300 => NoToken(),
            _ => Fault("mail-log-in", $"Entra ID refuses a token for the mailbox: {refused.StatusCode}{code}."),
        };
    }

    private static MailboxException NoToken() => Fault("mail-protocol", "Entra ID's answer holds no token.");

    private static MailboxException Fault(string code, string message) => new(new Reason(code, message), connectionLost: true);
}
