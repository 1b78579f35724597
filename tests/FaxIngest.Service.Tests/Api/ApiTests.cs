using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Verify;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaxIngest.Api;

public sealed class ApiTests
{
    private const string Key = "fi_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/api/documents")]
    [InlineData("/api/documents/x")]
    [InlineData("/api/documents/x/pages/1.png")]
    [InlineData("/api/queue")]
    [InlineData("/api/referrals/x-1")]
    [InlineData("/openapi/v1.json")]
    public async Task Strangers_get_401_and_no_sign_in_page(string path)
    {
        await using var host = await DeskHost.StartAsync();
        using var client = host.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        client.DefaultRequestHeaders.Add("X-Api-Key", "fi_wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_document_is_given_as_the_contract_says_and_the_view_is_audited()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await KeyClientAsync(host);
        var document = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/documents/{fax.Id}", UriKind.Relative))).RootElement;
        Assert.Equal("faxingest/document/1", document.GetProperty("schema").GetString());
        var referral = document.GetProperty("referrals")[0];
        Assert.Equal(SampleCase.DoubtfulCin, referral.GetProperty("fields").GetProperty("member.cin").GetProperty("value").GetString());
        Assert.Equal("2026-11-30", referral.GetProperty("dueBy").GetString());
        var one = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/referrals/{fax.Id}-1", UriKind.Relative))).RootElement;
        Assert.Equal("verify", one.GetProperty("decision").GetString());
        Assert.Equal(2, (await host.Store.EventsAsync(fax.Id, CancellationToken.None)).Count(each => each is { Action: "viewed", Actor: "program" }));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"/api/documents/{fax.Id}/pages/1.png", UriKind.Relative))).StatusCode);
        foreach (string none in new[] { "/api/documents/none", "/api/referrals/none", $"/api/referrals/{fax.Id}-2", $"/api/documents/{fax.Id}/pages/9.png" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(none, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Lists_are_by_state_hash_and_cursor()
    {
        await using var host = await DeskHost.StartAsync();
        var waiting = await host.AddCaseAsync();
        var stuck = await host.AddStuckAsync();
        using var client = await KeyClientAsync(host);
        Assert.Equal([waiting.Id, stuck.Id], await IdsAsync(client, "/api/documents"));
        Assert.Equal([stuck.Id], await IdsAsync(client, "/api/documents?status=stuck"));
        Assert.Equal([waiting.Id], await IdsAsync(client, "/api/documents?status=awaitingVerification"));
        Assert.Equal([stuck.Id], await IdsAsync(client, $"/api/documents?sha256={stuck.Sha256}"));
        Assert.Equal([stuck.Id], await IdsAsync(client, $"/api/documents?after={waiting.Id}"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(new Uri("/api/documents?status=lost", UriKind.Relative))).StatusCode);
        var queue = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/queue", UriKind.Relative))).RootElement;
        Assert.Equal(2, queue.GetArrayLength());
        Assert.Equal(2, queue[0].GetProperty("fieldsToCheck").GetInt32());
    }

    [Fact]
    public async Task An_upload_becomes_a_fax_once()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await KeyClientAsync(host);
        var first = await UploadAsync(client, "../folder/letter.pdf", "some bytes"u8.ToArray());
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var again = await UploadAsync(client, "letter.pdf", "some bytes"u8.ToArray());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var fax = Assert.Single(await host.Store.ListAsync(FaxState.Received, null, null, 10, CancellationToken.None));
        Assert.Equal(("letter.pdf", "upload", 1), (fax.FileName, fax.Source.Channel, fax.Arrivals));
        Assert.Equal(fax.Id, JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Uploads_that_are_too_large_empty_or_no_form_are_refused_and_leave_nothing()
    {
        await using var host = await DeskHost.StartAsync(null, ("Web:MaxUploadBytes", "1000000"));
        using var client = await KeyClientAsync(host);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await UploadAsync(client, "large.tif", new byte[1_000_001])).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(client, "empty.tif", [])).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync(new Uri("/api/documents", UriKind.Relative), new StringContent("x"))).StatusCode);
        using var noFile = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri("/api/documents", UriKind.Relative), noFile)).StatusCode);
        Assert.Empty(await host.Store.ListAsync(null, null, null, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Several_files_are_taken_in_order_and_told_by_whom()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await KeyClientAsync(host);
        using var form = Form(("one.tif", "first"u8.ToArray()), ("nothing known about this.xyz", "second"u8.ToArray()), ("one again.tif", "first"u8.ToArray()));
        var answer = await client.PostAsync(new Uri("/api/documents", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var taken = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal([true, true, false], taken.EnumerateArray().Select(each => each.GetProperty("new").GetBoolean()));
        Assert.Equal(taken[0].GetProperty("id").GetString(), taken[2].GetProperty("id").GetString());
        Assert.Equal(2, (await host.Store.ListAsync(FaxState.Received, null, null, 10, CancellationToken.None)).Count);
        Assert.Equal(["program", "program"], (await host.Store.EventsAsync(taken[0].GetProperty("id").GetString()!, CancellationToken.None)).Where(each => each.Action == "uploaded").Select(each => each.Actor));
    }

    [Fact]
    public async Task What_is_refused_is_told_as_a_problem_and_what_came_before_it_is_kept()
    {
        await using var host = await DeskHost.StartAsync(null, ("Web:UploadsPerHour", "2"));
        using var client = await KeyClientAsync(host);
        using var form = Form(("one.tif", [1]), ("two.tif", [2]), ("three.tif", [3]));
        var answer = await client.PostAsync(new Uri("/api/documents", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((429, "Too Many Requests", 2), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString(), problem.GetProperty("taken").GetArrayLength()));
        Assert.Equal(problem.GetProperty("detail").GetString(), problem.GetProperty("message").GetString());
        Assert.Equal(2, (await host.Store.ListAsync(null, null, null, 10, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_full_disk_is_said_to_be_one()
    {
        await using var host = await DeskHost.StartAsync(services => services.AddSingleton<IBlobStore>(new FullDisk()));
        using var client = await KeyClientAsync(host);
        var answer = await UploadAsync(client, "a.tif", [1]);
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Contains("disk is full", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_disk_with_too_little_room_takes_no_byte_of_an_upload_and_all_of_it_when_there_is_room()
    {
        long free = 499_000_000;
        var blobs = new CountingBlobs();
        await using var host = await DeskHost.StartAsync(services => services.AddSingleton<IBlobStore>(blobs).AddSingleton(provider =>
            new IntakeSpace(provider.GetRequiredService<IOptions<IntakeOptions>>(), provider.GetRequiredService<IOptions<DataOptions>>()) { Free = _ => free }));
        using var client = await KeyClientAsync(host);
        var answer = await UploadAsync(client, "a.tif", new byte[100_000]);
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("too little room", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);

        using var browser = await host.SignInAsync();
        using var form = new MultipartFormDataContent { { new StringContent(DeskClient.TokenIn(await browser.TextAsync("/upload"))), "__RequestVerificationToken" } };
        form.Add(FileOf("a.tif", [1]));
        string address = (await browser.Http.PostAsync(new Uri("/upload", UriKind.Relative), form)).Headers.Location!.ToString();
        Assert.Contains("disk has too little room", WebUtility.HtmlDecode(await browser.TextAsync(address)), StringComparison.Ordinal);
        Assert.Equal(0, blobs.Puts);

        // Room goes between two files of one form: the first is kept and named, no byte of the second is.
        free = 500_000_000;
        blobs.Meanwhile = () => free = 499_999_999;
        using var two = Form(("one.tif", [1]), ("two.tif", [2]));
        var half = await client.PostAsync(new Uri("/api/documents", UriKind.Relative), two);
        Assert.Equal(HttpStatusCode.InsufficientStorage, half.StatusCode);
        Assert.Equal(1, JsonDocument.Parse(await half.Content.ReadAsStringAsync()).RootElement.GetProperty("taken").GetArrayLength());
        Assert.Equal(1, blobs.Puts);

        free = 500_000_000;
        Assert.Equal(HttpStatusCode.Created, (await UploadAsync(client, "b.tif", [3])).StatusCode);
    }

    [Fact]
    public async Task The_plain_form_needs_its_token_before_the_files_and_ends_on_a_page()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignInAsync();
        string token = DeskClient.TokenIn(await browser.TextAsync("/upload"));
        async Task<string?> PostAsync(string? value, bool first)
        {
            using var form = new MultipartFormDataContent();
            if (value is not null && first) form.Add(new StringContent(value), "__RequestVerificationToken");
            form.Add(FileOf("fax of Ms. Someone.tif", "bytes"u8.ToArray()));
            if (value is not null && !first) form.Add(new StringContent(value), "__RequestVerificationToken");
            var answer = await browser.Http.PostAsync(new Uri("/upload", UriKind.Relative), form);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            return answer.Headers.Location?.ToString();
        }
        foreach (var (value, first) in new[] { (null, true), ("wrong", true), (token, false) }) Assert.Equal("/upload?refused=400", await PostAsync(value, first));
        Assert.Empty(await host.Store.ListAsync(null, null, null, 10, CancellationToken.None));

        string address = (await PostAsync(token, true))!;
        Assert.StartsWith("/upload?taken=", address, StringComparison.Ordinal);
        Assert.DoesNotContain("Someone", address, StringComparison.Ordinal);
        string page = await browser.TextAsync(address);
        Assert.Contains("fax of Ms. Someone.tif", page, StringComparison.Ordinal);
        Assert.Contains("taken in", page, StringComparison.Ordinal);
        Assert.StartsWith("/upload?known=", await PostAsync(token, true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_may_not_upload_and_a_browser_needs_its_token()
    {
        await using var host = await DeskHost.StartAsync();
        using var auditor = await KeyClientAsync(host, AccountRole.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await UploadAsync(auditor, "a.tif", [1])).StatusCode);
        using var browser = await host.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(browser.Http, "a.tif", [1])).StatusCode);
        browser.Http.DefaultRequestHeaders.Add("X-Form-Token", DeskClient.TokenIn(await browser.TextAsync("/")));
        Assert.Equal(HttpStatusCode.Created, (await UploadAsync(browser.Http, "a.tif", [1])).StatusCode);
    }

    [Fact]
    public async Task Health_needs_no_sign_in_and_tells_when_the_store_is_gone()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = host.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
        await using var broken = await DeskHost.StartAsync();
        broken.BreakStore();
        using var other = broken.Client();
        var answer = await other.GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain("SQLite", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Metrics_count_faxes_by_state_and_counters_of_our_meters()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddCaseAsync();
        using var client = await KeyClientAsync(host);
        await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        using var meter = new System.Diagnostics.Metrics.Meter("FaxIngest.Test");
        meter.CreateCounter<long>("test.events", description: "Made by a test.").Add(3, new KeyValuePair<string, object?>("kind", "a\"b"));
        string text = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("faxingest_faxes{state=\"awaitingVerification\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE faxingest_test_events_total counter\n", text, StringComparison.Ordinal);
        Assert.Contains("faxingest_test_events_total{kind=\"a\\\"b\"} 3\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await KeyClientAsync(host);
        var paths = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative))).RootElement.GetProperty("paths");
        foreach (string path in new[] { "/healthz", "/api/documents", "/api/documents/{id}", "/api/queue", "/api/referrals/{id}" }) Assert.True(paths.TryGetProperty(path, out _), path);
    }

    private static async Task<HttpClient> KeyClientAsync(DeskHost host, AccountRole role = AccountRole.Verifier)
    {
        await host.AddAccountAsync("program", role, Key);
        var client = host.Client();
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        return client;
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string name, byte[] bytes)
    {
        using var form = Form((name, bytes));
        return await client.PostAsync(new Uri("/api/documents", UriKind.Relative), form);
    }

    private static MultipartFormDataContent Form(params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files) form.Add(FileOf(name, bytes));
        return form;
    }

    private static ByteArrayContent FileOf(string name, byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = name };
        return file;
    }

    /// <summary>Linux: ENOSPC.</summary>
    private sealed class FullDisk : IBlobStore
    {
        public Task<(string Sha256, long Length)> PutAsync(Stream content, CancellationToken cancellation) => throw new IOException("full", 28);

        public string PathOf(string sha256) => throw new FileNotFoundException();
    }

    /// <summary>Counts what it is asked to keep.</summary>
    private sealed class CountingBlobs : IBlobStore
    {
        public int Puts { get; private set; }

        public Action? Meanwhile { get; set; }

        public async Task<(string Sha256, long Length)> PutAsync(Stream content, CancellationToken cancellation)
        {
            Puts++;
            using var kept = new MemoryStream();
            await content.CopyToAsync(kept, cancellation);
            Meanwhile?.Invoke();
            return (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(kept.ToArray())), kept.Length);
        }

        public string PathOf(string sha256) => throw new FileNotFoundException();
    }

    private static async Task<string[]> IdsAsync(HttpClient client, string path) =>
        [.. JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
