using FaxIngest.Model;
using FaxIngest.Read.Kinds;

namespace FaxIngest.Decide.Scoring;

/// <summary>When a value counts as right (contract section 4): text is compared without case and punctuation, sets without order.</summary>
public static class Comparison
{
    /// <summary>Whether a value read equals the true one.</summary>
    public static bool Same(FieldValue truth, FieldValue? read) => read is not null && Plain(truth) == Plain(read);

    /// <summary>Edits (insert, delete, replace) per character of the truth; case does not count. Above 1 when more was made up than is there.</summary>
    public static double CharacterErrorRate(string truth, string read)
    {
        string a = truth.ToLowerInvariant(), b = read.ToLowerInvariant();
        return (double)Likeness.Distance(a, b, Math.Max(a.Length, b.Length)) / Math.Max(1, a.Length);
    }

    private static string Plain(FieldValue value)
    {
        if (value.Set is not null || value.Flag is not null) return value.Flat;
        return string.Concat(value.Text!.ToLowerInvariant().Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
    }
}
