using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>Free text of one line: names, addresses, organizations, titles, e-mail.</summary>
internal static class TextKinds
{
    /// <summary>Weight of what is usual against what is seen. On 1,360 typed names, streets and other lines of office faxes it takes values right from 97.4
    /// (letters alone) to 97.9 %, e-mail addresses from 88 to 93 %, handwritten ones in typefaces kept for fitting from 40 to 53 %; with 0.5 the odd but true
    /// is overruled: 97.5 and 91 %.</summary>
    internal const double Weight = 0.3;

    private static readonly HashSet<string> CommonDomains = ["com", "org", "net", "gov", "edu", "us", "health", "care", "info", "biz", "mil"];

    /// <summary>Any line of printable characters.</summary>
    public static IFieldKind Line(string name) => new LineKind(name, Symbols.Text(), new FreeGrammar(120), w => Plain(w, WordPrior.Lines));

    /// <summary>A person's name or part of one: letters, apostrophes, hyphens; digits are misread letters.</summary>
    public static IFieldKind Name(string name) => new LineKind(name, Symbols.Names(), new FreeGrammar(60), w => Plain(w, WordPrior.Names));

    /// <summary>One letter.</summary>
    public static IFieldKind Initial { get; } = new LineKind("middle-initial", Symbols.Capitals(), new PatternGrammar("A"), w => new Interpretation(w, w));

    /// <summary>A patient written as "Last, First"; the comma is often read as a point.</summary>
    public static IFieldKind LastFirst { get; } = new LineKind("last-first-name", Symbols.Names(), new FreeGrammar(60), written =>
    {
        int at = written.IndexOf(',', StringComparison.Ordinal);
        if (at < 0) at = written.IndexOf(". ", StringComparison.Ordinal);
        if (at <= 0) return Plain(written, WordPrior.Names) is { } plain ? plain with { Prior = plain.Prior - 3, Grammar = -1 } : null;
        string last = written[..at].Trim(' ', ',', '.'), first = written[(at + 1)..].Trim(' ', ',', '.');
        if (last.Length == 0 || first.Length == 0) return null;
        return new Interpretation($"{last}, {first}", $"{Likeness.Key(last)},{Likeness.Key(first)}", Weight * WordPrior.Names.Of(written), 0, () => WordPrior.Names.Known(written));
    });

    /// <summary>An e-mail address, lower case.</summary>
    public static IFieldKind Email { get; } = new LineKind("email", Symbols.Emails(), new EmailGrammar(), written =>
    {
        int at = written.IndexOf('@', StringComparison.Ordinal), last = written.LastIndexOf('.');
        bool common = CommonDomains.Contains(written[(last + 1)..]);
        double usual = Weight * (WordPrior.Names.OfJoined(written[..at]) + WordPrior.Lines.OfJoined(written[at..last]));
        return new Interpretation(written, written, usual + (common ? 0 : -6), common ? 1 : 0, () => WordPrior.Lines.Known(written[..last]));
    });

    private static Interpretation? Plain(string written, WordPrior words)
    {
        string text = written.Trim();
        string key = Likeness.Key(text);
        if (key.Length == 0) return null;
        // A capital inside a word (McCoy) is rarer than an engine taking a small letter for a capital (0, o, c, s, v, w, x, z look alike).
        int inside = text.Split(' ', '-', '\'').Where(word => word.Any(char.IsLower)).Sum(word => word.Skip(1).Count(char.IsUpper));
        return new Interpretation(text, key, Weight * words.Of(text) - inside, 0, () => words.Known(text));
    }
}
