using System.Security.Cryptography;

namespace FaxIngest.Verify;

/// <summary>Keys for programs: 256 random bits, kept as their SHA-256.</summary>
internal static class ApiKey
{
    /// <summary>Marks a key in logs and settings for secret scanners.</summary>
    private const string Prefix = "fi_";

    private const int Bytes = 32;

    /// <summary>A new key; shown once, never stored.</summary>
    internal static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored and looked up.</summary>
    internal static string Hash(string key) => TokenHash.Of(key);

    /// <summary>Whether a text can be a key at all; what cannot is not looked up.</summary>
    internal static bool IsForm(string text) => text.Length == Prefix.Length + 2 * Bytes && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(Prefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;
}
