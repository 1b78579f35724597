using System.Net;
using FaxIngest.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace FaxIngest.Verify;

/// <summary>Every endpoint there is, also one that somebody adds next year: it says who may ask it, and nobody else can.</summary>
public sealed class EndpointPolicyTests
{
    /// <summary>Open on purpose: the steps of a sign-in, what a person sees in place of an error, whether the service lives.</summary>
    private static readonly string[] Open = ["/error", "/healthz", "/sign-in", "/sign-in/code", "/sign-in/openid", "/sign-in/openid/return", "/sign-in/password", "/sign-in/second-factor"];

    private static readonly string[] Callers = ["nobody", "verifier", "supervisor", "admin", "auditor", "key-upload", "key-read", "key-all"];

    /// <summary>Who passes each policy. Keys are of an admin's account: so a scope alone keeps them out.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Roles.Read] = ["verifier", "supervisor", "admin", "auditor", "key-read", "key-all"],
        [Roles.Upload] = ["verifier", "supervisor", "admin", "key-upload", "key-all"],
        [Roles.Decide] = ["verifier", "supervisor", "admin", "key-all"],
        [Roles.Supervise] = ["supervisor", "admin", "key-all"],
        [Roles.Review] = ["supervisor", "admin", "auditor", "key-read", "key-all"],
        [Roles.Audit] = ["admin", "auditor"],
        [Roles.Administer] = ["admin"],
        [Roles.Person] = ["verifier", "supervisor", "admin", "auditor"],
    };

    [Fact]
    public async Task Every_endpoint_names_its_policy_or_is_open_on_purpose()
    {
        await using var host = await DeskHost.StartAsync();
        var endpoints = Endpoints(host);
        Assert.True(endpoints.Count > 25);
        Assert.Equal(Roles.Policies.Keys.Order(), Allowed.Keys.Order());
        var open = new HashSet<string>();
        foreach (var endpoint in endpoints)
        {
            string route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                open.Add(route);
                continue;
            }
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(each => each.Policy).ToList();
            Assert.True(policies.Count > 0 && policies.All(policy => policy is not null && Roles.Policies.ContainsKey(policy)), $"{endpoint.DisplayName} ({route}) names no policy of Roles.");
        }
        Assert.Equal(Open, open.Order());
    }

    [Fact]
    public async Task Nobody_passes_but_those_whom_the_policy_lets()
    {
        await using var host = await DeskHost.StartAsync();
        var clients = new Dictionary<string, HttpClient> { ["nobody"] = host.Client() };
        foreach (var role in Enum.GetValues<AccountRole>()) clients[Roles.Code(role)] = (await host.SignInAsync($"{Roles.Code(role)}-1", role)).Http;
        foreach (var scope in Enum.GetValues<KeyScope>())
        {
            string key = ApiKey.New(), name = $"key-{scope.ToString().ToLowerInvariant()}";
            await host.AddAccountAsync(name, AccountRole.Admin, key, scope);
            clients[name] = host.Client();
            clients[name].DefaultRequestHeaders.Add(ApiKeyHandler.Header, key);
        }
        Assert.Equal(Callers.Order(), clients.Keys.Order());
        int asked = 0;
        foreach (var endpoint in Endpoints(host).Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            // A fax that is not there, and no form token: whoever passes finds that out, and changes nothing.
            string path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "documentName" } => "v1",
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "page" or "number" or "n" or "box" } => "1",
                _ => "none",
            }))));
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(each => each.Policy!).ToList();
            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                foreach (string caller in Callers)
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
                    using var answer = await clients[caller].SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                    string to = answer.Headers.Location?.OriginalString ?? "";
                    bool refused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || to.StartsWith("/sign-in", StringComparison.Ordinal) || to == "/denied";
                    bool may = policies.All(policy => Allowed[policy].Contains(caller));
                    Assert.True(refused != may, $"{caller} {method} {path}: {(int)answer.StatusCode} {to}, policy {string.Join('+', policies)}");
                    asked++;
                }
            }
        }
        Assert.True(asked > 200, $"{asked}");
    }

    private static List<RouteEndpoint> Endpoints(DeskHost host) =>
        [.. host.Service<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().DistinctBy(endpoint => (endpoint.RoutePattern.RawText, endpoint.DisplayName))];
}
