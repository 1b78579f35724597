using System.Net;
using System.Text.Json;
using FaxIngest.Hosting;
using FaxIngest.Store;

namespace FaxIngest.Verify.People;

/// <summary>The desk beside an issuer of its own, and browsers that go between the two.</summary>
internal sealed class OpenIdBench : IAsyncDisposable
{
    private readonly Service.Tests.TemporaryFolder folder;

    private OpenIdBench(Service.Tests.TemporaryFolder folder, LoopbackIssuer issuer, DeskHost host) => (this.folder, Issuer, Host) = (folder, issuer, host);

    internal LoopbackIssuer Issuer { get; }

    internal DeskHost Host { get; }

    internal static async Task<OpenIdBench> StartAsync(params (string, string)[] more) => await StartAsync(null, more);

    internal static async Task<OpenIdBench> StartAsync(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? parts, params (string, string)[] more)
    {
        var folder = new Service.Tests.TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("secret"), LoopbackIssuer.Secret + "\n");
        var issuer = await LoopbackIssuer.StartAsync();
        var host = await DeskHost.StartAsync(parts, [("Verify:OpenId:Issuer", issuer.Address), ("Verify:OpenId:ClientId", LoopbackIssuer.Client), ("Verify:OpenId:ClientSecretFile", folder.At("secret")),
            ("Verify:OpenId:PublicUrl", "https://faxes.example"), ("Verify:OpenId:Title", "the county's sign-in"), ("Verify:OpenId:Roles:desk", "verifier"), ("Verify:OpenId:Roles:chiefs", "admin"), .. more]);
        return new OpenIdBench(folder, issuer, host);
    }

    /// <summary>A browser with cookies of its own.</summary>
    internal DeskClient Browser(CookieContainer? cookies = null) => new(Host.Client(cookies ??= new CookieContainer()), cookies);

    /// <summary>To the issuer and to where it sends the browser back: path and query here.</summary>
    internal async Task<string> GoAsync(DeskClient browser, string start = "/sign-in/openid")
    {
        var there = await browser.GetAsync(start);
        Assert.Equal(HttpStatusCode.Found, there.StatusCode);
        return await AtIssuerAsync(there.Headers.Location!);
    }

    /// <summary>At the issuer, where a person signs in.</summary>
    internal async Task<string> AtIssuerAsync(Uri address)
    {
        Assert.StartsWith(Issuer.Address, address.AbsoluteUri, StringComparison.Ordinal);
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        Assert.StartsWith("https://faxes.example/sign-in/openid/return?", back.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        return back.Headers.Location.PathAndQuery;
    }

    /// <summary>The whole way. Gives where it ended.</summary>
    internal async Task<string> SignInAsync(DeskClient browser, string start = "/sign-in/openid")
    {
        var answer = await browser.GetAsync(await GoAsync(browser, start));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Whether a browser is signed in.</summary>
    internal static async Task<bool> IsInAsync(DeskClient browser) => (await browser.GetAsync("/account")).StatusCode == HttpStatusCode.OK;

    /// <summary>Why the last sign-in was refused, as the audit has it.</summary>
    internal async Task<string?> WhyAsync()
    {
        var last = await Host.Service<IAuditStore>().EventsAsync(new AuditFilter { Action = "sign-in-refused" }, 1, CancellationToken.None).FirstOrDefaultAsync();
        return last is null ? null : JsonDocument.Parse(last.Event.Details).RootElement.GetProperty("why").GetString();
    }

    internal async Task<IReadOnlyList<string>> ActionsAsync() =>
        [.. (await Host.Service<IAuditStore>().EventsAsync(new AuditFilter(), null, CancellationToken.None).ToListAsync()).Select(each => each.Event.Action).Reverse()];

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
        folder.Dispose();
    }
}
