namespace FaxIngest.Read.Kinds;

/// <summary>Comparing texts as scoring does: case, blanks and punctuation do not count.</summary>
internal static class Likeness
{
    /// <summary>Letters and digits in lower case.</summary>
    public static string Key(string text) => string.Create(text.Count(char.IsLetterOrDigit), text, static (span, s) =>
    {
        int n = 0;
        foreach (char c in s)
            if (char.IsLetterOrDigit(c)) span[n++] = char.ToLowerInvariant(c);
    });

    /// <summary>The same, with letters that look like a digit taken for it: 0 for O, D, Q; 1 for I, L; 2 Z, 4 A, 5 S, 6 G, 7 T, 8 B.</summary>
    public static string CodeKey(string text) => string.Create(text.Count(char.IsLetterOrDigit), text, static (span, s) =>
    {
        int n = 0;
        foreach (char c in s)
        {
            if (!char.IsLetterOrDigit(c)) continue;
            span[n++] = char.ToUpperInvariant(c) switch { 'O' or 'D' or 'Q' => '0', 'I' or 'L' => '1', 'Z' => '2', 'A' => '4', 'S' => '5', 'G' => '6', 'T' => '7', 'B' => '8', var other => other };
        }
    });

    /// <summary>Edit distance (insert, delete, replace one character each), not counted beyond <paramref name="most"/> + 1.</summary>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0], least = row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
        }
        return Math.Min(row[b.Length], most + 1);
    }
}
