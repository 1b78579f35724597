using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace FaxIngest.Receive.Mail;

/// <summary>The identity of the machine in Azure that this runs on: no secret at all.</summary>
internal sealed class EntraManagedIdentity(EntraOptions options, IMsalHttpClientFactory http)
{
    private const string AllOfIt = "/.default";

    private readonly IManagedIdentityApplication application = ManagedIdentityApplicationBuilder
        .Create(options.ClientId is { } id ? ManagedIdentityId.WithUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
        .WithHttpClientFactory(http)
        .Build();

    /// <summary>A token that MSAL keeps, or a new one.</summary>
    internal async Task<string> TokenAsync(CancellationToken cancellation)
    {
        string resource = options.Scope.EndsWith(AllOfIt, StringComparison.Ordinal) ? options.Scope[..^AllOfIt.Length] : options.Scope;
        return (await application.AcquireTokenForManagedIdentity(resource).ExecuteAsync(cancellation)).AccessToken ?? "";
    }
}
