using Dapper;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>Checks of persons and of the machine over SQL, in the fax store's database and in no table of a fax.</summary>
internal sealed class SqlCheckStore(SqlDatabase database, TimeProvider time) : ICheckStore
{
    private const string Planted = "Planted";

    static SqlCheckStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<bool> AddAsync(CheckCase check, DateTimeOffset? heldUntil, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        bool added = await session.ExecuteAsync("check_add", new
        {
            id = check.Id,
            kind = check.Kind.ToString(),
            faxId = check.FaxId,
            referralId = check.ReferralId,
            cause = check.Cause,
            madeAt = StoreTime.Text(check.MadeAt),
            receivedAt = StoreTime.Text(check.ReceivedAt),
            person = check.Person,
            holder = heldUntil is null ? null : check.Person,
            heldUntil = heldUntil is { } until ? StoreTime.Text(until) : null,
            json = StoreJson.Write(check.Fields),
        }).ConfigureAwait(false) == 1;
        if (!added) return false;
        foreach (var field in check.Fields)
        {
            await session.ExecuteAsync("check_field_add", new
            {
                id = check.Id, kind = KindOf(check.Kind, field.Planted is not null), faxId = check.FaxId, referralId = check.ReferralId, path = field.Path, family = field.Family, confidence = field.Confidence, share = field.Chance,
            }).ConfigureAwait(false);
        }
        return true;
    }, cancellation);

    public Task<CheckCase?> FindAsync(string id, CancellationToken cancellation) => database.ReadAsync(async session =>
        (await session.FirstAsync<CheckRow>("check_find", new { id }).ConfigureAwait(false))?.ToCheck(time.GetUtcNow()), cancellation);

    public Task<IReadOnlyList<Verification>> AnswersAsync(string id, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<Verification>>(async session =>
        [.. (await session.ListAsync<string>("check_answers", new { id }).ConfigureAwait(false)).Select(StoreJson.Read<Verification>)], cancellation);

    public Task<bool> AnswerAsync(CheckCase check, int number, Verification answer, CheckProgress progress, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        await database.LockAsync(session, "check-" + check.Id).ConfigureAwait(false);
        if ((await session.ListAsync<string>("check_answers", new { id = check.Id }).ConfigureAwait(false)).Count != number - 1) return false;
        bool moved = await session.ExecuteAsync("check_move", new
        {
            id = check.Id,
            state = progress.Closed ? "closed" : "waiting",
            supervisor = progress.SupervisorsOnly ? 1 : 0,
            holder = progress.KeepHolder ? check.Holder : null,
            heldUntil = progress.KeepHolder && check.Holder is not null ? StoreTime.Text(time.GetUtcNow() + TimeSpan.FromMinutes(15)) : null,
        }).ConfigureAwait(false) == 1;
        if (!moved) return false;
        string at = StoreTime.Text(answer.At);
        if (answer.Effort is { } effort) await DeskWorkLine.AddAsync(session, check.FaxId, check.Id, answer, effort).ConfigureAwait(false);
        await session.ExecuteAsync("check_answer_add", new { id = check.Id, number, person = answer.Person, at, json = StoreJson.Write(answer) }).ConfigureAwait(false);
        foreach (var result in progress.Results)
        {
            await session.ExecuteAsync("check_field_end", new
            {
                id = check.Id, path = result.Path, kind = KindOf(check.Kind, result.Planted), wrong = result.Wrong is { } wrong ? wrong ? 1L : 0L : (long?)null, person = result.Person, at,
            }).ConfigureAwait(false);
        }
        // The kind is left out: who reads the history of a fax while a seed is under way should not know it for one.
        session.Tell(new AuditEvent(answer.At, answer.Person, "checked", check.FaxId, StoreJson.Write(new { check = check.Id, referral = check.ReferralId, fields = answer.Fields.Keys.Concat(answer.Unreadable), closed = progress.Closed })));
        return true;
    }, cancellation);

    public Task<bool> TakeBackAsync(CheckCase check, int number, Verification undo, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        await database.LockAsync(session, "check-" + check.Id).ConfigureAwait(false);
        if ((await session.ListAsync<string>("check_answers", new { id = check.Id }).ConfigureAwait(false)).Count != number - 1) return false;
        if (await session.ExecuteAsync("check_reopen", new { id = check.Id }).ConfigureAwait(false) != 1) return false;
        await session.ExecuteAsync("check_field_reopen", new { id = check.Id }).ConfigureAwait(false);
        await session.ExecuteAsync("check_answer_add", new { id = check.Id, number, person = undo.Person, at = StoreTime.Text(undo.At), json = StoreJson.Write(undo) }).ConfigureAwait(false);
        session.Tell(new AuditEvent(undo.At, undo.Person, "checked", check.FaxId, StoreJson.Write(new { check = check.Id, referral = check.ReferralId, takenBack = true, closed = false })));
        return true;
    }, cancellation);

    public Task<CaseLease?> TakeAsync(string id, string person, TimeSpan lease, bool over, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        await database.LockAsync(session, "check-" + id).ConfigureAwait(false);
        var check = (await session.FirstAsync<CheckRow>("check_find", new { id }).ConfigureAwait(false))?.ToCheck(time.GetUtcNow());
        if (check is not { IsOpen: true } || check.Person is { } only && only != person) return null;
        if (check.Holder is { } other && other != person && !over) return new CaseLease(other, other);
        await session.ExecuteAsync("check_take", new { id, person, until = StoreTime.Text(time.GetUtcNow() + lease) }).ConfigureAwait(false);
        return new CaseLease(person, check.Holder);
    }, cancellation);

    public Task ReleaseAsync(string id, string person, CancellationToken cancellation) => database.WriteAsync(session => session.ExecuteAsync("check_release", new { id, person }), cancellation);

    public Task<IReadOnlyList<string>> OwnAsync(string person, CancellationToken cancellation) => database.ReadAsync(session => session.ListAsync<string>("check_own", new { person }), cancellation);

    public Task<IReadOnlySet<DrawnField>> DrawnAsync(string? faxId, CancellationToken cancellation) => database.ReadAsync<IReadOnlySet<DrawnField>>(async session =>
        (await (faxId is null ? session.ListAsync<DrawnRow>("check_drawn_all") : session.ListAsync<DrawnRow>("check_drawn", new { faxId })).ConfigureAwait(false)).Select(row => new DrawnField(row.ReferralId, row.Path)).ToHashSet(), cancellation);

    public Task<string?> NextAsync(string person, bool supervisor, bool heldOnly, string? except, TimeSpan lease, CancellationToken cancellation) => database.WriteAsync(session =>
        session.FirstAsync<string>("check_next", new
        {
            person, supervisor = supervisor ? 1 : 0, held = heldOnly ? 1 : 0, except = except ?? "", now = StoreTime.Text(time.GetUtcNow()), until = StoreTime.Text(time.GetUtcNow() + lease),
        }), cancellation);

    public Task ExpireAsync(DateTimeOffset madeBefore, CancellationToken cancellation) => database.WriteAsync(session => session.ExecuteAsync("check_expire", new { before = StoreTime.Text(madeBefore) }), cancellation);

    public Task<IReadOnlyList<SampledField>> SamplesAsync(long after, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<SampledField>>(async session =>
        [.. (await session.ListAsync<SampleRow>("check_samples", new { after }).ConfigureAwait(false)).Select(row => new SampledField(row.Number, row.Family, row.Confidence, row.Wrong == 1))], cancellation);

    public Task<IReadOnlyList<HitRate>> HitRatesAsync(DateTimeOffset before, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<HitRate>>(async session =>
        [.. (await session.ListAsync<HitRow>("check_hits", new { before = StoreTime.Text(before) }).ConfigureAwait(false)).Select(row => new HitRate(row.Person, row.Kind == Planted, checked((int)row.Count), checked((int)(row.Count - row.Wrong))))], cancellation);

    public Task<IReadOnlyList<WrongField>> WrongAsync(int limit, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<WrongField>>(async session =>
        [.. (await session.ListAsync<WrongRow>("check_wrong", new { limit }).ConfigureAwait(false))
            .Select(row => new WrongField(row.Number, Enum.Parse<CheckKind>(row.Kind), row.CheckId, row.FaxId, row.ReferralId, row.Path, StoreTime.Time(row.At)))], cancellation);

    public Task<bool> HandleAsync(long number, string person, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        if (await session.FirstAsync<string>("check_handle", new { number, person }).ConfigureAwait(false) is not { } faxId) return false;
        session.Tell(new AuditEvent(time.GetUtcNow(), person, "wrong-export-handled", faxId, StoreJson.Write(new { number })));
        return true;
    }, cancellation);

    public Task<IReadOnlyDictionary<CheckKind, int>> WaitingAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyDictionary<CheckKind, int>>(async session =>
        (await session.ListAsync<CountedRow>("check_waiting").ConfigureAwait(false)).ToDictionary(row => Enum.Parse<CheckKind>(row.Kind), row => checked((int)row.Count)), cancellation);

    public Task<IReadOnlyList<string>> VerifiedByOthersAsync(string person, DateTimeOffset from, double place, int limit, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(async session =>
    {
        var span = await session.FirstAsync<SpanRow>("trust_people_span", new { from = StoreTime.Text(from) }).ConfigureAwait(false);
        if (span is null || span.Last == 0) return [];
        long begin = span.First + (long)((span.Last - span.First + 1) * place);
        return [.. (await session.ListAsync<VerifiedRow>("trust_people", new { from = begin, person, limit }).ConfigureAwait(false)).Select(row => row.FaxId).Distinct(StringComparer.Ordinal)];
    }, cancellation);

    private static string KindOf(CheckKind kind, bool planted) => planted ? Planted : kind.ToString();
}
