using System.Runtime.CompilerServices;
using FaxIngest.Recognize;

namespace FaxIngest.Read.Search;

/// <summary>What a kind hears when an engine says a character: the symbols it may stand for, with weights, or silence (a separator).</summary>
/// <remarks>Weights of look-alikes are likelihood ratios: how much rarer the engine says that character for this symbol than the symbol itself.</remarks>
internal sealed class SymbolMap
{
    /// <summary>Weight of a look-alike: about one in fifty (confusion counts of stock engines on fax digits lie between 1 in 20 and 1 in 500).</summary>
    public const float Alike = 0.02f;

    private readonly Dictionary<char, List<(char Symbol, float Weight)>> heard = [];
    private readonly HashSet<char> silent = [];
    private readonly ConditionalWeakTable<IReadOnlyList<string>, ClassMap> classes = [];
    private readonly ConditionalWeakTable<CtcLattice, SymbolLattice> lattices = [];

    /// <summary>Position alone tells a digit from the letter that looks like it, so saying one for the other is not another reading.</summary>
    public bool DigitsByPosition { get; private init; }

    /// <summary>A map for codes, where every position is a digit or a letter by grammar.</summary>
    public static SymbolMap ForCodes() => new() { DigitsByPosition = true };

    /// <summary>Each of the characters stands for itself.</summary>
    public SymbolMap Plain(string characters)
    {
        foreach (char c in characters) Hear(c, c, 1);
        return this;
    }

    /// <summary>Every one of <paramref name="characters"/> is heard as <paramref name="symbol"/>.</summary>
    public SymbolMap As(char symbol, string characters, float weight = 1)
    {
        foreach (char c in characters) Hear(c, symbol, weight);
        return this;
    }

    /// <summary>Look-alikes, as groups "0OoDQ": the first is a symbol, the others are heard as it with weight <see cref="Alike"/>.</summary>
    public SymbolMap Alikes(params string[] groups)
    {
        foreach (string group in groups)
            foreach (char c in group.AsSpan(1)) Hear(c, group[0], Alike);
        return this;
    }

    /// <summary>Capitals and small letters are one symbol: the upper-case one, or the lower-case one.</summary>
    public SymbolMap Letters(bool upper)
    {
        for (char c = 'a'; c <= 'z'; c++)
        {
            char symbol = upper ? char.ToUpperInvariant(c) : c;
            Hear(c, symbol, 1);
            Hear(char.ToUpperInvariant(c), symbol, 1);
        }
        return this;
    }

    /// <summary>Characters that say nothing: they count as the lattice's blank.</summary>
    public SymbolMap Silent(string characters)
    {
        foreach (char c in characters) silent.Add(c);
        return this;
    }

    /// <summary>What is heard in an engine's lattice, worked out once per lattice: engines are asked one after another, and each time all that were asked are heard again.</summary>
    public SymbolLattice Hear(CtcLattice lattice) => lattices.GetValue(lattice, l => SymbolLattice.Fold(l, this));

    /// <summary>The symbols of an engine's classes, worked out once per alphabet.</summary>
    public ClassMap For(IReadOnlyList<string> alphabet) => classes.GetValue(alphabet, Build);

    private void Hear(char character, char symbol, float weight)
    {
        if (!heard.TryGetValue(character, out var list)) heard[character] = list = [];
        if (!list.Exists(x => x.Symbol == symbol)) list.Add((symbol, weight));
    }

    private ClassMap Build(IReadOnlyList<string> alphabet)
    {
        var symbols = heard.Values.SelectMany(x => x).Select(x => x.Symbol).Distinct().Order().ToArray();
        var index = symbols.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i + 1);
        var links = new List<ClassLink>();
        for (int k = 0; k < alphabet.Count; k++)
        {
            if (alphabet[k].Length != 1) continue;
            char c = alphabet[k][0];
            if (silent.Contains(c)) links.Add(new ClassLink(k + 1, 0, 1));
            if (heard.TryGetValue(c, out var list))
                foreach (var (symbol, weight) in list) links.Add(new ClassLink(k + 1, index[symbol], weight));
        }
        return new ClassMap(symbols, [.. links]);
    }
}

/// <summary>A symbol map worked out for one engine's alphabet.</summary>
/// <param name="Symbols">Symbols 1, 2, …; 0 is silence.</param>
/// <param name="Links">Which class feeds which symbol.</param>
internal sealed record ClassMap(char[] Symbols, ClassLink[] Links)
{
    /// <summary>The same with what this page's characters are taken for besides.</summary>
    public ClassMap With(IReadOnlyList<Habit> habits, IReadOnlyList<string> alphabet)
    {
        var more = new List<ClassLink>();
        for (int k = 0; k < alphabet.Count; k++)
        {
            if (alphabet[k].Length != 1) continue;
            char c = alphabet[k][0], folded = char.ToLowerInvariant(c);
            foreach (var habit in habits)
            {
                if (habit.Heard != folded) continue;
                int symbol = Array.IndexOf(Symbols, char.IsUpper(c) ? char.ToUpperInvariant(habit.Written) : habit.Written);
                if (symbol < 0) symbol = Array.FindIndex(Symbols, s => char.ToLowerInvariant(s) == habit.Written);
                if (symbol >= 0) more.Add(new ClassLink(k + 1, symbol + 1, habit.Share));
            }
        }

        return this with { Links = [.. Links, .. more] };
    }
}

/// <summary>Class <paramref name="Class"/> of a lattice feeds symbol <paramref name="Symbol"/> with a weight.</summary>
internal readonly record struct ClassLink(int Class, int Symbol, float Weight);
