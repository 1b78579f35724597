using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Tests.Recognize.Cloud;
using static FaxIngest.Tests.Recognize.Cloud.CloudLoopback;

namespace FaxIngest.Receive.Mail;

/// <summary>What MSAL really asks, by a server on this machine that is asked in place of Entra ID.</summary>
public sealed class EntraTokenTests : IAsyncLifetime
{
    private const string Secret = "s3cret~value";
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("entra-");
    private readonly List<Uri> meant = [];
    private CloudLoopback authority = null!;

    public async Task InitializeAsync() => authority = await StartAsync();

    public async Task DisposeAsync()
    {
        await authority.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static EntraOptions Options(string signIn = EntraOptions.BySecret) =>
        new() { Tenant = "plan.example", ClientId = "b9c1f3a0-0000-4000-8000-000000000001", Authority = new Uri("https://login.entra.example"), SignIn = signIn };

    private EntraToken Tokens(EntraOptions? options = null, Func<CancellationToken, Task<string>>? secret = null) =>
        new(options ?? Options(), secret ?? (_ => Task.FromResult(Secret)), new EntraHttp(new HttpClient(new Detour(authority.Address, meant))));

    private static string Answer(string token, int seconds = 3600) => $$"""{"token_type":"Bearer","expires_in":{{seconds}},"ext_expires_in":{{seconds}},"access_token":"{{token}}"}""";

    private static Dictionary<string, string> Form(byte[] body) =>
        Encoding.UTF8.GetString(body).Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => WebUtility.UrlDecode(pair[0])!, pair => WebUtility.UrlDecode(pair[1])!);

    [Fact]
    public async Task The_application_asks_in_its_own_name_and_nobody_but_the_authority()
    {
        authority.OnPost(Json(Answer("t1")));
        using var tokens = Tokens();
        Assert.Equal("t1", await tokens.GetAsync(None));
        var form = Form(Assert.Single(authority.Requests).Body);
        Assert.Equal("https://login.entra.example/plan.example/oauth2/v2.0/token", Assert.Single(meant).AbsoluteUri);
        Assert.Equal(
            ("client_credentials", Options().ClientId, Secret, "https://outlook.office365.com/.default"), (form["grant_type"], form["client_id"], form["client_secret"], form["scope"]));
    }

    [Theory]
    [InlineData("pem", "")]
    [InlineData("pem", "a password")]
    [InlineData("pfx", "")]
    [InlineData("pfx", "a password")]
    public async Task A_certificate_signs_that_it_is_the_application(string kind, string password)
    {
        authority.OnPost(Json(Answer("t1")));
        using var certificate = Certificate();
        var options = Options(EntraOptions.ByCertificate);
        options.CertificateFile = Save(certificate, kind, password);
        using var tokens = Tokens(options, _ => Task.FromResult(password));

        Assert.Equal("t1", await tokens.GetAsync(None));

        var form = Form(Assert.Single(authority.Requests).Body);
        Assert.False(form.ContainsKey("client_secret"));
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        string[] assertion = form["client_assertion"].Split('.');
        using var claims = JsonDocument.Parse(Decode(assertion[1]));
        Assert.Equal("https://login.entra.example/plan.example/oauth2/v2.0/token", claims.RootElement.GetProperty("aud").GetString());
        Assert.Equal((options.ClientId, options.ClientId), (claims.RootElement.GetProperty("iss").GetString(), claims.RootElement.GetProperty("sub").GetString()));
        using var key = certificate.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{assertion[0]}.{assertion[1]}"), Decode(assertion[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Theory]
    [InlineData("no certificate at all")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public async Task A_file_without_certificate_and_key_is_for_an_operator(string content)
    {
        var options = Options(EntraOptions.ByCertificate);
        options.CertificateFile = Path.Combine(folder.FullName, "app.pem");
        using var tokens = Tokens(options, _ => Task.FromResult(""));
        Assert.Equal("mail-log-in", (await Assert.ThrowsAsync<MailboxException>(() => tokens.GetAsync(None))).Reason.Code);
        await File.WriteAllTextAsync(options.CertificateFile, content);
        Assert.Equal("mail-log-in", (await Assert.ThrowsAsync<MailboxException>(() => tokens.GetAsync(None))).Reason.Code);
        Assert.Empty(authority.Requests);
    }

    [Fact]
    public async Task A_wrong_password_of_the_key_is_for_an_operator()
    {
        using var certificate = Certificate();
        var options = Options(EntraOptions.ByCertificate);
        options.CertificateFile = Save(certificate, "pfx", "right");
        using var tokens = Tokens(options, _ => Task.FromResult("wrong"));
        var fault = await Assert.ThrowsAsync<MailboxException>(() => tokens.GetAsync(None));
        Assert.Equal("mail-log-in", fault.Reason.Code);
        Assert.Null(fault.InnerException);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("b9c1f3a0-0000-4000-8000-000000000002", "b9c1f3a0-0000-4000-8000-000000000002")]
    public async Task A_machine_in_azure_asks_its_own_metadata_service(string? identity, string said)
    {
        authority.OnPoll(context => Json(context.Request.Path.Value!.Contains("oauth2/token", StringComparison.Ordinal)
            ? $$"""{"access_token":"t1","expires_on":"{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}}","resource":"r","token_type":"Bearer"}"""
            : "{}", context.Request.Path.Value!.Contains("oauth2/token", StringComparison.Ordinal) ? 200 : 400)(context));
        using var tokens = new EntraToken(new EntraOptions { SignIn = EntraOptions.ByManagedIdentity, ClientId = identity }, null, new EntraHttp(new HttpClient(new Detour(authority.Address, meant))));

        Assert.Equal("t1", await tokens.GetAsync(None));

        var asked = authority.Requests.Single(request => request.Path.Contains("oauth2/token", StringComparison.Ordinal));
        var query = Form(Encoding.ASCII.GetBytes(asked.Query[1..]));
        Assert.Equal("https://outlook.office365.com", query["resource"]);
        Assert.Equal(said, query.GetValueOrDefault("client_id", ""));
        Assert.Equal("true", asked.Headers["Metadata"]);
        Assert.All(meant, uri => Assert.Equal("169.254.169.254", uri.Host));
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_runs_out()
    {
        authority.OnPost(Json(Answer("t1"))).OnPost(Json(Answer("t2")));
        using var tokens = Tokens();
        Assert.Equal("t1", await tokens.GetAsync(None));
        Assert.Equal("t1", await tokens.GetAsync(None));
        Assert.Single(authority.Requests);
    }

    [Fact]
    public async Task A_token_that_runs_out_in_minutes_is_not_used_again()
    {
        authority.OnPost(Json(Answer("t1", 240))).OnPost(Json(Answer("t2")));
        using var tokens = Tokens();
        Assert.Equal("t1", await tokens.GetAsync(None));
        Assert.Equal("t2", await tokens.GetAsync(None));
    }

    [Fact]
    public async Task A_secret_that_was_changed_is_taken_without_a_restart()
    {
        string secret = "old";
        authority.OnPost(Json(Answer("t1"))).OnPost(Json(Answer("t2")));
        using var tokens = Tokens(secret: _ => Task.FromResult(secret));
        await tokens.GetAsync(None);
        secret = "new";
        Assert.Equal("t2", await tokens.GetAsync(None));
        Assert.Equal(["old", "new"], authority.Requests.Select(request => Form(request.Body)["client_secret"]));
    }

    [Fact]
    public async Task Many_who_ask_at_once_cause_one_request()
    {
        authority.OnPost(Json(Answer("t1")));
        using var tokens = Tokens();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tokens.GetAsync(None))), t => Assert.Equal("t1", t));
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
        using var tokens = Tokens();
        var fault = await Assert.ThrowsAsync<MailboxException>(() => tokens.GetAsync(None));
        Assert.Equal(code, fault.Reason.Code);
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("AADSTS", fault.ToString(), StringComparison.Ordinal);
        Assert.Null(fault.InnerException);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"access_token\":\"\",\"expires_in\":3600}")]
    [InlineData("{\"access_token\":\"two words\",\"expires_in\":3600,\"token_type\":\"Bearer\"}")]
    public async Task An_answer_without_a_token_is_no_token(string body)
    {
        authority.OnPost(Json(body));
        using var tokens = Tokens();
        Assert.Equal("mail-protocol", (await Assert.ThrowsAsync<MailboxException>(() => tokens.GetAsync(None))).Reason.Code);
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        authority.OnPost(Json("""{"error":"invalid_client"}""", 401)).OnPost(Json(Answer("t1")));
        using var tokens = Tokens();
        await Assert.ThrowsAsync<MailboxException>(() => tokens.GetAsync(None));
        Assert.Equal("t1", await tokens.GetAsync(None));
    }

    [Fact]
    public async Task An_authority_that_is_away_or_silent_is_told_so()
    {
        authority.OnPost(Abort);
        using var away = Tokens();
        Assert.Equal("mail-unreachable", (await Assert.ThrowsAsync<MailboxException>(() => away.GetAsync(None))).Reason.Code);
        using var silent = new EntraToken(Options(), _ => Task.FromResult(Secret), new EntraHttp(new HttpClient(new Silence()) { Timeout = TimeSpan.FromMilliseconds(200) }));
        Assert.Equal("mail-unreachable", (await Assert.ThrowsAsync<MailboxException>(() => silent.GetAsync(None))).Reason.Code);
    }

    [Theory]
    [InlineData("plan.example", "app", "https://login.microsoftonline.com", 0)]
    [InlineData("plan/../x", "app", "https://login.microsoftonline.com", 1)]
    [InlineData("plan.example", "", "https://login.microsoftonline.com", 1)]
    [InlineData("plan.example", "app", "http://login.example", 1)]
    [InlineData("plan.example", "app", "https://login.microsoftonline.com", 1, "certificate")]
    [InlineData("plan.example", "app", "https://login.microsoftonline.com", 0, "certificate", "app.pem")]
    [InlineData("plan.example", "app", "https://login.microsoftonline.com", 1, "secret", "app.pem")]
    [InlineData(null, "app", "https://login.microsoftonline.com", 1, "certificate", "app.pem")]
    [InlineData(null, null, "https://login.microsoftonline.com", 0, "managed-identity")]
    public void Settings_that_would_leak_or_fail_are_refused(string? tenant, string? client, string uri, int problems, string signIn = "secret", string? file = null)
    {
        var options = new EntraOptions { Tenant = tenant, ClientId = client, Authority = new Uri(uri), SignIn = signIn, CertificateFile = file };
        Assert.Equal(problems, options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(this)).Count());
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        return new CertificateRequest("CN=faxingest", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private string Save(X509Certificate2 certificate, string kind, string password)
    {
        string path = Path.Combine(folder.FullName, "app." + kind);
        if (kind == "pfx") File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password.Length == 0 ? null : password));
        else
        {
            using var key = certificate.GetRSAPrivateKey()!;
            File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + (password.Length == 0
                ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000))));
        }
        return path;
    }

    private static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    /// <summary>Sends what is meant for others to a server on this machine.</summary>
    private sealed class Detour(Uri to, List<Uri> meant) : DelegatingHandler(AzureHttp.Handler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (meant) meant.Add(request.RequestUri!);
            request.RequestUri = new Uri(to, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
