using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;

namespace FaxIngest.Recognize.Cloud;

/// <summary>Puts a key or a token on a request. Neither is ever in a message.</summary>
internal sealed class AzureSignIn
{
    private const string KeyHeader = "Ocp-Apim-Subscription-Key";

    /// <summary>What a token is asked for.</summary>
    internal const string Scope = "https://cognitiveservices.azure.com/.default";

    private readonly Func<CancellationToken, ValueTask<string>>? key;
    private readonly TokenCredential? credential;

    /// <summary>By key; asked for with every request, so that a changed key is taken without a restart.</summary>
    internal AzureSignIn(Func<CancellationToken, ValueTask<string>> key) => this.key = key;

    /// <summary>By token of Entra ID.</summary>
    internal AzureSignIn(TokenCredential credential) => this.credential = credential;

    /// <summary>As the settings say.</summary>
    internal static AzureSignIn Of(AzureOptions options) =>
        options.SignIn == "entra"
            ? new AzureSignIn(new ChainedTokenCredential(new EnvironmentCredential(), new WorkloadIdentityCredential(), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)))
            : new AzureSignIn(new AzureKey(options).ReadAsync);

    /// <summary>The key itself, for clients that want it; null when tokens are used.</summary>
    internal Func<CancellationToken, ValueTask<string>>? Key => key;

    /// <summary>The token source itself, for clients that want it; null when a key is used.</summary>
    internal TokenCredential? Credential => credential;

    /// <summary>Signs a request.</summary>
    /// <exception cref="CloudOutageException">There is no key or no token.</exception>
    internal async Task SignAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (key is not null)
        {
            request.Headers.Add(KeyHeader, await key(cancellation));
            return;
        }
        try
        {
            var token = await credential!.GetTokenAsync(new TokenRequestContext([Scope]), cancellation);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        }
        catch (AuthenticationFailedException refused)
        {
            // Not its message: that quotes answers of the sign-in service.
            throw new CloudOutageException(CloudOutage.Refused, $"Entra ID gives no token for the cloud reader ({refused.GetType().Name}).");
        }
    }
}
