using System.Globalization;
using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>Mails with invented content.</summary>
internal static class SomeMail
{
    /// <summary>A short mail with LF ends; the number makes it another one.</summary>
    public static byte[] Number(int number, string? text = null) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"From: Ann Example <ann@example.org>\nTo: referrals@example.org\nSubject: Referral {number}\nMessage-ID: <{number}@example.org>\nDate: Fri, 20 Nov 2026 09:00:00 -0800\n\n{text ?? "Please see to this."}\n"));

    /// <summary>A mail with that many bytes of text, of every value that a mail may have.</summary>
    public static byte[] Large(int bytes)
    {
        var random = new Random(bytes);
        var text = new byte[bytes];
        for (int i = 0; i < bytes; i++) text[i] = i % 76 == 75 ? (byte)'\n' : (byte)random.Next(32, 256);
        return [.. Number(bytes), .. text, (byte)'\n'];
    }

    public static byte[] WithCrLf(byte[] message) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(message).Replace("\n", "\r\n", StringComparison.Ordinal));
}
