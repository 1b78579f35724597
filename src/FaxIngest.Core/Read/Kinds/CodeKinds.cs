using FaxIngest.Model;
using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>Code sets of claims and authorizations: procedures, modifiers, diagnoses, provider numbers, ZIP codes.</summary>
internal static class CodeKinds
{
    /// <summary>HCPCS level II (a letter and four digits) or CPT (five digits, or four and a letter).</summary>
    public static IFieldKind Procedure { get; } = new LineKind("hcpcs", Symbols.Codes(), new PatternGrammar("Adddd", "ddddd", "ddddA"), code =>
        ServiceCodes.Knows(code) ? new Interpretation(code, code, 0, 1)
        : code[0] is >= 'A' and <= 'V' ? new Interpretation(code, code, -3)
        : char.IsAsciiDigit(code[0]) && (char.IsAsciiDigit(code[4]) || code[4] is 'F' or 'T' or 'U' or 'M') ? new Interpretation(code, code, -4)
        : null);

    /// <summary>One to five modifiers of two characters.</summary>
    public static IFieldKind Modifiers { get; } = new LineKind("modifiers", Symbols.Codes(), new PatternGrammar("xx", "xxxx", "xxxxxx", "xxxxxxxx", "xxxxxxxxxx"), written =>
    {
        string[] pairs = [.. written.Chunk(2).Select(c => new string(c))];
        int strange = pairs.Count(m => !(m[0] == 'U' && m[1] is >= '1' and <= '9' or 'A' or 'B' or 'C' or 'D') && !ServiceCodes.Manner.Contains(m));
        return new Interpretation(string.Join(' ', pairs), written, -3 * strange - 2 * (pairs.Length - 1), strange == 0 ? 1 : 0);
    });

    /// <summary>ICD-10-CM: a letter, a digit, a digit or A or B, then after a point up to four more.</summary>
    public static IFieldKind Diagnosis { get; } = new LineKind("icd10", Symbols.Codes(), new PatternGrammar("Adx", "Adxx", "Adxxx", "Adxxxx", "Adxxxxx"), written =>
    {
        if (written[0] == 'U' && written[1] != '0') return null;
        if (!char.IsAsciiDigit(written[2]) && written[2] is not ('A' or 'B')) return null;
        string value = written.Length > 3 ? $"{written[..3]}.{written[3..]}" : written;
        // Past the third character letters are rare but for the extensions (A, D, S, X, …) of injuries and pregnancies.
        int letters = written.AsSpan(3).ToString().Count(char.IsAsciiLetterUpper);
        return new Interpretation(value, written, -2.5 * letters, 1);
    });

    /// <summary>A plan's own provider number; 9001 is the plan itself.</summary>
    public static IFieldKind ProviderId { get; } = new LineKind("provider-id", Symbols.Codes(),
        new PatternGrammar([.. Enumerable.Range(1, 12).Select(n => new string('x', n))]),
        written => written == "9001" ? new Interpretation(written, written, 0, 1) : new Interpretation(written, written, -3 - 1.5 * written.Count(char.IsAsciiLetterUpper)));

    /// <summary>A ZIP code; of ZIP+4 the first five. Codes of the plan's counties are likelier, those of California next.</summary>
    public static IFieldKind Zip { get; } = new LineKind("zip", Symbols.Digits(), new PatternGrammar("ddddd", "ddddddddd"), written =>
    {
        string zip = written[..5];
        return ServiceArea.CountyOf(zip) is not null ? new Interpretation(zip, zip, 0, 1)
            : string.CompareOrdinal(zip, "90001") >= 0 && string.CompareOrdinal(zip, "96162") <= 0 ? new Interpretation(zip, zip, -2)
            : new Interpretation(zip, zip, -5, -1);
    });

    /// <summary>Dollars; cents are dropped, as the plan's forms ask for whole dollars.</summary>
    public static IFieldKind Money { get; } = new LineKind("money", Symbols.Amounts(),
        new PatternGrammar([.. Enumerable.Range(1, 6).SelectMany(n => new[] { new string('d', n), new string('d', n) + ".dd" })]), Whole);

    /// <summary>A count (units, hours): up to four digits; what follows a point is noise on paper.</summary>
    public static IFieldKind Count { get; } = new LineKind("count", Symbols.Amounts(),
        new PatternGrammar([.. Enumerable.Range(1, 4).SelectMany(n => new[] { new string('d', n), new string('d', n) + ".d", new string('d', n) + ".dd" })]), Whole);

    private static Interpretation Whole(string written)
    {
        string whole = written.Split('.')[0].TrimStart('0');
        if (whole.Length == 0) whole = "0";
        return new Interpretation(whole, whole, (written.Contains('.') ? -1 : 0) + (written[0] == '0' ? -2 : 0));
    }
}
