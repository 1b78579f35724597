using System.Security.Cryptography;

namespace FaxIngest.Verify;

/// <summary>Addresses of the pages' own scripts and styles. They lie below a hash of all of them, so browsers may keep them for ever, and scripts find one another by name.</summary>
internal static class AssetUrl
{
    private const string Folder = "FaxIngest.Verify.Assets.";

    private static readonly HashSet<string> Names = [.. typeof(AssetUrl).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..])];

    /// <summary>The folder they are served from, without a slash at its end.</summary>
    internal static string Root { get; } = "/assets/" + Version();

    /// <summary>Scripts that others import: a browser told of them beforehand fetches them all at once.</summary>
    internal static IReadOnlyList<string> Modules { get; } = [.. Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal) && name != "theme.js").Order(StringComparer.Ordinal)];

    internal static string Of(string name) => Names.Contains(name) ? $"{Root}/{name}" : throw new InvalidOperationException($"no asset {name} in the assembly");

    private static string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in Names.Order(StringComparer.Ordinal))
        {
            using var content = new MemoryStream();
            using (var resource = typeof(AssetUrl).Assembly.GetManifestResourceStream(Folder + name)!) resource.CopyTo(content);
            hash.AppendData(content.ToArray());
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash())[..12];
    }
}
