using FaxIngest.Model;

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
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return (double)row[b.Length] / Math.Max(1, a.Length);
    }

    private static string Plain(FieldValue value)
    {
        if (value.Set is not null || value.Flag is not null) return value.Flat;
        return string.Concat(value.Text!.ToLowerInvariant().Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
    }
}
