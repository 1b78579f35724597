using System.Collections.Concurrent;
using FaxIngest.Store;

namespace FaxIngest.Verify.People;

/// <summary>Slows down who tries wrong keys. A key cannot be guessed (256 bits), so this spares the audit and the database, and valid keys from the same address are let through.</summary>
internal sealed class KeyGate(IFaxStore store, TimeProvider time)
{
    /// <summary>Wrong keys from an address within a minute that are written down; those beyond are answered with 429.</summary>
    internal const int Most = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Addresses at a time; beyond that the oldest windows are forgotten.</summary>
    private const int Addresses = 10_000;

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> counts = new(StringComparer.Ordinal);

    internal bool IsBlocked(HttpContext context) =>
        counts.TryGetValue(ClientAddress.Of(context), out var seen) && seen.Count > Most && time.GetUtcNow() - seen.Since < Window;

    /// <summary>Notes a wrong key.</summary>
    internal async Task RefusedAsync(HttpContext context, string why)
    {
        var now = time.GetUtcNow();
        if (counts.Count > Addresses)
            foreach (var (address, seen) in counts)
                if (now - seen.Since >= Window) counts.TryRemove(address, out _);
        var (count, _) = counts.AddOrUpdate(ClientAddress.Of(context), _ => (1, now), (_, seen) => now - seen.Since >= Window ? (1, now) : (seen.Count + 1, seen.Since));
        if (count > Most) return;
        await store.AuditAsync(new AuditEvent(now, "nobody", "key-refused", null, AuditDetails.Of(new { why, address = ClientAddress.Of(context) })), context.RequestAborted);
    }
}
