using System.Net;
using System.Text.RegularExpressions;

namespace FaxIngest.Hosting;

/// <summary>A browser without a screen: fetches a page, fills in its form and posts it with the page's token.</summary>
internal sealed partial class DeskClient(HttpClient http, CookieContainer? cookies = null) : IDisposable
{
    internal HttpClient Http => http;

    /// <summary>What its session cookie carries.</summary>
    internal string Session(Uri address) => cookies!.GetCookies(address)["faxingest"]!.Value;

    internal Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    internal async Task<string> TextAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    internal async Task<HttpResponseMessage> SignInAsync(string name, string password, string to = "/") =>
        await PostAsync("/sign-in", "/sign-in", [("name", name), ("password", password), ("to", to)]);

    /// <summary>Posts fields with the token of the page they were on.</summary>
    internal async Task<HttpResponseMessage> PostAsync(string page, string action, IEnumerable<(string Name, string Value)> fields)
    {
        string html = await (await GetAsync(page)).Content.ReadAsStringAsync();
        return await PostAsync(action, fields.Append(("__RequestVerificationToken", TokenIn(html))));
    }

    internal Task<HttpResponseMessage> PostAsync(string action, IEnumerable<(string Name, string Value)> fields) =>
        http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));

    internal static string TokenIn(string html) =>
        Token().Match(html) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException("the page has no form token");

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
