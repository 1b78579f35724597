using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FaxIngest.Read.Search;

/// <summary>How usual a text is, by its words where they are known and by its letters where not: what a reader who knows names and the language expects
/// before looking. Case, accents and which digit do not matter to it.</summary>
/// <remarks>A word's share is a mixture of what a word list says (src/recognizer/words.py: US census names, words of Wikipedia, words of forms) and of what
/// its letters say (<see cref="LetterPrior"/>), so that a name nobody listed is still a name.</remarks>
internal sealed class WordPrior
{
    /// <summary>Share of words that are in the list.</summary>
    private const double ListedShare = 0.8;

    /// <summary>Fewest letters of a word that may be written together with others, as in a domain.</summary>
    private const int LeastJoined = 3;

    /// <summary>ln of the share of places where one word ends and the next begins without a blank.</summary>
    public const double Join = -2.3;

    /// <summary>ln of the share of an initial before the first word (jdoe): some do, and any letter may be it.</summary>
    public const double Initial = -4;

    /// <summary>Fewest letters of a word that is held against its neighbors: of two letters every word has usual ones.</summary>
    private const int LeastRivaled = 3;

    /// <summary>ln of the share of a word that is not listed, below the rarest listed (−12.75), and the most that a rival counts.</summary>
    private const double Unlisted = -14, MostRival = 8;

    private const double Unit = 16;

    private static readonly Lazy<(WordPrior Names, WordPrior Lines)> Shipped = new(Load);

    private readonly LetterPrior letters;
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> known;

    private WordPrior(LetterPrior letters, Dictionary<string, float> shares) => (this.letters, known) = (letters, shares.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Of persons' names.</summary>
    public static WordPrior Names => Shipped.Value.Names;

    /// <summary>Of other entries: addresses, organizations, answers, notes.</summary>
    public static WordPrior Lines => Shipped.Value.Lines;

    /// <summary>ln of how much more usual a text is than its letters would be on average: above 0 for the usual, below for the odd; no longer for longer texts.</summary>
    public double Of(string text)
    {
        string folded = Fold(text);
        return letters.Of(LetterPrior.Fold(text)) + Words(folded).Sum(s => Listed(folded.AsSpan(s.Start, s.Length)) is float share ? Gain(folded.Substring(s.Start, s.Length), share) : 0);
    }

    /// <summary>The same for words that may be written together (a domain, the name of a mailbox).</summary>
    public double OfJoined(string text)
    {
        string folded = Fold(text);
        return Words(folded).Sum(s => ShareOfJoined(folded.Substring(s.Start, s.Length)) - (s.Length + 1) * LetterPrior.Average);
    }

    /// <summary>ln of the share of a word that is in the list, or null.</summary>
    public float? Listed(ReadOnlySpan<char> word) => known.TryGetValue(word, out float share) ? share : null;

    /// <summary>ln of a word's share.</summary>
    /// <param name="word">Folded.</param>
    public double ShareOf(string word) => Spelled(word) + (Listed(word) is float share ? Gain(word, share) : 0);

    /// <summary>The same where words may be written together.</summary>
    /// <param name="word">Folded.</param>
    public double ShareOfJoined(string word) => Spelled(word) + (Joined(word) is double share ? Gain(word, share) : 0);

    /// <summary>Share of a text's letters that are in words of the list, or in several of them written together, 0..1.</summary>
    public double Known(string text)
    {
        string folded = Fold(text);
        int letters = 0, listed = 0;
        foreach (var (start, length) in Words(folded))
        {
            letters += length;
            if (known.ContainsKey(folded.AsSpan(start, length)) || Joined(folded.Substring(start, length)) is not null) listed += length;
        }

        return letters == 0 ? 0 : (double)listed / letters;
    }

    /// <summary>By how much the most usual word one letter away from a word of the text is more usual than it, ln of the ratio, 0..8. What engines misread is mostly one letter.</summary>
    public double Rival(string text)
    {
        string folded = Fold(text);
        double most = 0;
        foreach (var (start, length) in Words(folded))
            if (length >= LeastRivaled) most = Math.Max(most, Neighbor(folded.AsSpan(start, length)) - (Listed(folded.AsSpan(start, length)) ?? Unlisted));
        return Math.Min(most, MostRival);
    }

    /// <summary>ln of the share of the most usual word that differs in one letter: another, one more or one less.</summary>
    private float Neighbor(ReadOnlySpan<char> word)
    {
        float best = float.NegativeInfinity;
        Span<char> longer = new char[word.Length + 1], same = word.ToArray(), shorter = new char[word.Length - 1];
        for (var at = 0; at <= word.Length; at++)
        {
            word[..at].CopyTo(longer);
            word[at..].CopyTo(longer[(at + 1)..]);
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                longer[at] = letter;
                best = Math.Max(best, Listed(longer) ?? best);
                if (at == word.Length || letter == word[at]) continue;
                same[at] = letter;
                best = Math.Max(best, Listed(same) ?? best);
            }

            if (at == word.Length) break;
            same[at] = word[at];
            if (word.Length == LeastRivaled) continue;
            word[..at].CopyTo(shorter);
            word[(at + 1)..].CopyTo(shorter[at..]);
            best = Math.Max(best, Listed(shorter) ?? best);
        }

        return best;
    }

    /// <summary>What being listed adds to what a word's letters say.</summary>
    private double Gain(string word, double listed) => Math.Log(1 - ListedShare + ListedShare * Math.Exp(Math.Clamp(listed - Spelled(word), -30, 30)));

    private double Spelled(string word) => letters.Of(word) + (word.Length + 1) * LetterPrior.Average;

    /// <summary>ln of the share of the best way to see known words in this one, or null.</summary>
    private double? Joined(string word)
    {
        var best = new double[word.Length + 1];
        Array.Fill(best, double.NegativeInfinity, 1, word.Length);
        if (word.Length > LeastJoined) best[1] = Initial;
        for (var end = LeastJoined; end <= word.Length; end++)
            for (var start = 0; start <= end - LeastJoined; start++)
                if (!double.IsNegativeInfinity(best[start]) && known.TryGetValue(word.AsSpan(start, end - start), out float share))
                    best[end] = Math.Max(best[end], best[start] + share + (start > 1 ? Join : 0));
        return double.IsNegativeInfinity(best[^1]) ? null : best[^1];
    }

    /// <summary>The list has O'Brien as one word, without its apostrophe.</summary>
    private static string Fold(string text) => LetterPrior.Fold(text).Replace("'", "", StringComparison.Ordinal);

    /// <summary>Where the words of a folded text stand.</summary>
    public static IEnumerable<(int Start, int Length)> Words(string folded)
    {
        for (var at = 0; at < folded.Length; at++)
        {
            int start = at;
            while (at < folded.Length && char.IsAsciiLetterLower(folded[at])) at++;
            if (at > start) yield return (start, at - start);
        }
    }

    private static (WordPrior Names, WordPrior Lines) Load()
    {
        using var stream = typeof(WordPrior).Assembly.GetManifestResourceStream("words.gz") ?? throw new InvalidOperationException("words.gz is missing in the assembly");
        using var packed = new GZipStream(stream, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        string[] lists = Encoding.ASCII.GetString(plain.GetBuffer(), 0, (int)plain.Length).Split("\n\n");
        return (new WordPrior(LetterPrior.Names, Read(lists[0])), new WordPrior(LetterPrior.Lines, Read(lists[1])));
    }

    private static Dictionary<string, float> Read(string list)
    {
        var shares = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (string row in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int at = row.IndexOf(' ', StringComparison.Ordinal);
            shares[row[..at]] = (float)(-int.Parse(row.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture) / Unit);
        }

        return shares;
    }
}
