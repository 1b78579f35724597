using System.Collections.Concurrent;

namespace FaxIngest.Verify.People;

/// <summary>How often something is written down within a minute, for each of many: enough for a reader of the audit, and not so much that somebody could fill it.</summary>
/// <param name="most">Written down within a minute.</param>
/// <param name="time">The clock.</param>
internal sealed class MinutePace(int most, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Counted at a time; beyond that, those whose minute is over are forgotten.</summary>
    private const int Kept = 10_000;

    private readonly ConcurrentDictionary<string, (int Count, int Left, DateTimeOffset Since)> counts = new(StringComparer.Ordinal);

    /// <summary>Counts once more.</summary>
    /// <returns>Whether it is to be written down; and how many before it, in its last minute, were not.</returns>
    internal (bool Write, int Left) Take(string what)
    {
        var now = time.GetUtcNow();
        if (counts.Count > Kept)
            foreach (var (old, count) in counts)
                if (now - count.Since >= Window) counts.TryRemove(old, out _);
        var seen = counts.AddOrUpdate(what, _ => (1, 0, now), (_, before) => now - before.Since >= Window ? (1, Math.Max(0, before.Count - most), now) : (before.Count + 1, before.Left, before.Since));
        return (seen.Count <= most, seen.Count == 1 ? seen.Left : 0);
    }

    /// <summary>Whether there was more than is written down.</summary>
    internal bool IsOver(string what) => counts.TryGetValue(what, out var seen) && seen.Count > most && time.GetUtcNow() - seen.Since < Window;
}
