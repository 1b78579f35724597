using FaxIngest.Model;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>Who can go on with a fax that is keyed blind, over SQL, in the fax store's database.</summary>
internal sealed class SqlBlindStore(SqlDatabase database) : IBlindStore
{
    /// <summary>Stands for all who are no supervisors.</summary>
    private const string NoSupervisor = "";

    public async Task<bool> HasOthersAsync(IReadOnlyCollection<string> persons, bool supervisor, CancellationToken cancellation) =>
        await database.ReadAsync(session => session.FirstAsync<long>("blind_others", new { persons = persons.ToArray(), supervisor }), cancellation).ConfigureAwait(false) > 0;

    /// <summary>Stores for whom a document has nothing to do, in the transaction that stores the document.</summary>
    internal static async Task StoreAsync(SqlSession session, string id, Document document)
    {
        await session.ExecuteAsync("blind_waits_clear", new { id }).ConfigureAwait(false);
        var said = Verification.InForce([.. (await session.ListAsync<string>("verifications", new { id }).ConfigureAwait(false)).Select(StoreJson.Read<Verification>)]);
        if (said.All(each => each.Keyings.Count == 0)) return;
        var waits = BlindWaits.Of(document, said);
        foreach (string person in waits.SupervisorsOnly ? [.. waits.Persons, NoSupervisor] : waits.Persons)
            await session.ExecuteAsync("blind_wait_add", new { id, person }).ConfigureAwait(false);
    }
}
