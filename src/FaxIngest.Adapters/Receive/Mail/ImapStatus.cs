namespace FaxIngest.Receive.Mail;

/// <summary>How the server answered a command, or what it said by itself: OK, NO, BAD, BYE or PREAUTH, with the code in brackets.</summary>
/// <param name="Kind">In capitals.</param>
/// <param name="Code">The code's first word in capitals, e.g. <c>UIDVALIDITY</c>; null: none, or it is no plain word.</param>
/// <param name="Values">What follows it in the brackets.</param>
internal sealed record ImapStatus(string Kind, string? Code, string Values)
{
    public bool Ok => Kind == "OK";

    public static bool Is(string word) => word.ToUpperInvariant() is "OK" or "NO" or "BAD" or "BYE" or "PREAUTH";

    /// <summary>Of the text after the tag; null: it is no status.</summary>
    /// <remarks>Only what stands in brackets at the start counts: a sentence may speak of capabilities without having them.</remarks>
    public static ImapStatus? Parse(string text)
    {
        var (kind, rest) = Cut(text, ' ');
        if (!Is(kind)) return null;
        kind = kind.ToUpperInvariant();
        if (!rest.StartsWith('[') || !rest.Contains(']', StringComparison.Ordinal)) return new(kind, null, "");
        var (code, values) = Cut(rest[1..rest.IndexOf(']', StringComparison.Ordinal)], ' ');
        // A code goes into messages for operators: nothing but a word may.
        bool plain = code.Length is > 0 and <= 40 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return new(kind, plain ? code.ToUpperInvariant() : null, values);
    }

    private static (string First, string Others) Cut(string text, char at)
    {
        int i = text.IndexOf(at, StringComparison.Ordinal);
        return i < 0 ? (text, "") : (text[..i], text[(i + 1)..]);
    }
}
