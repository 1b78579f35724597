namespace FaxIngest.Receive.Mail;

/// <summary>Words of a command. What would end the line, or could be read as something else, is refused: a folder name must not become a command.</summary>
internal static class ImapText
{
    /// <summary>A quoted string of printable ASCII.</summary>
    /// <exception cref="ArgumentException">It cannot be said in a quoted string.</exception>
    public static string Quoted(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~') throw new ArgumentException("The text has characters that a command cannot hold.", nameof(text));
        }
        return $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A folder's name. CR, LF and NUL are refused, though the encoding would hide them.</summary>
    public static string Folder(string name) => name.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0
        ? throw new ArgumentException("A folder's name has no control characters.", nameof(name))
        : Quoted(ModifiedUtf7.Encode(name));
}
