using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace FaxIngest.Composition;

/// <summary>Where the pages and the API listen.</summary>
internal sealed class WebOptions : IValidatableObject
{
    public const string Section = "Web";

    /// <summary>Addresses, separated by semicolons. Default <c>http://127.0.0.1:8080</c>: this machine only; put a TLS proxy in front or give Kestrel a certificate before opening it to others.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Largest upload, in bytes, all files of a request together. Default 200,000,000 (what the reader takes), range 1,000,000..2,000,000,000.</summary>
    [Range(1_000_000, 2_000_000_000)]
    public long MaxUploadBytes { get; set; } = 200_000_000;

    /// <summary>Files one account may upload in an hour, on each node. Default 2,000, range 1..1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerHour { get; set; } = 2000;

    /// <summary>Addresses of TLS proxies in front, separated by commas: what they say of the client's address and of TLS (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>) counts, from others it does not. Default <c>127.0.0.1,::1</c>; empty: nobody's.</summary>
    public string Proxies { get; set; } = "127.0.0.1,::1";

    /// <summary>Host names that are answered to, separated by commas (<c>faxes.example.org,*.example.org</c>). Default <c>*</c>: any; no answer depends on the name.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Hosts { get; set; } = "*";

    internal IEnumerable<IPAddress> ProxyList() => AddressList.Parse(Proxies);

    internal IEnumerable<string> HostList() => AddressList.Parts(Hosts);

    internal IEnumerable<string> List() => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        List().Where(url => !IsAddress(url)).Select(url => $"Web:Urls: {url} is no address like http://127.0.0.1:8080.").Append(AddressList.Problem("Web:Proxies", Proxies)).OfType<string>().Select(problem => new ValidationResult(problem));

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
