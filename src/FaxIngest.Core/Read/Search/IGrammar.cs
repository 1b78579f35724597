namespace FaxIngest.Read.Search;

/// <summary>A deterministic automaton over symbols: what may follow what has been read so far.</summary>
internal interface IGrammar
{
    /// <summary>State of the empty string.</summary>
    int Start { get; }

    /// <summary>State after one more symbol, or −1 where the grammar forbids it.</summary>
    int Next(int state, char symbol);

    /// <summary>Whether a string may end here.</summary>
    bool Accepts(int state);
}
