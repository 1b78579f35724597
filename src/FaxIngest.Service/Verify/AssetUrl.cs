using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace FaxIngest.Verify;

/// <summary>Addresses of the page's own scripts and styles. They carry a hash of the content, so browsers may keep them for ever.</summary>
internal static class AssetUrl
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    internal static string Of(string name) => Known.GetOrAdd(name, static file =>
    {
        using var content = typeof(AssetUrl).Assembly.GetManifestResourceStream($"FaxIngest.Verify.Assets.{file}")
            ?? throw new InvalidOperationException($"no asset {file} in the assembly");
        return $"/assets/{file}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    });
}
