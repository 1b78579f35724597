using FaxIngest.Store;

namespace FaxIngest.Check;

/// <summary>Proofs of the store: the database opens, has or gets its tables and answers.</summary>
internal static class StoreProofs
{
    internal static IEnumerable<Proof> All() =>
    [
        new("database", async (provider, cancellation) =>
        {
            var store = provider.GetRequiredService<IFaxStore>();
            await store.MigrateAsync(cancellation);
            var counts = await store.CountAsync(cancellation);
            return $"opens, tables up to date, {counts.Values.Sum()} faxes";
        }),
    ];
}
