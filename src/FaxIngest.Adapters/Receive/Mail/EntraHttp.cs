using Microsoft.Identity.Client;

namespace FaxIngest.Receive.Mail;

/// <summary>One HTTP client for all requests for tokens.</summary>
internal sealed class EntraHttp(HttpClient client) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => client;
}
