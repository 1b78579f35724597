using FaxIngest.Read.Kinds;

namespace FaxIngest.Read.Search;

/// <summary>What the other entries of a page say, word by word, and how surely each was read: a person's name stands in their e-mail address, an organization's
/// in its domain. Every entry is told what the others said before they were told anything, so that two doubtful entries do not talk each other into a word.</summary>
internal sealed class PageWords
{
    /// <summary>ln of the share of a word's places that one word of the page's other entries takes: about one in two repeats one of ten. Shares of 0.02 and 0.15
    /// do as well.</summary>
    private const double Echoed = -3;

    /// <summary>How sure the others are counts whole, though what is usual counts less than what is seen (<see cref="Kinds.TextKinds.Weight"/>).</summary>
    private const double Sureness = 1 / TextKinds.Weight;

    /// <summary>Fewest letters of a word that says something by standing elsewhere too, and of one that does inside others.</summary>
    private const int LeastWord = 3, LeastInside = 4;

    /// <summary>Words of one entry that are written together at most.</summary>
    private const int MostTogether = 5;

    /// <summary>ln of the share that a word, or words written together, have by being said elsewhere.</summary>
    private readonly Dictionary<string, double> said = new(StringComparer.Ordinal);
    private readonly HashSet<string> joined = new(StringComparer.Ordinal);
    private readonly HashSet<string> mailboxes = new(StringComparer.Ordinal);

    /// <summary>The words of other entries.</summary>
    /// <param name="entries">For each of them what it may say.</param>
    public PageWords(IEnumerable<IReadOnlyList<Alternative>> entries)
    {
        var unsaid = new Dictionary<(string Word, int Parts), double>();
        foreach (var entry in entries)
        {
            var own = new Dictionary<(string, int), double>();
            foreach (var alternative in entry)
                foreach (var word in Take(alternative.Text).Distinct()) own[word] = own.GetValueOrDefault(word) + alternative.Probability;
            foreach (var (word, probability) in own) unsaid[word] = unsaid.GetValueOrDefault(word, 1) * (1 - Math.Min(1, probability));
        }

        foreach (var (word, none) in unsaid)
            if (none < 1) said[word.Word] = Math.Max(said.GetValueOrDefault(word.Word, double.NegativeInfinity), Echoed + Sureness * Math.Log(1 - none) + WordPrior.Join * (word.Parts - 1));
    }

    /// <summary>ln of how much likelier a text is, the others being known.</summary>
    public double Gain(string text, WordPrior prior) => Words(text).Sum(word =>
    {
        double told = said.GetValueOrDefault(word, double.NegativeInfinity);
        if (word.Length >= LeastInside)
            foreach (string together in joined.Where(t => t.Contains(word, StringComparison.Ordinal))) told = Math.Max(told, said[together]);
        return Likelier(told, prior.ShareOf(word));
    });

    /// <summary>The same for words that may be written together.</summary>
    public double GainOfJoined(string text, WordPrior prior) => Words(text).Sum(word => Likelier(Told(word, prior), prior.ShareOfJoined(word)));

    /// <summary>What may have been written if words of it are words of other entries, misread.</summary>
    public IEnumerable<string> Variants(string written)
    {
        int at = written.IndexOf('@', StringComparison.Ordinal);
        if (at > 0)
            foreach (string mailbox in mailboxes.Where(m => IsNear(m, written[..at]))) yield return mailbox + written[at..];
        string all = written;
        foreach (var (start, length) in Spans(written).Reverse())
        {
            string word = LetterPrior.Fold(written.Substring(start, length));
            string? nearest = null;
            int least = int.MaxValue;
            foreach (string other in said.Keys.Concat(at < 0 ? Windows(length) : []))
            {
                if (other == word || !IsNear(other, word)) continue;
                yield return Replace(written, start, length, other);
                int distance = Likeness.Distance(other, word, least);
                if (distance < least) (nearest, least) = (other, distance);
            }

            if (nearest is not null && !said.ContainsKey(word)) all = Replace(all, start, length, nearest);
        }

        if (all != written) yield return all;
    }

    private IEnumerable<(string Word, int Parts)> Take(string text)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            var words = Words(text).ToList();
            for (var start = 0; start < words.Count; start++)
                for (var count = 1; count <= Math.Min(MostTogether, words.Count - start); count++)
                    if (string.Concat(words.Skip(start).Take(count)) is { Length: >= LeastWord } together) yield return (together, count);
            if (words.Count < 2) yield break;
            foreach (string mailbox in (string[])[$"{words[0]}.{words[^1]}", $"{words[0]}_{words[^1]}", $"{words[0][0]}{words[^1]}"]) mailboxes.Add(mailbox);
        }
        else
        {
            foreach (string word in Words(text[..Math.Max(at, text.LastIndexOf('.'))]).Where(w => w.Length >= LeastWord))
            {
                joined.Add(word);
                yield return (word, 1);
            }
        }
    }

    /// <summary>ln of the share of the best way to see words of other entries in this one, alone or with known words around them.</summary>
    private double Told(string word, WordPrior prior)
    {
        var any = new double[word.Length + 1];
        var told = new double[word.Length + 1];
        Array.Fill(any, double.NegativeInfinity, 1, word.Length);
        Array.Fill(told, double.NegativeInfinity);
        if (word.Length > LeastWord) any[1] = WordPrior.Initial;
        for (var end = LeastWord; end <= word.Length; end++)
            for (var start = 0; start <= end - LeastWord; start++)
            {
                double join = start > 1 ? WordPrior.Join : 0;
                if (prior.Listed(word.AsSpan(start, end - start)) is float share)
                {
                    any[end] = Math.Max(any[end], any[start] + share + join);
                    told[end] = Math.Max(told[end], told[start] + share + join);
                }

                if (said.TryGetValue(word[start..end], out double piece)) told[end] = Math.Max(told[end], Math.Max(any[start], told[start]) + piece + join);
            }

        return told[^1];
    }

    private static double Likelier(double told, double share) => double.IsNegativeInfinity(told) ? 0 : Math.Log(1 + Math.Exp(told - share));

    /// <summary>Parts of words written together that are about as long as a word.</summary>
    private IEnumerable<string> Windows(int length) => joined.SelectMany(together =>
        Enumerable.Range(Math.Max(LeastInside, length - 1), 3).SelectMany(l => Enumerable.Range(0, Math.Max(0, together.Length - l + 1)).Select(from => together.Substring(from, l)))).Distinct(StringComparer.Ordinal);

    private static bool IsNear(string one, string other)
    {
        int most = Math.Max(1, other.Length / 3);
        return Likeness.Distance(one, other, most) <= most;
    }

    private static string Replace(string text, int start, int length, string word)
    {
        bool upper = length > 1 && char.IsUpper(text[start + 1]);
        string cased = upper ? word.ToUpperInvariant() : char.IsUpper(text[start]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;
        return text[..start] + cased + text[(start + length)..];
    }

    private static IEnumerable<string> Words(string text) => Spans(text).Select(s => LetterPrior.Fold(text.Substring(s.Start, s.Length)));

    private static IEnumerable<(int Start, int Length)> Spans(string text) => WordPrior.Words(LetterPrior.Fold(text));
}
