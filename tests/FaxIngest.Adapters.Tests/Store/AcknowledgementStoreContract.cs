using FaxIngest.Model;
using FaxIngest.Receive;

namespace FaxIngest.Store;

/// <summary>What every store of acknowledgements must do, whatever the database. Subclass it, give it an empty database.</summary>
public abstract class AcknowledgementStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly ManualTime time = new();
    private readonly SqlDatabase database;
    private readonly SqlFaxStore faxes;
    private readonly SqlAcknowledgementStore store;

    private protected AcknowledgementStoreContract(SqlDatabase database) => (this.database, faxes, store) = (database, new(database, time), new(database, time));

    public Task InitializeAsync() => faxes.MigrateAsync(None);

    public virtual Task DisposeAsync()
    {
        (database as IDisposable)?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_owed_is_written_with_the_reading_and_once_a_fax()
    {
        string id = await OweAsync(1);
        Assert.Equal(new Acknowledgement(id, "a1@example.org", "1@example.org", ManualTimeStart), await store.NextAsync(Lease, None));
        Assert.Null(await store.NextAsync(Lease, None));
        // Read a second time, after it was stuck: nothing more is owed.
        await store.EndAsync(id, AcknowledgementEnd.Sent, null, None);
        await ReadAgainAsync(id);
        time.Advance(Lease * 2);
        Assert.Null(await store.NextAsync(Lease, None));
        Assert.Equal(1, (await store.CountAsync(None))["sent"]);
    }

    [Fact]
    public async Task A_lost_lease_writes_nothing()
    {
        string id = await AdmitAsync(1);
        Assert.False(await faxes.CompleteAsync(id, "nobody", new Outcome.Advance(FaxState.Read, []), Product(id, 1), None));
        Assert.Null(await store.NextAsync(Lease, None));
    }

    [Fact]
    public async Task What_a_dead_service_had_taken_up_is_given_out_again_and_what_it_was_sending_is_not()
    {
        string first = await OweAsync(1), second = await OweAsync(2);
        Assert.Equal([first, second], new[] { (await store.NextAsync(Lease, None))!.FaxId, (await store.NextAsync(Lease, None))!.FaxId });
        await store.SendingAsync(first, None);
        time.Advance(Lease);
        Assert.Equal(second, (await store.NextAsync(Lease, None))!.FaxId);
        Assert.Equal(1, (await store.CountAsync(None))["uncertain"]);
        Assert.Contains(await faxes.EventsAsync(first, None), e => e.Action == "acknowledgement-uncertain");
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.SendingAsync(first, None));
    }

    [Fact]
    public async Task What_was_put_off_waits_for_its_time_whatever_it_had_come_to()
    {
        string id = await OweAsync(1);
        await store.NextAsync(Lease, None);
        await store.SendingAsync(id, None);
        await store.PutOffAsync(id, time.GetUtcNow() + TimeSpan.FromMinutes(5), None);
        Assert.Null(await store.NextAsync(Lease, None));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(id, (await store.NextAsync(Lease, None))!.FaxId);
    }

    [Fact]
    public async Task What_was_or_may_have_been_sent_is_counted_by_address_and_in_all()
    {
        var start = time.GetUtcNow() - TimeSpan.FromSeconds(1);
        foreach (var (number, end) in ((int, AcknowledgementEnd)[])[(1, AcknowledgementEnd.Sent), (2, AcknowledgementEnd.Uncertain), (3, AcknowledgementEnd.Refused), (4, AcknowledgementEnd.Dropped)])
            await store.EndAsync(await OweAsync(number), end, null, None);
        Assert.Equal((2, 1, 0, 0), (await store.SentSinceAsync(start, null, None), await store.SentSinceAsync(start, "A1@EXAMPLE.org", None),
            await store.SentSinceAsync(start, "a3@example.org", None), await store.SentSinceAsync(time.GetUtcNow(), null, None)));
    }

    private static DateTimeOffset ManualTimeStart => new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private static WorkProduct Product(string id, int number) => new() { Acknowledgement = new(id, $"a{number}@example.org", $"{number}@example.org", ManualTimeStart) };

    private async Task<string> AdmitAsync(int number) =>
        (await faxes.AdmitAsync(new Arrival(number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), 1, "a.eml", new Source("mail", ManualTimeStart), $"k{number}"), None)).FaxId;

    private async Task<string> OweAsync(int number)
    {
        string id = await AdmitAsync(number);
        await faxes.ClaimAsync(FaxState.Received, "w", Lease, None);
        Assert.True(await faxes.CompleteAsync(id, "w", new Outcome.Advance(FaxState.Read, []), Product(id, number), None));
        return id;
    }

    private async Task ReadAgainAsync(string id)
    {
        await faxes.ClaimAsync(FaxState.Read, "w", Lease, None);
        await faxes.CompleteAsync(id, "w", new Outcome.GiveUp([]), WorkProduct.None, None);
        var fax = (await faxes.FindAsync(id, None))!;
        await faxes.MoveAsync(id, fax.Version, FaxState.Received, "ann", [], None);
        await faxes.ClaimAsync(FaxState.Received, "w", Lease, None);
        Assert.True(await faxes.CompleteAsync(id, "w", new Outcome.Advance(FaxState.Read, []), Product(id, 1), None));
    }
}
