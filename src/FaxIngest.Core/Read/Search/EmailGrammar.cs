namespace FaxIngest.Read.Search;

/// <summary>An e-mail address as people have them: words joined by <c>.</c>, <c>_</c>, <c>-</c> or <c>+</c>, an <c>@</c>, a domain of at
/// least two labels, the last of two letters or more. Lower case (RFC 5321 leaves case to the receiving host; none in use minds it).</summary>
internal sealed class EmailGrammar : IGrammar
{
    private const int LocalStart = 0, Local = 1, DomainStart = 2, Domain = 3, Label = 4, Last = 5, LastLong = 6, Hyphen = 7;

    public int Start => LocalStart;

    public int Next(int state, char c)
    {
        bool letter = char.IsAsciiLetterLower(c), word = letter || char.IsAsciiDigit(c);
        return state switch
        {
            LocalStart => word ? Local : -1,
            Local => word ? Local : c is '.' or '_' or '-' or '+' ? LocalStart : c == '@' ? DomainStart : -1,
            DomainStart => word ? Domain : -1,
            Hyphen => word ? Domain : -1,
            Domain => word ? Domain : c == '-' ? Hyphen : c == '.' ? Label : -1,
            Label => letter ? Last : word ? Domain : -1,
            Last => letter ? LastLong : word ? Domain : c == '.' ? Label : c == '-' ? Hyphen : -1,
            LastLong => letter ? LastLong : word ? Domain : c == '.' ? Label : c == '-' ? Hyphen : -1,
            _ => -1,
        };
    }

    public bool Accepts(int state) => state == LastLong;
}
