using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace FaxIngest.Verify.People;

/// <summary>Codes that change with time (RFC 6238): HMAC-SHA-1, steps of 30 s, 6 digits, as all authenticator programs have them.</summary>
internal static class Totp
{
    /// <summary>Bytes of a secret: as many as the hash has (RFC 4226, section 4).</summary>
    internal const int SecretLength = 20;

    private const int Digits = 6;
    private const int StepSeconds = 30;

    /// <summary>Steps before and after now that are accepted: clocks differ, and typing takes time (RFC 6238, section 5.2).</summary>
    private const int Drift = 1;

    internal static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    internal static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    internal static string CodeOf(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard's hash; in an HMAC its collisions do no harm.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        int offset = hash[^1] & 0xF;
        int number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        int modulus = (int)Math.Pow(10, digits);
        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The time step a code belongs to; null: it is wrong.</summary>
    internal static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        Span<byte> typed = stackalloc byte[Digits];
        if (code.Length != Digits || !code.All(char.IsAsciiDigit)) return null;
        for (int i = 0; i < Digits; i++) typed[i] = (byte)code[i];
        long? found = null;
        Span<byte> right = stackalloc byte[Digits];
        for (long step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            string expected = CodeOf(secret, step);
            for (int i = 0; i < Digits; i++) right[i] = (byte)expected[i];
            // All are compared, each to its end: the time taken tells nothing.
            if (CryptographicOperations.FixedTimeEquals(typed, right)) found = step;
        }
        return found;
    }

    /// <summary>What authenticator programs read, from a picture or as a link.</summary>
    internal static string Uri(ReadOnlySpan<byte> secret, string account, string issuer) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={Base32.Encode(secret)}&issuer={System.Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={StepSeconds}";
}
