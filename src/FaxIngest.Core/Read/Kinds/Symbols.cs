using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>What the kinds hear in engines' characters. Look-alikes are those that OCR shops repair in digit and letter fields.</summary>
internal static class Symbols
{
    private const string Separators = " .,-_/()[]|:;'\"`~*#+–—·•";

    // First the symbol, then what engines say instead.
    private static readonly string[] DigitAlikes = ["0OoDQUC", "1IilLj", "2Zz", "3EK", "4AYqH", "5Ss", "6Gb", "7TYZ?", "8B&R", "9gqPQ"];
    private static readonly string[] LetterAlikes =
        ["A4", "B8", "C(", "D0", "E3", "G6", "H4", "I1", "L1", "O0", "Q0", "S5", "T7", "U0", "V", "Y4", "Z27"];

    /// <summary>Digits only; everything that separates groups is silent.</summary>
    public static SymbolMap Digits() => SymbolMap.ForCodes().Plain("0123456789").Alikes(DigitAlikes).As('1', "|!", SymbolMap.Alike).Silent(Separators);

    /// <summary>Digits and capitals; separators are silent.</summary>
    public static SymbolMap Codes() => SymbolMap.ForCodes().Plain("0123456789").Letters(upper: true).Alikes(DigitAlikes).Alikes(LetterAlikes).Silent(Separators);

    /// <summary>Digits and the decimal point (commas group thousands).</summary>
    public static SymbolMap Amounts() => SymbolMap.ForCodes().Plain("0123456789.").Alikes(DigitAlikes).Silent(" ,-$_/:;'\"`~*#+=");

    /// <summary>Digits and one separator sign, <c>/</c>; a slash read as 1 and the other way round.</summary>
    public static SymbolMap Dates() => SymbolMap.ForCodes().Plain("0123456789/").As('/', "-.\\–—").Alikes(DigitAlikes)
        .As('/', "1Il|!,:;7f", SymbolMap.Alike).As('1', "/|!", SymbolMap.Alike).Silent(" _'\"`~*");

    /// <summary>Everything printable, case kept.</summary>
    public static SymbolMap Text() => new SymbolMap()
        .Plain(string.Concat(Enumerable.Range(32, 95).Select(c => (char)c)))
        .Plain(string.Concat(Enumerable.Range(0xC0, 0x40).Select(c => (char)c)))
        .As('-', "–—").As('\'', "’‘`´").As('.', "·•").As(',', "，").As('(', "（").As(')', "）").As(':', "：");

    /// <summary>Letters of names; a digit in a name is a letter misread.</summary>
    public static SymbolMap Names()
    {
        var map = new SymbolMap().Plain(" '-.,&/()").As('\'', "’‘`´").As('-', "–—");
        for (char c = 'a'; c <= 'z'; c++) map.Plain($"{c}{char.ToUpperInvariant(c)}");
        return map.Plain(string.Concat(Enumerable.Range(0xC0, 0x40).Select(c => (char)c)))
            .Alikes("O0", "o0", "I1|", "l1|", "i1", "S5", "s5", "B8", "Z2", "z2", "G6", "b6", "A4", "T7", "g9", "q9");
    }

    /// <summary>Capitals alone.</summary>
    public static SymbolMap Capitals() => new SymbolMap().Letters(upper: true).Alikes(LetterAlikes).As('I', "|!", SymbolMap.Alike).Silent(Separators);

    /// <summary>What e-mail addresses are made of; blanks are silent.</summary>
    public static SymbolMap Emails() => new SymbolMap().Plain("0123456789@._-+").Letters(upper: false).As('@', "©®", 0.3f).As('.', ",·", SymbolMap.Alike).Silent(" '\"`~");
}
