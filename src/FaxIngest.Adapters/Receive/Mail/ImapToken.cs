using System.Globalization;

namespace FaxIngest.Receive.Mail;

/// <summary>A word of an answer: an atom, a string (quoted or counted), or a parenthesis.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, a character a byte; empty for a literal that was handed on.</param>
internal readonly record struct ImapToken(ImapTokenKind Kind, string Text)
{
    public bool IsAtom(string text) => Kind == ImapTokenKind.Atom && Text.Equals(text, StringComparison.OrdinalIgnoreCase);

    public bool IsNumber(out uint number)
    {
        number = 0;
        return Kind == ImapTokenKind.Atom && uint.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Splits a line, or a piece of one between literals, and adds its words.</summary>
    public static void Split(string line, List<ImapToken> tokens)
    {
        for (int i = 0; i < line.Length;)
        {
            switch (line[i])
            {
                case ' ':
                    i++;
                    break;
                case '(' or ')':
                    tokens.Add(new(line[i] == '(' ? ImapTokenKind.Open : ImapTokenKind.Close, ""));
                    i++;
                    break;
                case '"':
                    tokens.Add(new(ImapTokenKind.String, Quoted(line, ref i)));
                    break;
                default:
                    int start = i;
                    while (i < line.Length && line[i] is not (' ' or '(' or ')' or '"')) i++;
                    tokens.Add(new(ImapTokenKind.Atom, line[start..i]));
                    break;
            }
        }
    }

    private static string Quoted(string line, ref int i)
    {
        var text = new System.Text.StringBuilder();
        for (i++; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                i++;
                return text.ToString();
            }
            if (line[i] == '\\' && i + 1 < line.Length) i++;
            text.Append(line[i]);
        }
        throw ImapFault.Protocol("a quoted string does not end");
    }
}

/// <summary>What a word of an answer is.</summary>
internal enum ImapTokenKind
{
    Atom,
    String,
    Open,
    Close,
}
