using System.Net;
using FaxIngest.Hosting;
using FaxIngest.Store;

namespace FaxIngest.Verify.People;

/// <summary>The word of a reverse proxy: what it opens, and what somebody who only pretends to be it does not.</summary>
public sealed class ProxySignInTests : IDisposable
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly Service.Tests.TemporaryFolder folder = new();

    private string SecretFile
    {
        get
        {
            string path = folder.At("secret");
            File.WriteAllText(path, Secret + "\n");
            return path;
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Whom_the_proxy_vouches_for_is_signed_in_with_the_role_of_their_groups()
    {
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, "/", Secret, "vera", "staff,desk"));
        Assert.Equal((AccountRole.Verifier, "proxy"), await AccountAsync(host, "vera"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(host, "/people", Secret, "vera", "desk"));
        // Another group is another role, at once; that the store keeps its last administrator gives nobody rights.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, "/people", Secret, "vera", "desk,chiefs"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(host, "/people", Secret, "vera", "desk"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(host, "/", Secret, "vera", "cooks"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(host, "/", Secret, "no such name", "desk"));
        var actions = (await host.Service<IAuditStore>().EventsAsync(new AuditFilter(), null, CancellationToken.None).ToListAsync()).Select(each => each.Event.Action).Reverse();
        Assert.Equal(["account-added", "signed-in", "role-changed"], actions.Where(action => action is not ("listed" or "refused")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdeX")]
    [InlineData("0123456789abcdef")]
    public async Task Without_the_secret_the_headers_are_as_if_they_were_not_there(string? secret)
    {
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.Found, await AskAsync(host, "/", secret, "vera", "chiefs"));
        Assert.Null(await host.Accounts.FindAsync("vera", CancellationToken.None));
    }

    [Fact]
    public async Task From_another_address_the_secret_does_not_help_and_no_forwarded_address_does()
    {
        await using var host = await StartAsync(("Verify:Proxy:Addresses", "192.0.2.1"));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(host, "/", Secret, "vera", "chiefs"));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(host, "/", Secret, "vera", "chiefs", "192.0.2.1"));
    }

    [Fact]
    public async Task Where_no_secret_is_set_nobody_s_word_counts()
    {
        await using var host = await DeskHost.StartAsync(null, ("Verify:Proxy:Roles:chiefs", "admin"));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(host, "/", "", "vera", "chiefs"));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(host, "/", Secret, "vera", "chiefs"));
    }

    [Fact]
    public async Task The_proxy_s_word_opens_no_account_with_a_password_and_none_that_is_locked()
    {
        await using var host = await StartAsync();
        await host.AddAccountAsync("otto", AccountRole.Admin);
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(host, "/", Secret, "otto", "chiefs"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, "/", Secret, "vera", "desk"));
        var vera = (await host.Accounts.FindAsync("vera", CancellationToken.None))!;
        await host.Accounts.ReplaceAsync(vera with { DisabledAt = DateTimeOffset.UtcNow }, new AccountChange(new AuditEvent(DateTimeOffset.UtcNow, "otto", "account-locked", null, "{}")), CancellationToken.None);
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(host, "/", Secret, "vera", "desk"));
    }

    [Fact]
    public async Task A_secret_that_is_too_short_is_refused_at_the_start()
    {
        string file = folder.At("short");
        await File.WriteAllTextAsync(file, "short");
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => DeskHost.StartAsync(null, ("Verify:Proxy:SecretFile", file)));
    }

    private Task<DeskHost> StartAsync(params (string, string)[] more) =>
        DeskHost.StartAsync(null, [("Verify:Proxy:SecretFile", SecretFile), ("Verify:Proxy:Roles:desk", "verifier"), ("Verify:Proxy:Roles:chiefs", "admin"), .. more]);

    private static async Task<(AccountRole, string?)> AccountAsync(DeskHost host, string name) => await host.Accounts.FindAsync(name, CancellationToken.None) is { } account ? (account.Role, account.Origin) : default;

    private static async Task<HttpStatusCode> AskAsync(DeskHost host, string path, string? secret, string user, string groups, string? forwardedFor = null)
    {
        using var client = host.Client();
        if (secret is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("X-Proxy-Secret", secret);
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Remote-User", user);
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Remote-Groups", groups);
        if (forwardedFor is not null) client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        return (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
    }
}
