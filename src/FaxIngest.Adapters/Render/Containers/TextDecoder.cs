using System.Text;

namespace FaxIngest.Render.Containers;

/// <summary>Bytes of a text as characters: by its mark, by its declared charset, else as UTF-8 where it is that, else as Windows writes. Broken bytes become replacement characters; nothing fails.</summary>
internal static class TextDecoder
{
    private static readonly Encoding Windows;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextDecoder()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Windows = Encoding.GetEncoding(1252);
    }

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="charset">As declared; null when nothing is.</param>
    /// <param name="most">Bytes read; what is beyond is cut.</param>
    internal static string Read(string path, string? charset, int most)
    {
        using var file = File.OpenRead(path);
        byte[] bytes = new byte[Math.Min(file.Length, most)];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Decode(bytes.AsSpan(0, length), charset);
    }

    /// <summary>The text of some bytes.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return Encoding.UTF32.GetString(bytes[4..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])) return new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(bytes[4..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (Named(charset ?? Declared(bytes)) is { } named and not UTF8Encoding and not ASCIIEncoding) return named.GetString(bytes);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // A cut may go through a character: one broken at the very end is no sign of another charset.
            if (Named(charset) is UTF8Encoding || IsCutUtf8(bytes)) return Encoding.UTF8.GetString(bytes);
            return Windows.GetString(bytes);
        }
    }

    /// <summary>UTF-8 whose last character is there in part.</summary>
    private static bool IsCutUtf8(ReadOnlySpan<byte> bytes)
    {
        for (int tail = 1; tail < 4 && tail <= bytes.Length; tail++)
        {
            byte lead = bytes[^tail];
            int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
            if (length > tail && System.Text.Unicode.Utf8.IsValid(bytes[..^tail])) return true;
        }

        return false;
    }

    /// <summary>What an HTML text says of itself in its first bytes.</summary>
    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        int at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || head.IndexOf('<', StringComparison.Ordinal) < 0) return null;
        string value = head[(at + 8)..].TrimStart('"', '\'', ' ');
        int end = value.AsSpan().IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:");
        value = end < 0 ? value : value[..end];
        // A text that could be read as ASCII to find this is in no wide encoding.
        return value.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || value.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase) ? null : value;
    }

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset)) return null;
        try
        {
            return Encoding.GetEncoding(charset.Trim().Trim('"', '\''));
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
