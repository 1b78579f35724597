using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>Free text of one line: names, addresses, organizations, titles, e-mail.</summary>
internal static class TextKinds
{
    /// <summary>Weight of what letters usually follow each other against what is seen. On 379 handwritten names, streets and other
    /// lines of faxes, in typefaces kept for fitting, it took values right from 71 to 79 %; 0.5 gave 81 %, but leans harder on what is usual.</summary>
    private const double Weight = 0.3;

    private static readonly HashSet<string> CommonDomains = ["com", "org", "net", "gov", "edu", "us", "health", "care", "info", "biz", "mil"];

    /// <summary>Any line of printable characters.</summary>
    public static IFieldKind Line(string name) => new LineKind(name, Symbols.Text(), new FreeGrammar(120), w => Plain(w, LetterPrior.Lines));

    /// <summary>A person's name or part of one: letters, apostrophes, hyphens; digits are misread letters.</summary>
    public static IFieldKind Name(string name) => new LineKind(name, Symbols.Names(), new FreeGrammar(60), w => Plain(w, LetterPrior.Names));

    /// <summary>One letter.</summary>
    public static IFieldKind Initial { get; } = new LineKind("middle-initial", Symbols.Capitals(), new PatternGrammar("A"), w => new Interpretation(w, w));

    /// <summary>A patient written as "Last, First"; the comma is often read as a point.</summary>
    public static IFieldKind LastFirst { get; } = new LineKind("last-first-name", Symbols.Names(), new FreeGrammar(60), written =>
    {
        int at = written.IndexOf(',', StringComparison.Ordinal);
        if (at < 0) at = written.IndexOf(". ", StringComparison.Ordinal);
        if (at <= 0) return Plain(written, LetterPrior.Names) is { } plain ? plain with { Prior = plain.Prior - 3, Grammar = -1 } : null;
        string last = written[..at].Trim(' ', ',', '.'), first = written[(at + 1)..].Trim(' ', ',', '.');
        if (last.Length == 0 || first.Length == 0) return null;
        return new Interpretation($"{last}, {first}", $"{Likeness.Key(last)},{Likeness.Key(first)}", Weight * LetterPrior.Names.Of(written), 0);
    });

    /// <summary>An e-mail address, lower case.</summary>
    public static IFieldKind Email { get; } = new LineKind("email", Symbols.Emails(), new EmailGrammar(), written =>
    {
        bool common = CommonDomains.Contains(written[(written.LastIndexOf('.') + 1)..]);
        return new Interpretation(written, written, common ? 0 : -3, common ? 1 : 0);
    });

    private static Interpretation? Plain(string written, LetterPrior letters)
    {
        string text = written.Trim();
        string key = Likeness.Key(text);
        if (key.Length == 0) return null;
        // A capital inside a word (McCoy) is rarer than an engine taking a small letter for a capital (0, o, c, s, v, w, x, z look alike).
        int inside = text.Split(' ', '-', '\'').Where(word => word.Any(char.IsLower)).Sum(word => word.Skip(1).Count(char.IsUpper));
        return new Interpretation(text, key, Weight * letters.Of(text) - inside);
    }
}
