using FaxIngest.Model;
using FaxIngest.Read.Kinds;

namespace FaxIngest.Read;

/// <summary>What a form says twice: a person's name stands in their e-mail address, an organization's in its domain, one date beside two signatures. Two
/// entries read from ink of their own that say the same are hardly both misread into it; of two that nearly say the same one is probably misread.</summary>
/// <remarks>Of 1,281 labeled faxes 100 addresses nearly said a name or an organization, and 80 of those were wrong, of the 1,067 others 157; of the 128 names and organizations 83.</remarks>
internal static class Echo
{
    private const int LeastWord = 3, LeastInside = 4, LeastCode = 6, LongWord = 8, MostTogether = 4;

    /// <summary>The readings of one referral, each with the share of its value that the others say too (<see cref="Evidence.Echo"/>), and a doubt where one nearly
    /// says it.</summary>
    public static IReadOnlyList<Reading> Hear(IReadOnlyList<Reading> readings)
    {
        var entries = readings.Select(r => new Entry(r.Field, r.Kind == "email", Words(r))).ToList();
        return [.. readings.Select((reading, i) => entries[i].Words.Count == 0 ? reading : Heard(reading, entries[i], [.. entries.Where(e => e.Field != entries[i].Field)]))];
    }

    private static IReadOnlyList<string> Words(Reading reading)
    {
        if (reading.Blank || reading.Value is not { } value || !FieldKinds.IsLine(reading.Kind)) return [];
        string key = Likeness.Key(value.Flat);
        if (!key.Any(char.IsLetter) || reading.Kind == "cin") return key.Length >= LeastCode ? [key] : [];
        return [.. value.Flat.Split([' ', '.', ',', '-', '_', '+', '@', '/', '&', '(', ')']).Select(Likeness.Key).Where(w => w.Length >= LeastWord && !w.All(char.IsDigit))];
    }

    private static Reading Heard(Reading reading, Entry entry, List<Entry> others) => reading with
    {
        Evidence = reading.Evidence with { Echo = Share(entry, others) },
        Reasons = IsNearlySaid(entry, [.. others.Where(o => o.Joined != entry.Joined)]) ? [.. reading.Reasons, new Reason("spelled-otherwise", "Another entry spells a word of this otherwise: compare them.", reading.Field)] : reading.Reasons,
    };

    /// <summary>Whether a word of an address is nearly, and not quite, one or several words of another entry, written together.</summary>
    private static bool IsNearlySaid(Entry entry, List<Entry> others)
    {
        var said = others.SelectMany(o => o.Together).ToHashSet(StringComparer.Ordinal);
        var mine = entry.Together.ToHashSet(StringComparer.Ordinal);
        return mine.Any(word => !said.Contains(word) && said.Any(other => !mine.Contains(other) && IsNear(word, other)));
    }

    private static bool IsNear(string word, string other)
    {
        int shorter = Math.Min(word.Length, other.Length), most = shorter >= LongWord ? 2 : 1;
        return shorter >= LeastInside && !word.Contains(other, StringComparison.Ordinal) && !other.Contains(word, StringComparison.Ordinal) && Likeness.Distance(word, other, most) <= most;
    }

    private static double Share(Entry entry, List<Entry> others)
    {
        int said = 0, letters = 0;
        foreach (string word in entry.Words)
        {
            letters += word.Length;
            if (others.Exists(o => o.Words.Contains(word))) said += word.Length;
            else if (entry.Joined) said += Covered(word, others);
            else if (word.Length >= LeastInside && others.Exists(o => o.Joined && o.Words.Any(w => w.Contains(word, StringComparison.Ordinal)))) said += word.Length;
        }

        return letters == 0 ? 0 : (double)said / letters;
    }

    /// <summary>Letters of words written together that are words of other entries.</summary>
    private static int Covered(string joined, List<Entry> others)
    {
        var words = others.SelectMany(o => o.Words).Distinct(StringComparer.Ordinal).ToList();
        var best = new int[joined.Length + 1];
        for (var end = 1; end <= joined.Length; end++)
        {
            best[end] = best[end - 1];
            foreach (string word in words)
                if (word.Length <= end && joined.AsSpan(end - word.Length, word.Length).SequenceEqual(word)) best[end] = Math.Max(best[end], best[end - word.Length] + word.Length);
        }

        return best[^1];
    }

    private sealed record Entry(string Field, bool Joined, IReadOnlyList<string> Words)
    {
        /// <summary>Its words, and where they are not written together already, those that follow each other so too.</summary>
        public IReadOnlyList<string> Together { get; } = Joined ? Words
            : [.. Enumerable.Range(0, Words.Count).SelectMany(from => Enumerable.Range(1, Math.Min(MostTogether, Words.Count - from)).Select(count => string.Concat(Words.Skip(from).Take(count))))];
    }
}
