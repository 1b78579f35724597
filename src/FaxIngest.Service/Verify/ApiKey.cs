using System.Security.Cryptography;
using System.Text;

namespace FaxIngest.Verify;

/// <summary>Keys for programs: 256 random bits, kept as their SHA-256.</summary>
internal static class ApiKey
{
    /// <summary>Marks a key in logs and settings for secret scanners.</summary>
    private const string Prefix = "fi_";

    /// <summary>A new key; shown once, never stored.</summary>
    internal static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored and looked up.</summary>
    internal static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
