using FaxIngest.Store;

namespace FaxIngest.Check;

/// <summary>Proofs of the store: the database opens, has or gets its tables and answers.</summary>
internal static class StoreProofs
{
    internal static IEnumerable<Proof> All() => [new("database", (provider, cancellation) => ProveAsync(provider.GetRequiredService<IFaxStore>(), cancellation))];

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
