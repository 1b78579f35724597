using FaxIngest.Model;
using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>Kinds whose usual answers are known. An open vocabulary is a prior: other answers stay readable, with less behind them.</summary>
internal static class VocabularyKinds
{
    // What an answer outside an open vocabulary must make up for: about one answer in fifty is outside (a guess, not measured), and a
    // string outside competes with the whole vocabulary. Cities and counties right on 160 handwritten lines with -4 and -6: 96.3 and 98.1 %.
    private const double Outside = -6;

    /// <summary>Sex as F, M or X.</summary>
    public static IFieldKind Sex { get; } = Closed("sex", ("F", 0, "F Female Femenino Mujer"), ("M", 0, "M Male Masculino Hombre"), ("X", -3, "X Nonbinary Non-binary Other"));

    /// <summary>A state or territory of the United States as its two letters.</summary>
    public static IFieldKind State { get; } = Closed("state", [("CA", 0, "CA Calif California"), .. States.Split(' ').Select(s => (s, -4.0, s))]);

    /// <summary>A county; the plan's five are likelier.</summary>
    public static IFieldKind County { get; } = Open("county", ServiceArea.Counties, dropSuffix: " county");

    /// <summary>A city; the towns of the plan's counties are likelier.</summary>
    public static IFieldKind City { get; } = Open("city", ServiceArea.Towns);

    /// <summary>A language; Medi-Cal's threshold languages and those spoken in the plan's counties are likelier.</summary>
    public static IFieldKind Language { get; } = Open("language",
    [
        "English", "Spanish", "Hmong", "Vietnamese", "Chinese", "Cantonese", "Mandarin", "Tagalog", "Filipino", "Korean", "Armenian", "Farsi", "Persian", "Dari",
        "Russian", "Ukrainian", "Japanese", "Cambodian", "Khmer", "Lao", "Laotian", "Arabic", "Punjabi", "Panjabi", "Hindi", "Thai", "Mien", "Portuguese",
        "American Sign Language", "ASL", "Mixteco", "Mixtec", "Triqui", "Zapoteco", "Zapotec", "Ilocano", "Samoan", "Tongan", "Urdu", "French", "German", "Italian",
    ]);

    private const string States = "AL AK AZ AR CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP";

    private static LineKind Closed(string name, params (string Value, double Prior, string Words)[] entries)
    {
        var meaning = new Dictionary<string, Interpretation>(StringComparer.Ordinal);
        foreach (var (value, prior, words) in entries)
            foreach (string word in words.Split(' ')) meaning.TryAdd(Likeness.Key(word), new Interpretation(value, value, prior, 1));
        return new LineKind(name, Symbols.Names(), new FreeGrammar(20), w => meaning.GetValueOrDefault(Likeness.Key(w)), [.. entries.SelectMany(e => e.Words.Split(' '))]);
    }

    private static LineKind Open(string name, IReadOnlyList<string> words, string dropSuffix = "")
    {
        var meaning = words.ToDictionary(Likeness.Key, w => new Interpretation(w, Likeness.Key(w), 0, 1), StringComparer.Ordinal);
        return new LineKind(name, Symbols.Names(), new FreeGrammar(40), written =>
        {
            string text = dropSuffix.Length > 0 && written.EndsWith(dropSuffix, StringComparison.OrdinalIgnoreCase) ? written[..^dropSuffix.Length] : written;
            string key = Likeness.Key(text);
            return key.Length == 0 ? null : meaning.GetValueOrDefault(key) ?? new Interpretation(text.Trim(), key, Outside + Math.Min(0, TextKinds.Weight * WordPrior.Lines.Of(text)));
        }, words);
    }
}
