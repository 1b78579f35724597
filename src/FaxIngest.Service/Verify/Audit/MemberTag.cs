using System.Security.Cryptography;
using System.Text;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.Audit;

/// <summary>What the audit calls a member whom a search has shown: always the same, and nobody finds out whose it is without the key. CINs are few enough to try all of them against a plain hash.</summary>
/// <remarks>The key is made once and lies in <c>audit/members.key</c> of the data folder. Without it old tags say nothing any more; the chain holds all the same.</remarks>
internal sealed class MemberTag(IOptions<DataOptions> data)
{
    private const string Mark = "m-";

    /// <summary>Hex digits, 64 bits: two members of a million with the same one have a chance of 1 in 40 million.</summary>
    private const int Digits = 16;

    private readonly Lazy<byte[]> key = new(() => KeyAt(Path.Combine(data.Value.FullPath, "audit", "members.key")));

    /// <summary>The tag of a member.</summary>
    /// <param name="cin">As the roster has it, or as somebody types it.</param>
    internal string Of(string cin) => Mark + Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(cin.Trim().ToUpperInvariant())))[..Digits];

    internal static bool IsTag(string? text) => text?.Length == Mark.Length + Digits && text.StartsWith(Mark, StringComparison.Ordinal) && text.AsSpan(Mark.Length).IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>Whoever comes second, on this node or another, takes the first one's.</summary>
    private static byte[] KeyAt(string path)
    {
        if (!File.Exists(path))
        {
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            string mine = $"{path}.{Guid.NewGuid():N}";
            using (var file = PrivateFile.Renew(mine))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) + "\n"));
                file.Flush(flushToDisk: true);
            }
            try
            {
                File.Move(mine, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(mine);
            }
        }
        return Convert.FromHexString(SecretFile.Read(path).Trim()) is { Length: 32 } found ? found : throw new InvalidDataException($"{path} is no key.");
    }
}
