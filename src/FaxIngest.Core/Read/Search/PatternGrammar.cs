namespace FaxIngest.Read.Search;

/// <summary>A choice of fixed-length patterns: <c>d</c> a digit, <c>A</c> a capital, <c>x</c> either; anything else stands for itself.</summary>
/// <remarks>A state is (position, set of patterns still possible): at most 20 patterns of at most 1,000 symbols.</remarks>
internal sealed class PatternGrammar : IGrammar
{
    private const int Choices = 20;
    private readonly string[] patterns;

    public PatternGrammar(params string[] patterns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(patterns.Length, Choices);
        this.patterns = patterns;
        Start = (1 << patterns.Length) - 1;
    }

    public int Start { get; }

    public int Next(int state, char symbol)
    {
        int position = state >> Choices, alive = state & ((1 << Choices) - 1), next = 0;
        for (int i = 0; i < patterns.Length; i++)
            if ((alive & (1 << i)) != 0 && position < patterns[i].Length && Matches(patterns[i][position], symbol)) next |= 1 << i;
        return next == 0 ? -1 : ((position + 1) << Choices) | next;
    }

    public bool Accepts(int state)
    {
        int position = state >> Choices, alive = state & ((1 << Choices) - 1);
        for (int i = 0; i < patterns.Length; i++)
            if ((alive & (1 << i)) != 0 && patterns[i].Length == position) return true;
        return false;
    }

    private static bool Matches(char pattern, char symbol) => pattern switch
    {
        'd' => char.IsAsciiDigit(symbol),
        'A' => char.IsAsciiLetterUpper(symbol),
        'x' => char.IsAsciiDigit(symbol) || char.IsAsciiLetterUpper(symbol),
        _ => pattern == symbol,
    };
}
