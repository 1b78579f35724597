using System.Net;
using FaxIngest.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Verify;

public sealed class SignInTests
{
    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddAccountAsync("anna");
        using var client = new DeskClient(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address });
        var page = await client.GetAsync("/sign-in");
        string forgery = page.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("faxingest-form=", StringComparison.Ordinal)).Split(';')[0];
        client.Http.DefaultRequestHeaders.Add("Cookie", forgery);
        var answer = await client.PostAsync("/sign-in", [("name", "anna"), ("password", DeskHost.Password), ("__RequestVerificationToken", DeskClient.TokenIn(await page.Content.ReadAsStringAsync()))]);
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("faxingest=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("anna", "not the password")]
    [InlineData("nobody", DeskHost.Password)]
    [InlineData("", "")]
    public async Task Name_and_password_must_both_be_right_and_the_answer_does_not_say_which_is_not(string name, string password)
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddAccountAsync("anna");
        using var client = new DeskClient(host.Client());
        var answer = await client.SignInAsync(name, password);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Name or password is wrong.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_even_for_the_right_one_until_the_time_is_over()
    {
        var clock = new HandClock();
        await using var host = await DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), ("Verify:LockAfter", "3"), ("Verify:LockFor", "00:10:00"));
        await host.AddAccountAsync("anna");
        using var client = new DeskClient(host.Client());
        for (int i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await client.SignInAsync("anna", "wrong wrong wrong")).StatusCode);
        var locked = await client.SignInAsync("anna", DeskHost.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
        Assert.Contains("blocked", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Found, (await client.SignInAsync("anna", DeskHost.Password)).StatusCode);
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        await using var host = await DeskHost.StartAsync(null, ("Verify:LockAfter", "3"));
        await host.AddAccountAsync("anna");
        using var client = new DeskClient(host.Client());
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 2; i++) await client.SignInAsync("anna", "wrong wrong wrong");
            Assert.Equal(HttpStatusCode.Found, (await client.SignInAsync("anna", DeskHost.Password)).StatusCode);
            await client.PostAsync("/", "/sign-out", []);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var host = await DeskHost.StartAsync();
        using var client = await host.SignInAsync();
        await client.PostAsync("/", "/sign-out", []);
        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string to)
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddAccountAsync("anna");
        using var client = new DeskClient(host.Client());
        Assert.Equal("/", (await client.SignInAsync("anna", DeskHost.Password, to)).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("short", "anna", false)]
    [InlineData("aaaaaaaaaaaaaaaa", "anna", false)]
    [InlineData("my name is anna and so on", "anna", false)]
    [InlineData("four unrelated words", "anna", true)]
    public void Passwords_are_long_and_not_the_name(string password, string name, bool good) => Assert.Equal(good, PasswordRules.Problem(password, name) is null);

    [Theory]
    [InlineData("anna", true)]
    [InlineData("a.b-c_9", true)]
    [InlineData("a", false)]
    [InlineData("Anna", false)]
    [InlineData("-anna", false)]
    [InlineData("anna\n", false)]
    public void Names_are_plain(string name, bool good) => Assert.Equal(good, PasswordRules.NameProblem(name) is null);
}
