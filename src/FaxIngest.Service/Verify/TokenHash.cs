using System.Security.Cryptography;
using System.Text;

namespace FaxIngest.Verify;

/// <summary>What is kept of random texts that open something: enough to know them again, nothing to use. One round is enough for 80 random bits and more; passwords are hashed slowly (<see cref="PasswordSignIn"/>).</summary>
internal static class TokenHash
{
    /// <summary>SHA-256 in lower-case hex.</summary>
    internal static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
