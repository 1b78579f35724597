using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>Who has which case open, so that two persons are not sent to the same one. A courtesy kept in memory: what protects the work is the version check on save.</summary>
internal sealed class OpenCases(TimeProvider time, IOptions<VerifyOptions> options)
{
    private readonly ConcurrentDictionary<string, (string Person, DateTimeOffset Until)> open = new(StringComparer.Ordinal);

    /// <summary>Notes that a person opened a case. Returns who else has it open, or null; the case then stays theirs.</summary>
    internal string? Open(string faxId, string person)
    {
        if (HeldByOther(faxId, person) is { } other) return other;
        open[faxId] = (person, time.GetUtcNow() + options.Value.KeepCaseFor);
        return null;
    }

    /// <summary>Who else has a case open, or null.</summary>
    internal string? HeldByOther(string faxId, string person) =>
        open.TryGetValue(faxId, out var held) && held.Until > time.GetUtcNow() && held.Person != person ? held.Person : null;

    /// <summary>Gives a case up, and forgets those whose time is over.</summary>
    internal void Close(string faxId, string person)
    {
        if (open.TryGetValue(faxId, out var held) && held.Person == person) open.TryRemove(faxId, out _);
        foreach (var (id, entry) in open)
            if (entry.Until <= time.GetUtcNow()) open.TryRemove(new(id, entry));
    }
}
