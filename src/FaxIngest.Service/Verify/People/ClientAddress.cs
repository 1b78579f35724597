using System.Net;
using System.Net.Sockets;

namespace FaxIngest.Verify.People;

/// <summary>Where a request comes from: what is counted together and shown in records.</summary>
internal static class ClientAddress
{
    internal static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>The address; of IPv6 the network, since one customer has 2⁶⁴ of them.</summary>
    internal static string Of(IPAddress? address)
    {
        if (address is null) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address)) return address.ToString();
        byte[] bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return $"{new IPAddress(bytes)}/64";
    }
}
