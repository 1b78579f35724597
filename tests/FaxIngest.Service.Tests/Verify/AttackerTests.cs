using System.Net;
using System.Net.Sockets;
using System.Text;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Verify.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Verify;

/// <summary>What somebody with bad intent tries, against the real service over its socket. (Sessions: SessionTests. Rights: EndpointPolicyTests. Formulas in CSV: AuditPageTests. Form tokens and redirects: AccessTests, SignInTests.)</summary>
public sealed class AttackerTests
{
    private const string Script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    [Fact]
    public async Task What_was_read_on_a_page_or_sent_as_a_name_is_text_wherever_it_is_shown()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync(Script + ".tif", document: Hostile);
        using var admin = await host.SignInAsync("otto", AccountRole.Admin);
        await host.Store.AuditAsync(new AuditEvent(DateTimeOffset.UtcNow, Script, Script, fax.Id, $$"""{"x":"{{Script.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}"""), CancellationToken.None);
        int seen = 0;
        foreach (string path in (string[])["/", "/?state=all", $"/cases/{fax.Id}", $"/cases/{fax.Id}/1/fields/member.lastName", $"/compare/{fax.Id}-1/{fax.Id}-1", $"/audit?fax={fax.Id}", $"/audit?actor={Uri.EscapeDataString(Script)}", $"/upload?taken={fax.Id}", $"/sign-in?to={Uri.EscapeDataString("/" + Script)}", $"/people/{Uri.EscapeDataString(Script)}", $"/cases/{fax.Id}/1/members", $"/cases/{fax.Id}/pages"])
        {
            var answer = await admin.GetAsync(path);
            string html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
            // In a quoted value it is text: quotes in it are written as entities.
            Assert.DoesNotMatch("<[^>]*\\sonerror\\s*=", System.Text.RegularExpressions.Regex.Replace(html, "\"[^\"]*\"", "\"\""));
            if (html.Contains("&lt;script&gt;alert", StringComparison.Ordinal)) seen++;
        }
        // The text was there to be shown, or this proves nothing.
        Assert.True(seen >= 3, $"{seen}");
    }

    [Theory]
    [InlineData("evil.html", "text/html", "<script>alert(1)</script>")]
    [InlineData("evil.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("evil.pdf", "application/pdf", "%PDF-1.4 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>")]
    public async Task Active_content_that_was_uploaded_comes_back_as_a_download_that_no_browser_runs(string name, string type, string content)
    {
        await using var host = await DeskHost.StartAsync();
        using var client = host.Client();
        string key = ApiKey.New();
        await host.AddAccountAsync("program", AccountRole.Verifier, key);
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, key);
        using var form = new MultipartFormDataContent();
        using var file = new StringContent(content, Encoding.UTF8, type);
        form.Add(file, "file", name);
        var sent = await client.PostAsync(new Uri("/api/documents", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        string id = System.Text.Json.JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
        var answer = await client.GetAsync(new Uri($"/cases/{id}/original", UriKind.Relative));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(content, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("a\r\nSet-Cookie: stolen=1.tif")]
    [InlineData("a\"; filename=evil.exe; x=\".tif")]
    [InlineData("a.tif\r\n\r\n<script>")]
    [InlineData("../../../etc/passwd")]
    public async Task A_file_s_name_puts_nothing_into_the_headers(string name)
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync(name);
        using var client = await host.SignInAsync();
        var answer = await client.GetAsync($"/cases/{fax.Id}/original");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Matches("^attachment; filename=[0-9a-f]+(\\.tif)?(; filename\\*=UTF-8''[0-9a-f]+(\\.tif)?)?$", answer.Content.Headers.ContentDisposition!.ToString());
    }

    [Theory]
    [InlineData("/cases/../../../../etc/passwd/pages/1.png")]
    [InlineData("/cases/..%2f..%2fkeys/pages/1.png")]
    [InlineData("/cases/%2e%2e%2fkeys/original")]
    [InlineData("/cases/..%5c..%5ckeys/pages/1.png")]
    [InlineData("/cases/x%00/original")]
    [InlineData("/assets/..%2f..%2fappsettings.json")]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/api/documents/..%2f..%2fkeys")]
    public async Task No_path_leads_out_of_what_is_served(string path)
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync();
        string status = await RawAsync(host, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: faxingest={client.Session(host.Address)}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (400|404)", status);
        Assert.DoesNotContain("root:", status, StringComparison.Ordinal);
        Assert.DoesNotContain("<key ", status, StringComparison.Ordinal);
    }

    /// <summary>Everybody signed in may see every fax; so what could be reached by changing an id is what is another person's, and what is not a fax's.</summary>
    [Fact]
    public async Task Ids_of_others_open_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var one = await host.AddCaseAsync();
        var two = await host.AddCaseAsync("two.tif");
        using var anna = await host.SignInAsync();
        using var bert = await host.SignInAsync("bert");
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync($"/api/referrals/{one.Id}-2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync($"/cases/{one.Id}/pages/9.png")).StatusCode);
        // A version of one fax moves no other.
        await anna.PostAsync("/account", $"/cases/{two.Id}/1?handler=SetAside", [("why", "spam"), ("version", $"{two.Version + 1}")]);
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(two.Id, CancellationToken.None))!.State);
        // Account pages act on who asks, whatever the form says.
        await bert.PostAsync("/account", "/account?handler=Password&name=anna", [("name", "anna"), ("current", DeskHost.Password), ("password", "gravel tulip mandolin"), ("again", "gravel tulip mandolin")]);
        using var still = new DeskClient(host.Client());
        Assert.Equal(HttpStatusCode.Found, (await still.SignInAsync("anna", DeskHost.Password)).StatusCode);
        // A key of one account is not revoked through another.
        string key = ApiKey.New();
        await host.AddAccountAsync("program", AccountRole.Verifier, key);
        using var admin = await host.SignInAsync("otto", AccountRole.Admin);
        await admin.PostAsync("/people/anna", "/people/anna?handler=RevokeKey", [("key", "k-program")]);
        Assert.Null((await host.Service<IMachineKeyStore>().FindAsync(ApiKey.Hash(key), CancellationToken.None))!.Value.Key.RevokedAt);
    }

    [Fact]
    public async Task Guessing_is_blocked_by_name_and_by_address_and_keeps_nobody_else_out()
    {
        await using var host = await DeskHost.StartAsync(null, ("Verify:LockAfter", "3"), ("Verify:AttemptsPerAddress", "8"));
        await host.AddAccountAsync("anna");
        using var anna = new DeskClient(host.Client());
        // By the page itself, which marks her browser.
        Assert.Equal(HttpStatusCode.Found, (await anna.SignInAsync("anna", DeskHost.Password)).StatusCode);
        await host.AddAccountAsync("bert");
        using var attacker = From(host, "198.51.100.7");
        for (int i = 0; i < 3; i++) await attacker.SignInAsync("anna", $"wrong guess {i} wrong");
        // Even the right password does not help now, and a name that does not exist looks the same.
        Assert.Contains("blocked", await BodyAsync(await attacker.SignInAsync("anna", DeskHost.Password)), StringComparison.Ordinal);
        for (int i = 0; i < 3; i++) Assert.Contains("Name or password is wrong", await BodyAsync(await attacker.SignInAsync("nobody", $"wrong guess {i} wrong")), StringComparison.Ordinal);
        Assert.Contains("blocked", await BodyAsync(await attacker.SignInAsync("nobody", DeskHost.Password)), StringComparison.Ordinal);
        // The address is used up: one password on all names does not work either.
        Assert.Contains("blocked", await BodyAsync(await attacker.SignInAsync("bert", DeskHost.Password)), StringComparison.Ordinal);
        // From elsewhere bert comes in, and anna from the browser she uses, whatever somebody does to her name.
        using var elsewhere = From(host, "203.0.113.9");
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.SignInAsync("bert", DeskHost.Password)).StatusCode);
        await anna.PostAsync("/account", "/sign-out", []);
        Assert.Equal(HttpStatusCode.Found, (await anna.SignInAsync("anna", DeskHost.Password)).StatusCode);
        // Her browser's mark is not for guessing.
        await anna.PostAsync("/account", "/sign-out", []);
        for (int i = 0; i < 3; i++) await anna.SignInAsync("anna", $"wrong guess {i} wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.SignInAsync("anna", DeskHost.Password)).StatusCode);
        // Going on hammering writes the audit full no more than once a block.
        var told = await host.Service<IAuditStore>().EventsAsync(new AuditFilter { Action = "sign-in-locked" }, null, CancellationToken.None).ToListAsync();
        Assert.InRange(told.Count, 3, 5);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_way_around_the_count()
    {
        await using var host = await DeskHost.StartAsync(null, ("Verify:LockAfter", "3"));
        await host.AddAccountAsync("anna");
        using var client = new DeskClient(host.Client());
        string token = DeskClient.TokenIn(await (await client.GetAsync("/sign-in")).Content.ReadAsStringAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
            await BodyAsync(await client.PostAsync("/sign-in", [("name", "anna"), ("password", $"wrong guess {i} wrong"), ("__RequestVerificationToken", token)]))));
        Assert.Equal(3, answers.Count(each => each.Contains("Name or password is wrong", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Wrong_keys_are_slowed_down_and_right_ones_from_there_are_not()
    {
        await using var host = await DeskHost.StartAsync();
        string key = ApiKey.New();
        await host.AddAccountAsync("program", AccountRole.Verifier, key);
        var statuses = new List<HttpStatusCode>();
        for (int i = 0; i < KeyGate.Most + 5; i++) statuses.Add(await WithKeyAsync(host, i % 2 == 0 ? ApiKey.New() : "fi_x' OR 1=1"));
        Assert.All(statuses.Take(KeyGate.Most), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.All(statuses.Skip(KeyGate.Most), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        Assert.Equal(HttpStatusCode.OK, await WithKeyAsync(host, key));
        Assert.Equal(KeyGate.Most, (await host.Service<IAuditStore>().EventsAsync(new AuditFilter { Action = "key-refused" }, null, CancellationToken.None).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_key_that_ended_was_revoked_or_belongs_to_a_locked_account_opens_nothing()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await host.AddAccountAsync("program", password: false);
        var (keys, told) = (host.Service<IMachineKeyStore>(), new AuditEvent(clock.GetUtcNow(), "test", "test", null, "{}"));
        var (ended, endedText) = await KeyIssue.AddAsync(keys, "program", "short", KeyScope.Read, TimeSpan.FromDays(1), clock.GetUtcNow(), "test", CancellationToken.None);
        var (lasting, lastingText) = await KeyIssue.AddAsync(keys, "program", "long", KeyScope.Read, null, clock.GetUtcNow(), "test", CancellationToken.None);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [await WithKeyAsync(host, endedText), await WithKeyAsync(host, lastingText)]);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK], [await WithKeyAsync(host, endedText), await WithKeyAsync(host, lastingText)]);
        await host.Accounts.ReplaceAsync((await host.Accounts.FindAsync("program", CancellationToken.None))! with { DisabledAt = clock.GetUtcNow() }, new AccountChange(told), CancellationToken.None);
        Assert.Equal(HttpStatusCode.Unauthorized, await WithKeyAsync(host, lastingText));
        await host.Accounts.ReplaceAsync((await host.Accounts.FindAsync("program", CancellationToken.None))! with { DisabledAt = null }, new AccountChange(told), CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, await WithKeyAsync(host, lastingText));
        await keys.RevokeAsync("program", lasting.Id, told, CancellationToken.None);
        Assert.Equal(HttpStatusCode.Unauthorized, await WithKeyAsync(host, lastingText));
        Assert.NotNull((await keys.ListAsync("program", CancellationToken.None)).Single(each => each.Id == ended.Id).LastUsed);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PROPFIND")]
    public async Task Other_methods_are_refused_everywhere(string method)
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        foreach (string path in (string[])["/", $"/cases/{fax.Id}", "/api/documents", "/sign-in"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            request.Headers.Add("X-Marker", "echo-me");
            var answer = await client.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.DoesNotContain("echo-me", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_method_named_in_a_header_is_not_taken()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/cases/{fax.Id}/1?handler=SetAside&why=spam&version={fax.Version}", UriKind.Relative));
        request.Headers.Add("X-HTTP-Method-Override", "POST");
        await client.Http.SendAsync(request);
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task The_host_header_goes_into_no_answer_and_foreign_names_can_be_refused()
    {
        await using var host = await DeskHost.StartAsync();
        foreach (string path in (string[])["/", "/sign-in", "/no-such-page", "/api/queue"])
        {
            string answer = await RawAsync(host, $"GET {path} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
            Assert.DoesNotContain("evil.example", answer, StringComparison.Ordinal);
        }
        await using var strict = await DeskHost.StartAsync(null, ("Web:Hosts", "faxes.example"));
        Assert.StartsWith("HTTP/1.1 400", await RawAsync(strict, "GET /sign-in HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await RawAsync(strict, "GET /sign-in HTTP/1.1\r\nHost: faxes.example\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n", "4")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX-Long: LONG\r\nConnection: close\r\n\r\n", "431")]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n", "400")]
    public async Task Oversized_and_ambiguous_requests_are_refused(string request, string status)
    {
        await using var host = await DeskHost.StartAsync();
        Assert.StartsWith($"HTTP/1.1 {status}", await RawAsync(host, request.Replace("LONG", new string('x', 100_000), StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_tls_cookies_belong_to_the_host_alone_and_browsers_stay_with_tls()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddAccountAsync("anna");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Host = "faxes.example";
        var page = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Contains("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        string form = page.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-faxingest-form=", StringComparison.Ordinal));
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.True(cookie.StartsWith("__Host-", StringComparison.Ordinal), cookie.Split('=')[0]));
        http.DefaultRequestHeaders.Add("Cookie", form.Split(';')[0]);
        using var fields = new FormUrlEncodedContent([new("name", "anna"), new("password", DeskHost.Password), new("__RequestVerificationToken", DeskClient.TokenIn(await page.Content.ReadAsStringAsync()))]);
        var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), fields);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var cookies = answer.Headers.GetValues("Set-Cookie").Append(form).ToList();
        Assert.True(cookies.Count >= 3);
        foreach (string cookie in cookies)
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            foreach (string attribute in (string[])["; secure", "; httponly", "; path=/", "; samesite="]) Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Keys_that_sign_cookies_are_private_to_the_service()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync();
        string keys = Path.Combine(host.Folder, "keys");
        Assert.NotEmpty(Directory.GetFiles(keys));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
    }

    private static Document Hostile(string id)
    {
        var document = SampleCase.Document(id);
        var fields = document.Referrals[0].Fields.ToDictionary();
        foreach (string path in (string[])["member.lastName", "member.firstName", "narrative"]) fields[path] = fields[path] with { Value = FieldValue.Of(Script), Text = Script };
        fields["member.cin"] = fields["member.cin"] with { Value = FieldValue.Of(Script), Text = Script };
        return document with
        {
            FileName = Script,
            Source = document.Source with { Subject = Script, From = Script, CallerId = Script },
            Referrals = [document.Referrals[0] with { Fields = fields, Reasons = [new Reason("low-confidence", Script, "member.cin"), new Reason("odd", Script)] }],
        };
    }

    private static DeskClient From(DeskHost host, string address)
    {
        var http = host.Client();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return new DeskClient(http);
    }

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    private static async Task<HttpStatusCode> WithKeyAsync(DeskHost host, string key)
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, key);
        return (await client.GetAsync(new Uri("/api/queue", UriKind.Relative))).StatusCode;
    }

    /// <summary>Bytes as they are: a client's library would put paths and headers in order.</summary>
    private static async Task<string> RawAsync(DeskHost host, string request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, limit.Token);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(limit.Token);
    }
}
