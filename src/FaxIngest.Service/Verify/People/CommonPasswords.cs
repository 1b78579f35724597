namespace FaxIngest.Verify.People;

/// <summary>Passwords that are tried first though they are long: those that leaked (<see cref="LeakedPasswords"/>), and common words with digits and signs around and in place of letters, rows of keys, counting, repetition.</summary>
/// <remarks>The rules catch those of next year too.</remarks>
internal static class CommonPasswords
{
    /// <summary>Words that leaked passwords are made of, longest match first; with those of this service and its trade.</summary>
    private static readonly string[] Words =
    [
        .. """
            password passwort passw pass word secret welcome letmein login admin administrator root user guest default changeme change temp temporary test tester testing demo sample
            qwerty qwertz azerty asdf asdfgh zxcvbn iloveyou love lovely princess prince dragon monkey master shadow sunshine superman batman spiderman football baseball basketball soccer
            hockey killer jordan michael jennifer jessica ashley daniel thomas robert charlie andrew joshua anthony matthew george hunter buster harley ranger tigger pepper ginger cheese
            computer internet samsung google facebook twitter microsoft windows apple iphone android server system network cisco oracle database trustno starwars pokemon naruto whatever
            freedom flower summer winter spring autumn fall monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
            november december chocolate cookie banana orange purple yellow green black white silver golden diamond hello world blessed jesus christ angel family forever friend friends baby
            money lucky happy america american california texas newyork london paris hospital doctor nurse medical medicine health healthcare clinic patient member referral alliance plan fax
            faxes faxing faxingest ingest office company business the and my your our is it new old one two three four five six seven eight nine ten for you me abc abcd abcde abcdef xyz aa
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "!@#$%^&*()"];

    internal static bool Has(string password)
    {
        string text = password.ToLowerInvariant();
        return LeakedPasswords.Known.Has(password) || IsRepeated(text) || IsMostlyRows(text) || IsCommonWords(text, 'i') || IsCommonWords(text, 'l');
    }

    /// <summary>The same few characters again and again.</summary>
    private static bool IsRepeated(string text)
    {
        for (int unit = 1; unit <= Math.Min(8, text.Length / 2); unit++)
        {
            int matching = 0;
            for (int i = unit; i < text.Length; i++) matching += text[i] == text[i - unit] ? 1 : 0;
            if (matching >= text.Length - unit - 1) return true;
        }
        return false;
    }

    /// <summary>All but three characters lie in runs of four and more along a row, either way.</summary>
    private static bool IsMostlyRows(string text)
    {
        int covered = 0;
        for (int i = 0; i < text.Length;)
        {
            int run = 1;
            foreach (string row in Rows)
                foreach (int step in (int[])[1, -1])
                {
                    int at = row.IndexOf(text[i], StringComparison.Ordinal), length = 1;
                    if (at < 0) continue;
                    while (i + length < text.Length && at + step * length is var next && next >= 0 && next < row.Length && row[next] == text[i + length]) length++;
                    run = Math.Max(run, length);
                }
            if (run >= 4) covered += run;
            i += run >= 4 ? run : 1;
        }
        return covered >= 8 && covered >= text.Length - 3;
    }

    /// <summary>Nothing but common words remains when signs and outer digits are gone and look-alikes are letters again.</summary>
    /// <param name="text">In lower case.</param>
    /// <param name="one">What a 1 stands for.</param>
    private static bool IsCommonWords(string text, char one)
    {
        string core = text.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '?', '*', '#', '-', '_', '$', '@', '+', ' ');
        string letters = new([.. core.Select(c => c switch { '0' => 'o', '1' or '!' or '|' => one, '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '8' => 'b', '9' => 'g', _ => c }).Where(char.IsAsciiLetterLower)]);
        if (letters.Length < 3 || letters.Length < text.Length / 3) return text.All(c => !char.IsLetter(c)) && text.Distinct().Count() < 6;
        // The fewest letters that no word covers, up to each place.
        var left = new int[letters.Length + 1];
        for (int end = 1; end <= letters.Length; end++)
        {
            left[end] = left[end - 1] + 1;
            foreach (string word in Words)
                if (word.Length <= end && letters.AsSpan(end - word.Length, word.Length).SequenceEqual(word)) left[end] = Math.Min(left[end], left[end - word.Length]);
        }
        return left[^1] <= 1;
    }
}
