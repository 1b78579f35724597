namespace FaxIngest.Read.Search;

/// <summary>Any text of 1 to <paramref name="longest"/> symbols that does not begin with a blank and has no two blanks in a row.</summary>
internal sealed class FreeGrammar(int longest) : IGrammar
{
    // State: 2 × length + (last symbol was a blank).
    public int Start => 1;

    public int Next(int state, char symbol)
    {
        int length = state >> 1;
        if (length >= longest) return -1;
        if (symbol != ' ') return (length + 1) << 1;
        return (state & 1) == 1 ? -1 : ((length + 1) << 1) | 1;
    }

    public bool Accepts(int state) => state > 1 && (state & 1) == 0;
}
