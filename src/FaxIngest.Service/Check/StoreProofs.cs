using FaxIngest.Store;

namespace FaxIngest.Check;

/// <summary>Proofs of the store: the database opens, has or gets its tables and answers.</summary>
internal static class StoreProofs
{
    internal static IEnumerable<Proof> All() =>
    [
        new("database", (provider, cancellation) => ProveAsync(provider.GetRequiredService<IFaxStore>(), cancellation)),
        // Some 100,000 events a second; a busy desk writes a million in some months.
        new("audit", (provider, cancellation) => ProveAuditAsync(provider.GetRequiredService<IAuditStore>(), provider.GetRequiredService<AuditHeads>(), cancellation)) { Patience = TimeSpan.FromMinutes(15) },
    ];

    /// <summary>Computes the chain of all events anew and holds it against what was written down outside the database.</summary>
    /// <exception cref="ProofException">Names the first event that does not hold.</exception>
    internal static async Task<string> ProveAuditAsync(IAuditStore audit, AuditHeads heads, CancellationToken cancellation)
    {
        var known = heads.Read();
        var verdict = await audit.VerifyAsync([.. known.Select(each => each.Head)], cancellation);
        if (verdict.Broken is { } broken) throw new ProofException($"{broken.Message} {verdict.Events} events before it are in order. Keep the database and {heads.Path} as they are and find out who could write to them.");
        return verdict.Events == 0 ? "no events yet" : $"{verdict.Events} events, each follows from the one before it, and {known.Count} heads written down earlier fit; the last is {verdict.Head.Hash}";
    }

    /// <summary>Writes, brings the tables up to date and counts.</summary>
    /// <exception cref="ProofException">It is locked, cannot be written or opened, or its disk is full.</exception>
    internal static async Task<string> ProveAsync(IFaxStore store, CancellationToken cancellation)
    {
        try
        {
            await store.MigrateAsync(cancellation);
            var counts = await store.CountAsync(cancellation);
            return $"opens, can be written, tables up to date, {counts.Values.Sum()} faxes";
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            throw new ProofException($"{IoFault.ReasonOf(fault).Message} It is where Store:ConnectionString says, else in Data:Folder. Nothing is taken in until it can be written; what lies at the sources stays there.");
        }
    }
}
