using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Verify;
using FaxIngest.Verify.Boards;

namespace FaxIngest.Store;

/// <summary>What boards must be told, whatever the database. Subclass it, give it an empty database.</summary>
public abstract class BoardStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private readonly ManualTime time = new();
    private readonly SqlDatabase database;
    private readonly SqlFaxStore faxes;
    private readonly SqlBoardStore boards;
    private int made;

    private protected BoardStoreContract(SqlDatabase database) => (this.database, faxes, boards) = (database, new(database, time), new(database));

    public Task InitializeAsync() => faxes.MigrateAsync(None);

    public virtual Task DisposeAsync()
    {
        (database as IDisposable)?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_store_without_faxes_counts_nothing()
    {
        Assert.Empty(await boards.HoursAsync(Start.AddDays(-1), Start.AddDays(1), None));
        Assert.Equal(new WaitingClocks(0, 0, 0, 0, 0, null, null), await boards.ClocksAsync(Start, Start.AddHours(8), Start.AddHours(32), None));
        Assert.Empty(await boards.ReadingsAsync(Start, 10, None));
        Assert.Empty(await boards.PersonsAsync(Start, None));
    }

    [Fact]
    public async Task Every_step_is_counted_in_its_hour_and_once()
    {
        string straight = await ArriveAsync();
        await faxes.AdmitAsync(ArrivalOf(made) with { SourceKey = "again" }, None);
        await ReadAsync(straight, FaxState.Accepted);
        time.Advance(TimeSpan.FromHours(1));
        await EndAsync(straight, FaxState.Accepted, new Outcome.Advance(FaxState.Exported, []));
        string asked = await ArriveAsync();
        await ReadAsync(asked, FaxState.AwaitingVerification);
        await SayAsync(asked, "ann", FaxState.AwaitingVerification, null);
        await SayAsync(asked, "ann", FaxState.Accepted, null);
        string other = await ArriveAsync(), broken = await ArriveAsync();
        await ReadAsync(other, FaxState.AwaitingVerification);
        await SayAsync(other, "ben", FaxState.SetAside, null);
        await EndAsync(broken, FaxState.Received, new Outcome.GiveUp([]));

        var hours = await boards.HoursAsync(Start, Start.AddHours(2), None);
        Assert.Equal([Start, Start.AddHours(1)], hours.Keys.Order());
        Assert.Equal(new DayCounts(Arrived: 2, Straight: 1), hours[Start]);
        Assert.Equal(new DayCounts(Arrived: 3, Asked: 2, Verified: 2, Exported: 1, SetAside: 1, Stuck: 1), hours[Start.AddHours(1)]);
        // The end of a span is no part of it.
        Assert.Equal(Start, Assert.Single((await boards.HoursAsync(Start, Start.AddHours(1), None)).Keys));
        Assert.Empty(await boards.HoursAsync(Start.AddHours(2), Start.AddDays(1), None));
    }

    [Fact]
    public async Task What_waits_is_counted_by_what_is_left_of_its_clock()
    {
        // Received at 17:00; days end at 08:00 UTC in California's winter.
        await WaitAsync(new DateOnly(2026, 11, 19), Start.AddHours(-4));
        await WaitAsync(new DateOnly(2026, 11, 20), Start.AddHours(-3));
        await WaitAsync(new DateOnly(2026, 11, 21), Start.AddHours(-2));
        await WaitAsync(new DateOnly(2026, 11, 30), Start.AddHours(-1));
        await WaitAsync(null, Start);
        var today = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        var clocks = await boards.ClocksAsync(Start, today, today.AddDays(1), None);
        Assert.Equal(new WaitingClocks(1, 1, 1, 1, 1, Start.AddHours(-4), Start.AddHours(-2)), clocks);
        Assert.Equal(5, clocks.Count);
    }

    [Fact]
    public async Task Readings_are_timed_from_the_claim_that_ended_in_them()
    {
        string first = await ArriveAsync();
        await faxes.ClaimAsync(FaxState.Received, "worker", Lease, None);
        time.Advance(TimeSpan.FromMinutes(2));
        // The first attempt was cut off; the second took seven seconds.
        Assert.True(await faxes.ReleaseAsync(first, "worker", None));
        await ReadingAsync(first, TimeSpan.FromSeconds(7));
        await ReadingAsync(await ArriveAsync(), TimeSpan.FromSeconds(3));
        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7)], await boards.ReadingsAsync(Start, 10, None));
        Assert.Equal([TimeSpan.FromSeconds(3)], await boards.ReadingsAsync(Start, 1, None));
        Assert.Empty(await boards.ReadingsAsync(time.GetUtcNow().AddSeconds(1), 10, None));
    }

    [Fact]
    public async Task Persons_are_counted_by_what_their_pages_counted()
    {
        string id = await ArriveAsync();
        await ReadAsync(id, FaxState.AwaitingVerification);
        await SayAsync(id, "ann", FaxState.AwaitingVerification, new Effort(12, 3, 3, 1, 9, 4000));
        time.Advance(TimeSpan.FromHours(1));
        await SayAsync(id, "ann", FaxState.AwaitingVerification, new Effort(5, 2, 2, 0, 0, 1000));
        await SayAsync(id, "ben", FaxState.Accepted, new Effort(7, 1, 1, 2, 6, 2500));
        Assert.Equal(
            [new PersonDay("ann", 2, 5, 1, 17, TimeSpan.FromSeconds(5)), new PersonDay("ben", 1, 1, 2, 7, TimeSpan.FromSeconds(2.5))], await boards.PersonsAsync(Start, None));
        Assert.Equal([1, 1], (await boards.PersonsAsync(Start.AddHours(1), None)).Select(day => day.Cases));
    }

    [Fact]
    public async Task The_stamp_changes_with_everything_that_happens_and_not_by_itself()
    {
        long before = await boards.StampAsync(None);
        string id = await ArriveAsync();
        long arrived = await boards.StampAsync(None);
        Assert.NotEqual(before, arrived);
        Assert.Equal(arrived, await boards.StampAsync(None));
        await ReadAsync(id, FaxState.Accepted);
        Assert.NotEqual(arrived, await boards.StampAsync(None));
    }

    private async Task<string> ArriveAsync(DateTimeOffset? received = null) => (await faxes.AdmitAsync(ArrivalOf(++made, received), None)).FaxId;

    private static Arrival ArrivalOf(int number, DateTimeOffset? received = null)
    {
        string sha = number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
        return new Arrival(sha, 1, "f.tif", new Source("fax", received ?? Start), sha);
    }

    private async Task WaitAsync(DateOnly? due, DateTimeOffset received)
    {
        string id = await ArriveAsync(received);
        var document = new Document
        {
            Id = id, Sha256 = new string('a', 64), FileName = "f.tif", Status = "read", Source = new Source("fax", received), PageCount = 1,
            Referrals = [new Referral { Id = id + "-1", Pages = [1], Form = new ReferralForm("tar", null, 1), Decision = "verify", DueBy = due }],
        };
        await EndAsync(id, FaxState.Received, new Outcome.Advance(FaxState.Read, []));
        await EndAsync(id, FaxState.Read, new Outcome.AskPerson([]), new WorkProduct(Document: document));
    }

    private async Task ReadAsync(string id, FaxState to)
    {
        await EndAsync(id, FaxState.Received, new Outcome.Advance(FaxState.Read, []));
        await EndAsync(id, FaxState.Read, to == FaxState.Accepted ? new Outcome.Advance(to, []) : new Outcome.AskPerson([]));
    }

    private async Task ReadingAsync(string id, TimeSpan took)
    {
        Assert.Equal(id, (await faxes.ClaimAsync(FaxState.Received, "worker", Lease, None))?.Id);
        time.Advance(took);
        Assert.True(await faxes.CompleteAsync(id, "worker", new Outcome.Advance(FaxState.Read, []), new WorkProduct(Read: new ReadResult()), None));
    }

    private async Task EndAsync(string id, FaxState from, Outcome outcome, WorkProduct? product = null)
    {
        Assert.Equal(id, (await faxes.ClaimAsync(from, "worker", Lease, None))?.Id);
        Assert.True(await faxes.CompleteAsync(id, "worker", outcome, product ?? WorkProduct.None, None));
    }

    private async Task SayAsync(string id, string person, FaxState to, Effort? effort) => Assert.True(await faxes.SaveVerificationAsync(
        id, (await faxes.FindAsync(id, None))!.Version, new Verification { Person = person, At = time.GetUtcNow(), Effort = effort }, null, to, None));
}
