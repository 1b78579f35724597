using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>Takes the headers of a proxy's word off every request, before anything else looks at it, and keeps what they say only when they come from the proxy.</summary>
internal sealed class ProxyGate(RequestDelegate next, IOptions<ProxyOptions> options)
{
    private static readonly object Key = new();

    private readonly byte[]? secret = options.Value.ReadSecret() is { } text ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : null;
    private readonly HashSet<IPAddress> addresses = [.. options.Value.AddressList()];

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var (user, groups, sent) = (headers[options.Value.UserHeader], headers[options.Value.GroupsHeader], headers[options.Value.SecretHeader]);
        headers.Remove(options.Value.UserHeader);
        headers.Remove(options.Value.GroupsHeader);
        headers.Remove(options.Value.SecretHeader);
        // One value each: a second one is what somebody else put in.
        if (user is [{ Length: > 0 } name] && sent is [{ } word] && IsProxy(context.Connection.RemoteIpAddress) && IsSecret(word)) context.Items[Key] = new VouchedPerson(
            VouchedPerson.ByProxy, PasswordSignIn.Normalize(name), groups is [{ } list] ? list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : []);
        return next(context);
    }

    /// <summary>Whom the proxy vouches for in this request, or null.</summary>
    internal static VouchedPerson? Of(HttpContext context) => context.Items.TryGetValue(Key, out var person) ? (VouchedPerson?)person : null;

    private bool IsProxy(IPAddress? address) => address is not null && (addresses.Contains(address) || address.IsIPv4MappedToIPv6 && addresses.Contains(address.MapToIPv4()));

    /// <summary>Of hashes, so that neither content nor length shows in the time it takes.</summary>
    private bool IsSecret(string word) => secret is not null && CryptographicOperations.FixedTimeEquals(secret, SHA256.HashData(Encoding.UTF8.GetBytes(word)));
}
