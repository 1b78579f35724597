using System.Text.RegularExpressions;
using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>Free text of one line: names, addresses, organizations, titles, e-mail.</summary>
internal static partial class TextKinds
{
    /// <summary>Weight of what is usual, or said elsewhere on the page, against what is seen. On labeled lines, values right without it, with 0.3, with 0.4 and
    /// with 0.5: names, streets and other lines of 140 typed office faxes 97.4, 97.9, 98.1, 98.2 %, of handwritten ones in typefaces kept for fitting 80.3 (0.3
    /// of letters alone), 81.5, 82.9, 83.4 %; but with 0.5 more of what seems sure is wrong (13 lines of 6,300 instead of 10).</summary>
    internal const double Weight = 0.4;

    /// <summary>Cost of a word of letters with digits among them that is no ordinal (0live): digits look like letters more often than words have them.</summary>
    private const int Mixed = 4;

    /// <summary>Cost of a letter with an accent: a speck over a letter looks like one more often than forms have them.</summary>
    private const int Accent = 3;

    private static readonly HashSet<string> CommonDomains = ["com", "org", "net", "gov", "edu", "us", "health", "care", "info", "biz", "mil"];

    /// <summary>Any line of printable characters.</summary>
    public static IFieldKind Line(string name) => new LineKind(name, Symbols.Text(), new FreeGrammar(120), w => Plain(w, WordPrior.Lines)) { Echo = EchoOf(WordPrior.Lines), Letters = LetterPrior.Lines };

    /// <summary>A street and number; it repeats nothing.</summary>
    public static IFieldKind Street { get; } = new LineKind("street", Symbols.Text(), new FreeGrammar(120), w => Plain(w, WordPrior.Lines)) { Letters = LetterPrior.Lines };

    /// <summary>A person's name or part of one: letters, apostrophes, hyphens; digits are misread letters.</summary>
    public static IFieldKind Name(string name) => new LineKind(name, Symbols.Names(), new FreeGrammar(60), w => Plain(w, WordPrior.Names)) { Echo = EchoOf(WordPrior.Names), Letters = LetterPrior.Names };

    /// <summary>One letter.</summary>
    public static IFieldKind Initial { get; } = new LineKind("middle-initial", Symbols.Capitals(), new PatternGrammar("A"), w => new Interpretation(w, w));

    /// <summary>A patient written as "Last, First"; the comma is often read as a point.</summary>
    public static IFieldKind LastFirst { get; } = new LineKind("last-first-name", Symbols.Names(), new FreeGrammar(60), InterpretLastFirst) { Echo = EchoOf(WordPrior.Names), Letters = LetterPrior.Names };

    /// <summary>An e-mail address, lower case.</summary>
    public static IFieldKind Email { get; } = new LineKind("email", Symbols.Emails(), new EmailGrammar(), InterpretEmail) { Echo = EchoOfEmail, Letters = LetterPrior.Lines, Variants = UsualEnds };

    private static Interpretation? InterpretLastFirst(string written)
    {
        int at = written.IndexOf(',', StringComparison.Ordinal);
        if (at < 0) at = written.IndexOf(". ", StringComparison.Ordinal);
        if (at <= 0) return Plain(written, WordPrior.Names) is { } plain ? plain with { Prior = plain.Prior - 3, Grammar = -1 } : null;
        string last = written[..at].Trim(' ', ',', '.'), first = written[(at + 1)..].Trim(' ', ',', '.');
        if (last.Length == 0 || first.Length == 0) return null;
        return new Interpretation($"{last}, {first}", $"{Likeness.Key(last)},{Likeness.Key(first)}", Weight * WordPrior.Names.Of(written), 0, (WordPrior.Names, written));
    }

    private static Interpretation InterpretEmail(string written)
    {
        int at = written.IndexOf('@', StringComparison.Ordinal), last = written.LastIndexOf('.');
        bool common = CommonDomains.Contains(written[(last + 1)..]);
        double usual = Weight * (WordPrior.Names.OfJoined(written[..at]) + WordPrior.Lines.OfJoined(written[at..last]));
        return new Interpretation(written, written, usual + (common ? 0 : -6), common ? 1 : 0, (WordPrior.Lines, written[..last]));
    }

    /// <summary>An address that ends like hardly any (.ore, .orgn) with ends that look so and are common (.org).</summary>
    private static IEnumerable<string> UsualEnds(string written)
    {
        int last = written.LastIndexOf('.') + 1;
        return CommonDomains.Where(domain => Likeness.Distance(domain, written[last..], 1) == 1).Select(domain => written[..last] + domain);
    }

    private static Func<string, PageWords, double> EchoOf(WordPrior prior) => (value, words) => Weight * words.Gain(value, prior);

    private static double EchoOfEmail(string value, PageWords words)
    {
        int at = value.IndexOf('@', StringComparison.Ordinal), last = value.LastIndexOf('.');
        return Weight * (words.GainOfJoined(value[..at], WordPrior.Names) + words.GainOfJoined(value[at..last], WordPrior.Lines));
    }

    private static Interpretation? Plain(string written, WordPrior words)
    {
        string text = written.Trim();
        string key = Likeness.Key(text);
        if (key.Length == 0) return null;
        // A capital inside a word (McCoy) is rarer than an engine taking a small letter for a capital (0, o, c, s, v, w, x, z look alike).
        int inside = text.Split(' ', '-', '\'').Where(word => word.Any(char.IsLower)).Sum(word => word.Skip(1).Count(char.IsUpper));
        int mixed = text.Split(' ').Count(word => word.Any(char.IsAsciiDigit) && word.Count(char.IsLetter) > 1 && !Ordinal().IsMatch(word));
        int accents = text.Count(c => c > 0x7F && char.IsLetter(c));
        return new Interpretation(text, key, Weight * words.Of(text) - inside - Mixed * mixed - Accent * accents, 0, (words, text));
    }

    [GeneratedRegex("^[0-9]+(st|nd|rd|th)[.,]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
