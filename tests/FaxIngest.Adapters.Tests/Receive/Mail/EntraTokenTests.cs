using System.Net;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Store;
using FaxIngest.Tests.Recognize.Cloud;
using static FaxIngest.Tests.Recognize.Cloud.CloudLoopback;

namespace FaxIngest.Receive.Mail;

public sealed class EntraTokenTests : IAsyncLifetime
{
    private const string Secret = "s3cret~value";

    private readonly ManualTime time = new();
    private CloudLoopback authority = null!;

    public async Task InitializeAsync() => authority = await StartAsync();

    public async Task DisposeAsync() => await authority.DisposeAsync();

    private EntraToken Tokens() => new(
        new HttpClient(AzureHttp.Handler()), new EntraOptions { Tenant = "plan.example", ClientId = "app-1", Authority = authority.Address }, _ => Task.FromResult(Secret), time);

    private static string Answer(string token, int seconds) => $$"""{"token_type":"Bearer","expires_in":{{seconds}},"ext_expires_in":{{seconds}},"access_token":"{{token}}"}""";

    [Fact]
    public async Task The_application_asks_in_its_own_name()
    {
        authority.OnPost(Json(Answer("t1", 3600)));
        Assert.Equal("t1", await Tokens().GetAsync(CancellationToken.None));
        var asked = Assert.Single(authority.Requests);
        Assert.Equal("/plan.example/oauth2/v2.0/token", asked.Path);
        Assert.Equal("grant_type=client_credentials&client_id=app-1&client_secret=s3cret%7Evalue&scope=https%3A%2F%2Foutlook.office365.com%2F.default",
            System.Text.Encoding.UTF8.GetString(asked.Body).Replace("~", "%7E", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_runs_out()
    {
        authority.OnPost(Json(Answer("t1", 3600))).OnPost(Json(Answer("t2", 3600)));
        using var tokens = Tokens();
        await tokens.GetAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("t1", await tokens.GetAsync(CancellationToken.None));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("t2", await tokens.GetAsync(CancellationToken.None));
        Assert.Equal(2, authority.Requests.Count);
    }

    [Fact]
    public async Task Many_who_ask_at_once_cause_one_request()
    {
        authority.OnPost(Json(Answer("t1", 3600)));
        using var tokens = Tokens();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tokens.GetAsync(CancellationToken.None))), t => Assert.Equal("t1", t));
        Assert.Single(authority.Requests);
    }

    [Theory]
    [InlineData(400, "mail-log-in")]
    [InlineData(401, "mail-log-in")]
    [InlineData(429, "mail-unreachable")]
    [InlineData(503, "mail-unreachable")]
    [InlineData(302, "mail-log-in")]
    public async Task A_refusal_says_what_it_is_and_no_secret(int status, string code)
    {
        authority.OnPost(Json($$"""{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret '{{Secret}}' provided."}""", status));
        var fault = await Assert.ThrowsAsync<MailboxException>(() => Tokens().GetAsync(CancellationToken.None));
        Assert.Equal(code, fault.Reason.Code);
        Assert.Contains("invalid_client", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("AADSTS", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"access_token\":7}")]
    [InlineData("{\"access_token\":\"\"}")]
    [InlineData("{\"access_token\":\"two words\"}")]
    public async Task An_answer_without_a_token_is_no_token(string body)
    {
        authority.OnPost(Json(body));
        Assert.Equal("mail-protocol", (await Assert.ThrowsAsync<MailboxException>(() => Tokens().GetAsync(CancellationToken.None))).Reason.Code);
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        authority.OnPost(Status((int)HttpStatusCode.ServiceUnavailable)).OnPost(Json(Answer("t1", 3600)));
        using var tokens = Tokens();
        await Assert.ThrowsAsync<MailboxException>(() => tokens.GetAsync(CancellationToken.None));
        Assert.Equal("t1", await tokens.GetAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("plan.example", "app", "https://login.microsoftonline.com", 0)]
    [InlineData("plan/../x", "app", "https://login.microsoftonline.com", 1)]
    [InlineData("plan.example", "", "https://login.microsoftonline.com", 1)]
    [InlineData("plan.example", "app", "http://login.example", 1)]
    public void Settings_that_would_leak_or_fail_are_refused(string tenant, string client, string uri, int problems) =>
        Assert.Equal(problems, new EntraOptions { Tenant = tenant, ClientId = client, Authority = new Uri(uri) }.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(this)).Count());
}
