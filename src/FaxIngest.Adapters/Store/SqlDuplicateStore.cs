using System.Globalization;
using Dapper;
using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>Keys and links of papers that were faxed again, over SQL, in the fax store's database.</summary>
internal sealed class SqlDuplicateStore(SqlDatabase database, TimeProvider time) : IDuplicateStore
{
    static SqlDuplicateStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<IReadOnlyList<string>> CandidatesAsync(string faxId, IReadOnlyList<string> keys, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation) =>
        database.ReadAsync(session => session.ListAsync<string>("duplicate_candidates", new { id = faxId, keys = keys.ToArray(), from = StoreTime.Text(from), to = StoreTime.Text(to), limit }), cancellation);

    public Task<IReadOnlyList<DuplicateLink>> LinksAsync(string faxId, CancellationToken cancellation) =>
        database.ReadAsync(session => LinksAsync(session, faxId), cancellation);

    public Task LinkAsync(DuplicateLink link, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var known = await LinksAsync(session, link.FaxId).ConfigureAwait(false);
        await PutAsync(session, link, IsNew(known, link), StoreTime.Text(time.GetUtcNow())).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task UnlinkAsync(DuplicateLink link, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        await RemoveAsync(session, link, StoreTime.Text(time.GetUtcNow())).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task<IReadOnlyList<string>> ChainAsync(string faxId, CancellationToken cancellation) =>
        database.ReadAsync(session => session.ListAsync<string>("duplicate_chain", new { id = faxId }), cancellation);

    public Task<IReadOnlyList<string>> RepeatsAsync(string faxId, CancellationToken cancellation) =>
        database.ReadAsync(session => session.ListAsync<string>("duplicate_repeats", new { id = faxId }), cancellation);

    public Task<IReadOnlyList<string>> NamedAsync(string part, int limit, CancellationToken cancellation) =>
        database.ReadAsync(session => session.ListAsync<string>("fax_named", new { part = $"%{Literally(part.ToLowerInvariant())}%", limit }), cancellation);

    /// <summary>Stores a document's keys and its links in place of those it had, in the document's transaction.</summary>
    internal static async Task StoreAsync(SqlSession session, string id, Document document, string at)
    {
        string receivedAt = StoreTime.Text(document.Source.ReceivedAt);
        await session.ExecuteAsync("duplicate_keys_clear", new { id }).ConfigureAwait(false);
        foreach (string key in DuplicateKeys.Of(document)) await session.ExecuteAsync("duplicate_key_add", new { key, id, receivedAt }).ConfigureAwait(false);

        var known = await LinksAsync(session, id).ConfigureAwait(false);
        foreach (var gone in known.Where(link => link.FaxId == id && !document.ProbableDuplicates.Any(each => IsSame(each, link.Duplicate))))
            await RemoveAsync(session, gone, at).ConfigureAwait(false);
        foreach (var duplicate in document.ProbableDuplicates)
        {
            var link = new DuplicateLink(id, duplicate);
            await PutAsync(session, link, IsNew(known, link), at).ConfigureAwait(false);
        }
    }

    private static async Task RemoveAsync(SqlSession session, DuplicateLink link, string at)
    {
        await session.ExecuteAsync("duplicate_link_remove", new { referralId = link.Duplicate.Referral, earlierReferralId = link.Duplicate.EarlierReferral }).ConfigureAwait(false);
        Tell(session, "duplicate-unlinked", link, at);
    }

    private static async Task PutAsync(SqlSession session, DuplicateLink link, bool isNew, string at)
    {
        var duplicate = link.Duplicate;
        await session.ExecuteAsync("duplicate_link_put", new
        {
            referralId = duplicate.Referral,
            earlierReferralId = duplicate.EarlierReferral,
            id = link.FaxId,
            earlierId = duplicate.Id,
            json = StoreJson.Write(duplicate),
            at,
        }).ConfigureAwait(false);
        if (isNew) Tell(session, "duplicate-linked", link, at);
    }

    private static void Tell(SqlSession session, string action, DuplicateLink link, string at) => session.Tell(new AuditEvent(StoreTime.Time(at), "service", action, link.FaxId,
        StoreJson.Write(new { link.Duplicate.Referral, earlier = link.Duplicate.EarlierReferral, score = link.Duplicate.Score.ToString(CultureInfo.InvariantCulture) })));

    private static async Task<IReadOnlyList<DuplicateLink>> LinksAsync(SqlSession session, string id) =>
        [.. (await session.ListAsync<LinkRow>("duplicate_links", new { id }).ConfigureAwait(false)).Select(row => new DuplicateLink(row.FaxId, StoreJson.Read<ProbableDuplicate>(row.Json)))];

    /// <summary>Nothing typed is a wildcard.</summary>
    private static string Literally(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static bool IsNew(IReadOnlyList<DuplicateLink> known, DuplicateLink link) => !known.Any(each => IsSame(each.Duplicate, link.Duplicate));

    private static bool IsSame(ProbableDuplicate one, ProbableDuplicate other) => one.Referral == other.Referral && one.EarlierReferral == other.EarlierReferral;

    private sealed class LinkRow
    {
        public string FaxId { get; set; } = "";
        public string Json { get; set; } = "";
    }
}
