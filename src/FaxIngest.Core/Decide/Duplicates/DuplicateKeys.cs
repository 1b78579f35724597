using System.Security.Cryptography;
using System.Text;
using FaxIngest.Model;

namespace FaxIngest.Decide.Duplicates;

/// <summary>Keys under which a document's referrals are found by later ones. Two papers that share none are not compared, so there are several of them:
/// one misread field must not hide a paper. They only find candidates; <see cref="PaperComparison"/> decides.</summary>
/// <remarks>Hashes, so that the index holds nothing a person could read that is not in the document beside it.</remarks>
public static class DuplicateKeys
{
    /// <summary>Fields that make a key together; all of them must be known.</summary>
    private static readonly string[][] Combinations =
    [
        ["member.cin"],
        ["member.lastName", "member.dateOfBirth"],
        ["member.firstName", "member.dateOfBirth"],
        ["member.lastName", "member.firstName"],
        ["member.phone"],
        ["referral.date", "referrer.npi"],
        ["referral.date", "referrer.phone"],
    ];

    /// <summary>The keys, each once, 32 hex digits.</summary>
    public static IReadOnlyList<string> Of(Document document) => [.. document.Referrals.SelectMany(Of).Distinct(StringComparer.Ordinal)];

    /// <summary>The keys of one referral.</summary>
    public static IEnumerable<string> Of(Referral referral)
    {
        foreach (string[] paths in Combinations)
        {
            var values = paths.Select(path => referral.Fields.GetValueOrDefault(path)?.Value).ToList();
            if (!values.Contains(null)) yield return Key(referral.Form.Type, paths, values.Select(value => value!.Flat));
        }
    }

    /// <summary>Keys of papers on one of these forms that say this of the member: only combinations of which every field is given.</summary>
    /// <param name="formTypes">Form types (contract section 2).</param>
    /// <param name="values">Normal forms by field path.</param>
    public static IEnumerable<string> For(IEnumerable<string> formTypes, IReadOnlyDictionary<string, string> values)
    {
        var known = Combinations.Where(paths => paths.All(values.ContainsKey)).ToList();
        return formTypes.SelectMany(type => known.Select(paths => Key(type, paths, paths.Select(path => values[path]))));
    }

    private static string Key(string formType, string[] paths, IEnumerable<string> values)
    {
        string plain = $"{formType}\n{string.Join('\n', paths)}\n{string.Join('\n', values.Select(Plain))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)).AsSpan(0, 16));
    }

    /// <summary>Letters and digits alone, upper case: what stays the same however a value is written.</summary>
    internal static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
