using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>What a save at the desk cost, written in the transaction that keeps what was said.</summary>
internal static class DeskWorkLine
{
    /// <param name="session">The transaction.</param>
    /// <param name="faxId">The fax that was shown.</param>
    /// <param name="checkId">The check it was shown for; null: none.</param>
    /// <param name="said">What was said.</param>
    /// <param name="effort">What it cost.</param>
    public static Task<int> AddAsync(SqlSession session, string faxId, string? checkId, Verification said, Effort effort) => session.ExecuteAsync("desk_work_add", new
    {
        id = faxId,
        checkId,
        person = said.Person,
        at = StoreTime.Text(said.At),
        keys = effort.Keys,
        confirmed = effort.Confirmed,
        keysConfirming = effort.KeysConfirming,
        corrected = effort.Corrected,
        characters = effort.Characters,
        milliseconds = effort.Milliseconds,
        turn = effort.Turn,
    });
}
