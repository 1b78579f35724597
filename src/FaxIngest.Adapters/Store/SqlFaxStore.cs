using Dapper;
using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>The fax store over SQL: what happens in one transaction is decided here, how a database says it is in <c>Sql/&lt;dialect&gt;</c>.</summary>
internal sealed class SqlFaxStore(SqlDatabase database, TimeProvider time) : IFaxStore
{
    private const string Service = "service";

    /// <summary>Longest lease and longest wait that the settings allow (<c>Work:Lease</c>, <c>Work:RetryAfter</c>, <c>Work:OutageRetry</c>).</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly ClaimTurns turns = new();

    static SqlFaxStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private string Now => StoreTime.Text(time.GetUtcNow());

    public Task MigrateAsync(CancellationToken cancellation) => SqlMigrations.ApplyAsync(database, time, cancellation);

    public Task<Admission> AdmitAsync(Arrival arrival, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        // Ids are given in the order of commits, and the same bytes at two nodes are one fax: arrivals take turns.
        await database.LockAsync(session, "arrivals");
        string? known = await session.FirstAsync<string>("arrival_find", new { sourceKey = arrival.SourceKey });
        if (known is not null) return new Admission(known, NewFax: false, NewArrival: false);

        string source = StoreJson.Write(arrival.Source);
        string fileName = ReceivedName.Clean(arrival.FileName);
        var delivery = arrival.Delivery ?? new Delivery();
        var fax = await session.FirstAsync<FaxRow>("find_by_content", new { identity = arrival.Identity, sha256 = arrival.Sha256 });
        string id = fax?.Id ?? FaxId.Next(time.GetUtcNow(), await session.FirstAsync<string>("last_id"));
        if (fax is null)
        {
            await session.ExecuteAsync("fax_add", new
            {
                id,
                sha256 = arrival.Sha256,
                identity = arrival.Identity,
                length = arrival.Length,
                fileName,
                source,
                receivedAt = StoreTime.Text(arrival.Source.ReceivedAt),
                delivery = arrival.Delivery is null ? null : StoreJson.Write(delivery),
                urgent = delivery.Urgent,
                lane = arrival.Source.Channel,
            });
        }
        else
        {
            await session.ExecuteAsync("fax_arrived_again", new { id, urgent = delivery.Urgent });
            if (delivery.Urgent) await WaitingLine.KeepAsync(session, id);
        }
        await session.ExecuteAsync("arrival_add", new
        {
            sourceKey = arrival.SourceKey,
            id,
            fileName,
            source,
            at = Now,
            sha256 = arrival.Sha256,
            length = arrival.Length,
            mail = arrival.Mail is null ? null : StoreJson.Write(arrival.Mail),
        });
        Tell(session, Service, fax is null ? "received" : "arrived-again", id,
            new { state = fax?.State ?? nameof(FaxState.Received), channel = arrival.Source.Channel, bytes = arrival.Length, urgent = delivery.Urgent, reasons = Codes(delivery.Reasons), remarks = delivery.Remarks });
        return new Admission(id, NewFax: fax is null, NewArrival: true);
    }, cancellation);

    public Task<bool> AmendAsync(string faxId, Func<Fax, (Source Source, Delivery Delivery)?> amend, string action, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var fax = (await session.FirstAsync<FaxRow>("find", new { id = faxId }))?.ToFax();
        var known = fax is null ? null : amend(fax);
        bool changed = known is var (source, delivery) && await session.ExecuteAsync("amend", new
        {
            id = faxId,
            state = fax!.State.ToString(),
            source = StoreJson.Write(source),
            receivedAt = StoreTime.Text(source.ReceivedAt),
            delivery = StoreJson.Write(delivery),
            urgent = delivery.Urgent,
        }) == 1;
        if (changed) await WaitingLine.KeepAsync(session, faxId);
        Tell(session, Service, action, faxId, new { added = changed, pages = changed ? known?.Delivery.Pages : null });
        return changed;
    }, cancellation);

    public Task<IReadOnlySet<string>> AdmittedAsync(IReadOnlyCollection<string> sourceKeys, CancellationToken cancellation) => database.ReadAsync<IReadOnlySet<string>>(async session =>
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        // A statement takes only so many values.
        foreach (string[] some in sourceKeys.Chunk(500)) known.UnionWith(await session.ListAsync<string>("arrivals_known", new { sourceKeys = some }));
        return known;
    }, cancellation);

    public Task<Fax?> ClaimAsync(FaxState state, string owner, TimeSpan lease, CancellationToken cancellation)
    {
        if (!FaxTransitions.IsClaimable(state)) throw new ArgumentOutOfRangeException(nameof(state), state, "No service work is done in this state.");
        return database.WriteAsync(async session =>
        {
            var now = time.GetUtcNow();
            var turn = turns.Next(state);
            var row = await session.FirstAsync<FaxRow>("claim",
                new { state = state.ToString(), owner, now = StoreTime.Text(now), ends = StoreTime.Text(now + lease), oldest = turn.Oldest, lane = turn.Lane });
            if (row is null) return null;
            Tell(session, Service, "claimed", row.Id, new { state = row.State, attempt = row.Attempts, owner });
            return row.ToFax();
        }, cancellation);
    }

    public Task<bool> RenewAsync(string faxId, string owner, TimeSpan lease, CancellationToken cancellation) => database.WriteAsync(async session =>
        await session.ExecuteAsync("renew", new { id = faxId, owner, ends = StoreTime.Text(time.GetUtcNow() + lease) }) == 1, cancellation);

    public Task<bool> ReleaseAsync(string faxId, string owner, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var row = await session.FirstAsync<FaxRow>("release", new { id = faxId, owner });
        if (row is null) return false;
        Tell(session, Service, "released", faxId, new { state = row.State });
        return true;
    }, cancellation);

    public Task<bool> CompleteAsync(string faxId, string owner, Outcome outcome, WorkProduct product, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var row = await session.FirstAsync<FaxRow>("held", new { id = faxId, owner });
        if (row is null) return false;

        var from = Enum.Parse<FaxState>(row.State);
        var (to, attempts, notBefore, action) = outcome switch
        {
            Outcome.Advance advance => (advance.To, 0, null, ActionOf(advance.To)),
            Outcome.AskPerson => (FaxState.AwaitingVerification, 0, null, ActionOf(FaxState.AwaitingVerification)),
            Outcome.GiveUp => (FaxState.Stuck, row.Attempts, null, ActionOf(FaxState.Stuck)),
            Outcome.RetryLater retry => (from, retry.AttemptSpent ? row.Attempts : row.Attempts - 1, StoreTime.Text(retry.NotBefore), "retry"),
            _ => throw new ArgumentException($"unknown outcome {outcome.GetType().Name}", nameof(outcome)),
        };
        if (outcome is not Outcome.RetryLater && !FaxTransitions.AllowsWorker(from, to)) throw Refused(from, to);

        await session.ExecuteAsync("complete",
            new { id = faxId, owner, state = to.ToString(), attempts, notBefore, reasons = StoreJson.Write(outcome.Reasons), dueBy = StoreTime.Text(DueBy(product.Document)) });
        var changes = await StoreProductAsync(session, faxId, product);
        if (to is FaxState.AwaitingVerification or FaxState.Stuck) await WaitingLine.KeepAsync(session, faxId, product.Document);
        Tell(session, Service, action, faxId, new { from, to, attempt = row.Attempts, reasons = Codes(outcome.Reasons), owner, changes });
        return true;
    }, cancellation);

    public Task<int> RescueAsync(int maxAttempts, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        Reason expired = new("lease-expired", "The work on this fax stopped without an answer (the service or its machine went down, or it took too long).");
        Reason usedUp = new("attempts-used-up", $"It was tried {maxAttempts} times and is not tried again by itself.");
        await session.ExecuteAsync("clocks", new { farthest = StoreTime.Text(time.GetUtcNow() + LongestWait) });
        var rows = await session.ListAsync<FaxRow>("rescue",
            new { maxAttempts, now = Now, reasons = StoreJson.Write<Reason[]>([expired]), stuckReasons = StoreJson.Write<Reason[]>([expired, usedUp]) });
        foreach (var row in rows)
        {
            await WaitingLine.KeepAsync(session, row.Id);
            Tell(session, Service, "rescued", row.Id, new { to = row.State, attempt = row.Attempts, reasons = Codes(row.ToFax().Reasons) });
        }
        return rows.Count;
    }, cancellation);

    public Task<bool> SaveVerificationAsync(string faxId, long version, Verification verification, Document? document, FaxState to, CancellationToken cancellation) =>
        database.WriteAsync(async session =>
        {
            var reasons = to == FaxState.AwaitingVerification ? document?.OpenReasons() : [];
            if (verification.DuplicateOf is { } original && !await MayRepeatAsync(session, faxId, original)) return false;
            if (!await MoveAsync(session, faxId, version, to, reasons, document, verification.HeldUntil, verification.DuplicateOf)) return false;
            await session.ExecuteAsync("verification_add",
                new { id = faxId, person = verification.Person, at = StoreTime.Text(verification.At), json = StoreJson.Write(verification) });
            var changes = await StoreProductAsync(session, faxId, new WorkProduct(Document: document));
            await WaitingLine.KeepAsync(session, faxId, document);
            if (verification.Effort is { } effort) await DeskWorkLine.AddAsync(session, faxId, checkId: null, verification, effort);
            Tell(session, verification.Person, verification.Undoes is not null ? "taken-back" : verification.Groups is not null ? "laid-anew" : to == FaxState.SetAside ? ActionOf(to) : "verified", faxId,
                new { to, referral = verification.ReferralId, said = verification.Fields, unreadable = verification.Unreadable, groups = verification.Groups?.Select(group => new { group.Number, group.Pages, group.FormType, group.Joined }), keyed = verification.Keyings.Count == 0 ? null : verification.Keyings.ToDictionary(each => each.Key, each => each.Value.Look), notAReferral = verification.NotAReferral, duplicateOf = verification.DuplicateOf, overruled = verification.Overruled, changes });
            return true;
        }, cancellation);

    public Task<bool> MoveAsync(string faxId, long version, FaxState to, string person, IReadOnlyList<Reason> reasons, CancellationToken cancellation) =>
        database.WriteAsync(async session =>
        {
            if (!await MoveAsync(session, faxId, version, to, reasons, document: null)) return false;
            await WaitingLine.KeepAsync(session, faxId);
            Tell(session, person, "moved", faxId, new { to, reasons = Codes(reasons) });
            return true;
        }, cancellation);

    public Task<Fax?> FindAsync(string faxId, CancellationToken cancellation) => database.ReadAsync(async session =>
        (await session.FirstAsync<FaxRow>("find", new { id = faxId }))?.ToFax(), cancellation);

    public Task<IReadOnlyList<Fax>> ListAsync(FaxState? state, string? sha256, string? after, int limit, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Fax>>(async session =>
            [.. (await session.ListAsync<FaxRow>("list", new { state = state?.ToString(), sha256, after, limit })).Select(row => row.ToFax())], cancellation);

    public Task<IReadOnlyDictionary<FaxState, int>> CountAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyDictionary<FaxState, int>>(async session =>
        {
            var counted = (await session.ListAsync<CountRow>("count")).ToDictionary(row => Enum.Parse<FaxState>(row.State), row => checked((int)row.Count));
            return Enum.GetValues<FaxState>().ToDictionary(state => state, state => counted.GetValueOrDefault(state));
        }, cancellation);

    public Task<ReadResult?> ReadResultAsync(string faxId, CancellationToken cancellation) => JsonAsync<ReadResult>("read_result", faxId, cancellation);

    public Task<Document?> DocumentAsync(string faxId, CancellationToken cancellation) => JsonAsync<Document>("document", faxId, cancellation);

    public Task<IReadOnlyList<Verification>> VerificationsAsync(string faxId, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Verification>>(async session =>
            Verification.InForce([.. (await session.ListAsync<string>("verifications", new { id = faxId })).Select(StoreJson.Read<Verification>)]), cancellation);

    public async Task<IReadOnlyList<string>> ExportedKeysAsync(string faxId, CancellationToken cancellation) =>
        [.. (await ReceiptsAsync(faxId, cancellation)).Select(receipt => receipt.IdempotencyKey)];

    public Task<IReadOnlyList<ExportReceipt>> ReceiptsAsync(string faxId, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ExportReceipt>>(async session =>
            [.. (await session.ListAsync<ReceiptRow>("receipts", new { id = faxId })).Select(row => row.ToReceipt())], cancellation);

    public Task<IReadOnlyList<AuditEvent>> EventsAsync(string faxId, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<AuditEvent>>(async session =>
            [.. (await session.ListAsync<AuditRow>("audit", new { id = faxId })).Select(row => row.ToEvent())], cancellation);

    public Task AuditAsync(AuditEvent auditEvent, CancellationToken cancellation) => database.WriteAsync(session =>
    {
        session.Tell(auditEvent);
        return Task.FromResult(true);
    }, cancellation);

    /// <summary>A person's step. Null reasons: those of the row stay.</summary>
    private static async Task<bool> MoveAsync(SqlSession session, string id, long version, FaxState to, IReadOnlyList<Reason>? reasons, Document? document, DateTimeOffset? notBefore = null, string? duplicateOf = null)
    {
        var row = await session.FirstAsync<FaxRow>("find", new { id });
        if (row is null || row.Version != version || row.LeaseOwner is not null) return false;
        var from = Enum.Parse<FaxState>(row.State);
        if (!FaxTransitions.AllowsPerson(from, to)) throw Refused(from, to);
        return await session.ExecuteAsync("move", new
        {
            id,
            version,
            state = to.ToString(),
            notBefore = notBefore is { } held ? StoreTime.Text(held) : null,
            reasons = reasons is null ? row.Reasons : StoreJson.Write(reasons),
            dueBy = StoreTime.Text(DueBy(document)),
            duplicateOf,
        }) == 1;
    }

    /// <summary>Papers that were set aside for each other would both be lost: one at a time, and never in a circle.</summary>
    private async Task<bool> MayRepeatAsync(SqlSession session, string id, string original)
    {
        await database.LockAsync(session, "duplicates");
        var chain = await session.ListAsync<string>("duplicate_chain", new { id = original });
        return chain.Count > 0 && !chain.Contains(id, StringComparer.Ordinal);
    }

    /// <summary>Gives what changed in the fields; null: they were not decided.</summary>
    private async Task<IReadOnlyList<FieldChange>?> StoreProductAsync(SqlSession session, string id, WorkProduct product)
    {
        if (product.Acknowledgement is { } owed)
            await session.ExecuteAsync("acknowledgement_add", new { id, recipient = owed.To, inReplyTo = owed.InReplyTo, receivedAt = StoreTime.Text(owed.ReceivedAt) });
        if (product.Read is not null) await session.ExecuteAsync("read_result_put", new { id, json = StoreJson.Write(product.Read) });
        IReadOnlyList<FieldChange>? changes = null;
        if (product.Document is not null)
        {
            changes = FieldChange.Between(await session.FirstAsync<string>("document", new { id }) is { } before ? StoreJson.Read<Document>(before) : null, product.Document);
            await session.ExecuteAsync("document_put", new { id, json = StoreJson.Write(product.Document) });
            await SqlDuplicateStore.StoreAsync(session, id, product.Document, Now);
            await SqlBlindStore.StoreAsync(session, id, product.Document);
        }
        foreach (var receipt in product.Receipts ?? [])
        {
            await session.ExecuteAsync("receipt_add",
                new { idempotencyKey = receipt.IdempotencyKey, id, referralId = receipt.ReferralId, target = receipt.Target, location = receipt.Location, at = StoreTime.Text(receipt.At) });
        }
        return changes;
    }

    private void Tell(SqlSession session, string actor, string action, string faxId, object details) =>
        session.Tell(new AuditEvent(time.GetUtcNow(), actor, action, faxId, StoreJson.Write(details)));

    private Task<T?> JsonAsync<T>(string statement, string faxId, CancellationToken cancellation) where T : class =>
        database.ReadAsync(async session =>
            await session.FirstAsync<string>(statement, new { id = faxId }) is string json ? StoreJson.Read<T>(json) : null, cancellation);

    private static DateOnly? DueBy(Document? document) => document?.Referrals.Min(referral => referral.DueBy);

    private static IEnumerable<string> Codes(IReadOnlyList<Reason> reasons) => reasons.Select(reason => reason.Code);

    private static InvalidOperationException Refused(FaxState from, FaxState to) => new($"A fax does not go from {from} to {to}.");

    /// <summary>The state's name as a word of the audit: <c>awaiting-verification</c>.</summary>
    private static string ActionOf(FaxState state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
