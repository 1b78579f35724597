using System.Net;
using FaxIngest.Hosting;

namespace FaxIngest.Verify;

public sealed class AccessTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?state=stuck")]
    [InlineData("/cases/any")]
    [InlineData("/cases/any/1")]
    [InlineData("/cases/any/pages/1.png")]
    [InlineData("/cases/any/original")]
    public async Task Pages_send_strangers_to_the_sign_in(string path)
    {
        await using var host = await DeskHost.StartAsync();
        using var client = host.Client();
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString.Split('?')[0]);
    }

    [Fact]
    public async Task Every_page_forbids_foreign_code_frames_and_caches()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        foreach (string path in new[] { "/sign-in", "/", $"/cases/{fax.Id}", $"/cases/{fax.Id}/pages/1.png", "/no-such-page", "/api/queue" })
        {
            var answer = await client.GetAsync(path);
            string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore, path);
        }
    }

    [Fact]
    public async Task Pages_carry_no_inline_code_and_load_nothing_from_elsewhere()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        foreach (string path in new[] { "/", $"/cases/{fax.Id}" })
        {
            string html = await (await client.GetAsync(path)).Content.ReadAsStringAsync();
            Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(?i)<script(?![^>]*\\ssrc=)", html);
            Assert.DoesNotMatch("(?i)\\s(style|on[a-z]+)\\s*=\\s*\"", html);
            Assert.DoesNotMatch("(?i)(src|href|action)=\"(https?:)?//", html);
        }
    }

    [Fact]
    public async Task Own_scripts_and_styles_are_served_with_their_type()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = host.Client();
        foreach (var (name, type) in new[] { ("desk.css", "text/css"), ("desk.js", "text/javascript"), ("icon.svg", "image/svg+xml") })
        {
            var answer = await client.GetAsync(new Uri(AssetUrl.Of(name), UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/?handler=Next")]
    public async Task Forms_without_their_token_are_refused(string path)
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync();
        var answer = await client.PostAsync(path, [("name", "anna"), ("password", DeskHost.Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_case_form_without_its_token_changes_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        var answer = await client.PostAsync($"/cases/{fax.Id}/1?handler=SetAside", [("why", "spam"), ("version", $"{fax.Version}")]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Model.FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task An_auditor_sees_cases_and_changes_none()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync("otto", AccountRole.Auditor);
        string html = await client.TextAsync($"/cases/{fax.Id}");
        Assert.Contains(SampleCase.LastName, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Save and open next", html, StringComparison.Ordinal);
        foreach (string handler in new[] { "", "SetAside", "TryAgain", "TakeBack" })
        {
            var answer = await client.PostAsync("/", $"/cases/{fax.Id}/1?handler={handler}", [("why", "spam"), ("version", $"{fax.Version}"), ("field", "member.cin"), ("value:member.cin", SampleCase.RightCin)]);
            Assert.Equal("/denied", answer.Headers.Location?.OriginalString);
        }
        Assert.Equal(fax.Version, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.Version);
    }

    [Fact]
    public async Task Page_images_come_as_they_were_written_and_views_are_audited()
    {
        await using var host = await DeskHost.StartAsync();
        byte[] png = SamplePage.Png();
        var fax = await host.AddCaseAsync(png: png);
        using var client = await host.SignInAsync();
        await client.TextAsync($"/cases/{fax.Id}");
        var answer = await client.GetAsync($"/cases/{fax.Id}/pages/1.png");
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(png, await answer.Content.ReadAsByteArrayAsync());
        var events = await host.Store.EventsAsync(fax.Id, CancellationToken.None);
        Assert.Contains(events, each => each is { Actor: "anna", Action: "viewed" });
        Assert.Contains(events, each => each is { Actor: "anna", Action: "viewed-page" });
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/cases/{fax.Id}/pages/2.png")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/cases/..%2F..%2Fkeys/pages/1.png")).StatusCode);
    }
}
