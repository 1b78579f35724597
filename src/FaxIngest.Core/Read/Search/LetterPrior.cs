using System.Buffers.Binary;

namespace FaxIngest.Read.Search;

/// <summary>How usual a text's letters are, one after another: what a reader who knows the language expects before looking.
/// Case, accents and which digit do not matter to it.</summary>
/// <remarks>Shares of the next symbol after up to four, counted by src/recognizer/letters.py in word lists and made-up form entries; where a longer
/// context was not counted, the shorter one speaks with 0.4 of its share (Brants et al., "Large language models in machine translation", 2007).</remarks>
internal sealed class LetterPrior
{
    private const string Symbols = " abcdefghijklmnopqrstuvwxyz0.,-'&/()#@:?";
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", Bare = "aaaaaaceeeeiiiinooooouuuuyy";
    private const int Order = 5, Bits = 6;
    private const double Unit = 16;

    /// <summary>A symbol that was not counted, and those of the characters up to ÿ.</summary>
    private static readonly byte Other = (byte)Symbols.Length;
    private static readonly byte[] Codes = [.. Enumerable.Range(0, 256).Select(c => Symbols.IndexOf(Fold((char)c), StringComparison.Ordinal) is var at and >= 0 ? (byte)(at + 1) : Other)];

    /// <summary>A word that has begun with O or D.</summary>
    private static readonly uint[] Elided = [(Beginning << Bits) | Code('o'), (Beginning << Bits) | Code('d')];

    /// <summary>ln 0.4.</summary>
    private const double BackOff = -0.916;

    /// <summary>ln of a symbol's share, on average, in texts that were not counted: what is more usual than that speaks for a text.</summary>
    public const double Average = -2.4;

    /// <summary>ln of the least share: a name that nobody counted is still a name.</summary>
    private const double Least = -6;

    /// <summary>The context before a text: a blank.</summary>
    public const uint Beginning = 1;

    private static readonly Lazy<(LetterPrior Names, LetterPrior Lines)> Shipped = new(Load);

    private readonly uint[] keys;
    private readonly byte[] values;

    private LetterPrior(uint[] keys, byte[] values) => (this.keys, this.values) = (keys, values);

    /// <summary>Of persons' names.</summary>
    public static LetterPrior Names => Shipped.Value.Names;

    /// <summary>Of other entries: addresses, organizations, answers, notes.</summary>
    public static LetterPrior Lines => Shipped.Value.Lines;

    /// <summary>Sum over the symbols of ln (share / average share): above 0 for the usual, below for the odd; no longer for longer texts.</summary>
    public double Of(string text)
    {
        double sum = 0;
        uint context = Beginning;
        foreach (char c in text) sum += Next(ref context, c);
        return sum + Next(ref context, ' ');
    }

    /// <summary>ln of (share / average share) of the symbol that follows what was written; what was written then ends with it.</summary>
    /// <param name="context">The last four symbols; <see cref="Beginning"/> before a text.</param>
    /// <param name="c">What is written next.</param>
    public double Next(ref uint context, char c)
    {
        // The apostrophe of O'Brien and D'Angelo: lists have such names with it or without, so it is neither usual nor odd.
        if (c == '\'' && Elided.Contains(context & ((1u << (2 * Bits)) - 1))) return 0;
        uint symbol = Code(c);
        double gain = Math.Max(Least, Share(context, symbol)) - Average;
        context = ((context << Bits) | symbol) & ((1u << (Bits * (Order - 1))) - 1);
        return gain;
    }

    private double Share(uint context, uint symbol)
    {
        double penalty = 0;
        for (int order = Order; order > 0; order--)
        {
            uint of = order == 1 ? 0 : context & ((1u << (Bits * (order - 1))) - 1);
            if (order > 1 && of >> (Bits * (order - 2)) == 0) continue; // the text began later
            int at = Array.BinarySearch(keys, (of << Bits) | symbol);
            if (at >= 0) return penalty - values[at] / Unit;
            penalty += BackOff;
        }

        return Least;
    }

    /// <summary>A text as this prior sees it: small letters without accents, one digit for all.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = Fold(from[i]);
    });

    private static char Fold(char c)
    {
        char small = char.ToLowerInvariant(c);
        int accent = Accented.IndexOf(small, StringComparison.Ordinal);
        return accent >= 0 ? Bare[accent] : char.IsAsciiDigit(small) ? '0' : small;
    }

    private static uint Code(char c) => c < Codes.Length ? Codes[c] : Other;

    private static (LetterPrior Names, LetterPrior Lines) Load()
    {
        using var stream = typeof(LetterPrior).Assembly.GetManifestResourceStream("letters.bin") ?? throw new InvalidOperationException("letters.bin is missing in the assembly");
        return (Read(stream), Read(stream));
    }

    private static LetterPrior Read(Stream stream)
    {
        var count = new byte[4];
        stream.ReadExactly(count);
        var packed = new byte[4 * BinaryPrimitives.ReadInt32LittleEndian(count)];
        stream.ReadExactly(packed);
        var keys = new uint[packed.Length / 4];
        for (var i = 0; i < keys.Length; i++) keys[i] = BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(4 * i));
        var values = new byte[keys.Length];
        stream.ReadExactly(values);
        return new LetterPrior(keys, values);
    }
}
