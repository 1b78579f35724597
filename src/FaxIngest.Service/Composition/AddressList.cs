using System.Net;

namespace FaxIngest.Composition;

/// <summary>Addresses of machines in a setting, separated by commas.</summary>
internal static class AddressList
{
    internal static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static IEnumerable<IPAddress> Parse(string list) => Parts(list).Select(IPAddress.Parse);

    /// <summary>What is wrong with it, or null.</summary>
    internal static string? Problem(string setting, string list) =>
        Parts(list).FirstOrDefault(each => !IPAddress.TryParse(each, out _)) is { } wrong ? $"{setting}: {wrong} is no address like 127.0.0.1." : null;
}
