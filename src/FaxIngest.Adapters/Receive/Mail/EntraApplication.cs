using Microsoft.Identity.Client;

namespace FaxIngest.Receive.Mail;

/// <summary>An application that asks in its own name (client credentials, RFC 6749 section 4.4), with a secret or a certificate (RFC 7523).</summary>
internal sealed class EntraApplication
{
    private readonly IConfidentialClientApplication application;
    private readonly string[] scopes;

    /// <param name="options">Whom to ask.</param>
    /// <param name="http">How.</param>
    /// <param name="secret">The client secret, or the password of the certificate's file.</param>
    /// <param name="certificate">The certificate's file; empty: there is none, the secret counts.</param>
    /// <exception cref="MailboxException">The file holds no certificate with its key.</exception>
    internal EntraApplication(EntraOptions options, IMsalHttpClientFactory http, string secret, byte[] certificate)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(options.ClientId)
            .WithAuthority(new Uri(new Uri(options.Authority.AbsoluteUri.TrimEnd('/') + "/"), options.Tenant), validateAuthority: false)
            // The settings say who is asked, and nobody else is.
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http);
        builder = certificate.Length > 0 ? builder.WithCertificate(EntraCertificate.Parse(certificate, secret)) : builder.WithClientSecret(secret);
        (application, scopes) = (builder.Build(), [options.Scope]);
    }

    /// <summary>A token that MSAL keeps, or a new one.</summary>
    internal async Task<string> TokenAsync(CancellationToken cancellation) => (await application.AcquireTokenForClient(scopes).ExecuteAsync(cancellation)).AccessToken ?? "";
}
