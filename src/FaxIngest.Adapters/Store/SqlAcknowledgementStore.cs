using FaxIngest.Model;
using FaxIngest.Receive;

namespace FaxIngest.Store;

/// <summary>Acknowledgements over SQL, beside the faxes.</summary>
internal sealed class SqlAcknowledgementStore(SqlDatabase database, TimeProvider time) : IAcknowledgementStore
{
    private string Now => StoreTime.Text(time.GetUtcNow());

    public Task<Acknowledgement?> NextAsync(TimeSpan lease, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var now = time.GetUtcNow();
        foreach (string left in await session.ListAsync<string>("acknowledgement_left", new { before = StoreTime.Text(now - lease) }))
            await EndAsync(session, left, AcknowledgementEnd.Uncertain, new("service-ended", "The service ended while it was sent."));
        var row = await session.FirstAsync<Row>("acknowledgement_next", new { now = StoreTime.Text(now), until = StoreTime.Text(now + lease) });
        return row is null ? null : new Acknowledgement(row.Id, row.Recipient, row.InReplyTo, StoreTime.Time(row.ReceivedAt));
    }, cancellation);

    public Task SendingAsync(string faxId, CancellationToken cancellation) => ChangeAsync(faxId, "sending", null, cancellation);

    public Task PutOffAsync(string faxId, DateTimeOffset notBefore, CancellationToken cancellation) => ChangeAsync(faxId, "waiting", StoreTime.Text(notBefore), cancellation);

    public Task EndAsync(string faxId, AcknowledgementEnd end, Reason? reason, CancellationToken cancellation) =>
        database.WriteAsync(session => EndAsync(session, faxId, end, reason), cancellation);

    public Task<int> SentSinceAsync(DateTimeOffset since, string? to, CancellationToken cancellation) => database.ReadAsync(async session =>
        checked((int)await session.FirstAsync<long>("acknowledgement_sent_since", new { since = StoreTime.Text(since), recipient = to })), cancellation);

    public Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyDictionary<string, int>>(async session =>
        (await session.ListAsync<CountRow>("acknowledgement_count")).ToDictionary(row => row.State, row => checked((int)row.Count)), cancellation);

    private Task ChangeAsync(string faxId, string state, string? notBefore, CancellationToken cancellation) => database.WriteAsync(async session =>
        await session.ExecuteAsync("acknowledgement_change", new { id = faxId, state, notBefore, now = Now }) == 1 ? true : throw new InvalidOperationException("That acknowledgement has ended."), cancellation);

    private async Task<bool> EndAsync(SqlSession session, string faxId, AcknowledgementEnd end, Reason? reason)
    {
        string state = end.ToString().ToLowerInvariant();
        if (await session.ExecuteAsync("acknowledgement_change", new { id = faxId, state, notBefore = (string?)null, now = Now }) != 1) return false;
        session.Tell(new AuditEvent(time.GetUtcNow(), "service", $"acknowledgement-{state}", faxId, StoreJson.Write(new { reason = reason?.Code })));
        return true;
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string Recipient { get; set; } = "";
        public string? InReplyTo { get; set; }
        public string ReceivedAt { get; set; } = "";
    }
}
