using System.Text;

namespace FaxIngest.Render;

/// <summary>Tells an e-mail (RFC 5322) by its first lines: header fields, one of them such as only mails have.</summary>
internal static class MailHead
{
    private static readonly HashSet<string> OfMails = new(
        ["From", "To", "Cc", "Date", "Subject", "Received", "Return-Path", "Delivered-To", "Message-ID", "MIME-Version", "Reply-To", "DKIM-Signature"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Fields of mails that must be there: one alone may be the first line of any text.</summary>
    private const int Enough = 2;

    /// <summary>UTF-8's mark, as Latin-1 shows it.</summary>
    private const string ByteOrderMark = "\u00EF\u00BB\u00BF";

    /// <summary>Whether the first bytes of a file are the header of a mail.</summary>
    internal static bool Is(ReadOnlySpan<byte> head)
    {
        int found = 0;
        string[] lines = Encoding.Latin1.GetString(head).Split('\n');
        bool first = true;
        // The last line may be cut.
        foreach (string raw in lines[..^1])
        {
            string line = first && raw.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? raw[ByteOrderMark.Length..] : raw;
            bool envelope = first && line.StartsWith("From ", StringComparison.Ordinal); // of a Unix mailbox file
            first = false;
            if (envelope) continue;
            if (line.TrimEnd('\r') is not { Length: > 0 } field) break;
            if (field[0] is ' ' or '\t') continue; // A folded line.
            int colon = field.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || field.AsSpan(0, colon).ContainsAnyExceptInRange('!', '~')) return false;
            if (OfMails.Contains(field[..colon])) found++;
        }
        return found >= Enough;
    }
}
