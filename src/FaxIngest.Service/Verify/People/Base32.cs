using System.Text;

namespace FaxIngest.Verify.People;

/// <summary>RFC 4648, section 6, without padding: how secrets of second factors are typed.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        int bits = 0, waiting = 0;
        foreach (byte b in bytes)
        {
            waiting = waiting << 8 | b;
            bits += 8;
            for (; bits >= 5; bits -= 5) text.Append(Alphabet[waiting >> bits - 5 & 31]);
            waiting &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Alphabet[waiting << 5 - bits & 31]);
        return text.ToString();
    }
}
