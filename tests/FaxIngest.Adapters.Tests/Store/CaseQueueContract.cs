using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>What every verification queue must do, whatever the database. Subclass it, give it an empty database.</summary>
public abstract partial class CaseQueueContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Received = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private readonly ManualTime time = new();
    private readonly SqlDatabase database;
    private readonly SqlFaxStore faxes;
    private readonly SqlCaseQueue queue;

    private protected CaseQueueContract(SqlDatabase database) => (this.database, faxes, queue) = (database, new(database, time), new(database, time));

    public Task InitializeAsync() => faxes.MigrateAsync(None);

    public virtual Task DisposeAsync()
    {
        (database as IDisposable)?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_has_the_least_time_left_is_on_top_and_what_has_no_clock_at_the_end()
    {
        string late = await WaitAsync(1, new DateOnly(2026, 12, 1)), soon = await WaitAsync(2, new DateOnly(2026, 11, 30)), none = await WaitAsync(3, null);
        await WaitAsync(4, new DateOnly(2026, 11, 24), FaxState.Accepted);
        var lines = await queue.ListAsync(new QueueFilter(), 10, None);
        Assert.Equal([soon, late, none], lines.Select(line => line.Fax.Id));
        Assert.Equal((2, 1), (lines[0].PageCount, lines[0].FieldsToCheck));
        Assert.Equal(["ecm-referral"], lines[0].FormTypes);
        Assert.Equal(["low-confidence"], lines[0].Reasons);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero), lines[0].ClockEnds);
        Assert.Null(lines[2].ClockEnds);
    }

    [Fact]
    public async Task Hours_of_an_expedited_clock_count_and_urgent_words_lift()
    {
        // Received at 17:00 UTC on the 20th: 72 hours end at 17:00 on the 23rd, before that day does.
        string expedited = await WaitAsync(1, new DateOnly(2026, 11, 23)), routine = await WaitAsync(2, new DateOnly(2026, 11, 30));
        string urgent = await WaitAsync(3, new DateOnly(2026, 11, 30), urgent: true, received: Received.AddHours(-1));
        var lines = await queue.ListAsync(new QueueFilter(), 10, None);
        Assert.Equal([urgent, expedited, routine], lines.Select(line => line.Fax.Id));
        Assert.Equal(Received.AddHours(72), lines[1].ClockEnds);
        await faxes.AdmitAsync(Arrival(2, true, Received) with { SourceKey = "again" }, None);
        Assert.Equal(Received.AddHours(72), (await queue.ListAsync(new QueueFilter(), 10, None)).Single(line => line.Fax.Id == routine).ClockEnds);
    }

    [Fact]
    public async Task It_is_filtered_by_all_that_is_counted()
    {
        string one = await WaitAsync(1, new DateOnly(2026, 11, 30)), tar = await WaitAsync(2, new DateOnly(2026, 12, 1), form: "tar", channel: "mail", received: Received.AddDays(1)), stuck = await WaitAsync(3, null, FaxState.Stuck);
        await queue.TakeAsync(tar, "ann", Lease, false, None);
        await AssertOnlyAsync(one, new QueueFilter(FormType: "ecm-referral"));
        await AssertOnlyAsync(tar, new QueueFilter(FormType: "tar"));
        await AssertOnlyAsync(stuck, new QueueFilter(FaxState.Stuck));
        await AssertOnlyAsync(stuck, new QueueFilter { Reason = "gone" });
        await AssertOnlyAsync(tar, new QueueFilter { Channel = "mail" });
        await AssertOnlyAsync(tar, new QueueFilter { Holder = "ann" });
        await AssertOnlyAsync(tar, new QueueFilter { ReceivedFrom = Received.AddDays(1) });
        Assert.Equal(2, (await queue.ListAsync(new QueueFilter { ReceivedBefore = Received.AddDays(1) }, 10, None)).Count);
        Assert.Equal(2, (await queue.ListAsync(new QueueFilter { Holder = "" }, 10, None)).Count);
        Assert.Empty(await queue.ListAsync(new QueueFilter(FormType: "%"), 10, None));
        var groups = await queue.GroupsAsync(None);
        Assert.Equal(3, groups.Sum(group => group.Count));
        var held = Assert.Single(groups, group => group.Holder == "ann");
        Assert.Equal(("mail", "tar", Received.AddDays(1)), (held.Channel, Assert.Single(held.FormTypes), held.Received));
    }

    [Fact]
    public async Task A_case_is_one_persons_until_the_lease_ends()
    {
        string id = await WaitAsync(1, new DateOnly(2026, 11, 30));
        Assert.Equal(new CaseLease("ann", null), await queue.TakeAsync(id, "ann", Lease, false, None));
        Assert.Equal(new CaseLease("ann", "ann"), await queue.TakeAsync(id, "ben", Lease, false, None));
        Assert.Null(await queue.NextAsync("ben", new QueueFilter(), null, Lease, None));
        time.Advance(Lease / 2);
        Assert.Equal(new CaseLease("ann", "ann"), await queue.TakeAsync(id, "ann", Lease, false, None));
        time.Advance(Lease / 2);
        Assert.Equal("ann", Assert.Single(await queue.ListAsync(new QueueFilter(), 10, None)).Holder);
        time.Advance(Lease);
        Assert.Null(Assert.Single(await queue.ListAsync(new QueueFilter(), 10, None)).Holder);
        Assert.Equal(id, await queue.NextAsync("ben", new QueueFilter(), null, Lease, None));
    }

    [Fact]
    public async Task A_case_can_be_taken_over_and_given_up()
    {
        string id = await WaitAsync(1, new DateOnly(2026, 11, 30));
        await queue.TakeAsync(id, "ann", Lease, false, None);
        Assert.Equal(new CaseLease("ben", "ann"), await queue.TakeAsync(id, "ben", Lease, true, None));
        await queue.ReleaseAsync(id, "ann", None);
        Assert.Equal("ben", Assert.Single(await queue.ListAsync(new QueueFilter(), 10, None)).Holder);
        await queue.ReleaseAsync(id, "ben", None);
        Assert.Equal(id, await queue.NextAsync("ann", new QueueFilter(), null, Lease, None));
    }

    [Fact]
    public async Task The_next_case_is_the_most_urgent_that_is_free_and_wanted()
    {
        string first = await WaitAsync(1, new DateOnly(2026, 11, 30)), second = await WaitAsync(2, new DateOnly(2026, 12, 1)), third = await WaitAsync(3, new DateOnly(2026, 12, 2), form: "tar");
        Assert.Equal(second, await queue.NextAsync("ann", new QueueFilter(), first, Lease, None));
        Assert.Equal(first, await queue.NextAsync("ben", new QueueFilter(), null, Lease, None));
        Assert.Equal(third, await queue.NextAsync("cid", new QueueFilter(FormType: "tar"), null, Lease, None));
        Assert.Null(await queue.NextAsync("cid", new QueueFilter(FormType: "ecm-referral"), null, Lease, None));
    }

    [Fact]
    public async Task Of_many_persons_at_once_no_two_are_sent_to_one_case()
    {
        for (int i = 0; i < 6; i++) await WaitAsync(i, new DateOnly(2026, 12, 1));
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => queue.NextAsync($"person{i}", new QueueFilter(), null, Lease, None))));
        Assert.Equal(sent.OfType<string>().Count(), sent.OfType<string>().Distinct().Count());
        Assert.Equal(6, sent.OfType<string>().Count());
    }

    [Fact]
    public async Task What_no_longer_waits_is_not_in_it_and_what_was_saved_in_part_stays_with_its_person()
    {
        string id = await WaitAsync(1, new DateOnly(2026, 11, 30));
        await queue.TakeAsync(id, "ann", Lease, false, None);
        await SaveAsync(id, DocumentOf(id, "verify", new DateOnly(2026, 11, 30), "ecm-referral", fields: 0), FaxState.AwaitingVerification);
        var line = Assert.Single(await queue.ListAsync(new QueueFilter(), 10, None));
        Assert.Equal((0, "ann"), (line.FieldsToCheck, line.Holder));
        await SaveAsync(id, null, FaxState.Accepted);
        Assert.Empty(await queue.ListAsync(new QueueFilter(), 10, None));
        Assert.Null(await queue.TakeAsync(id, "ann", Lease, true, None));
    }

    private async Task AssertOnlyAsync(string id, QueueFilter filter) => Assert.Equal(id, Assert.Single(await queue.ListAsync(filter, 10, None)).Fax.Id);

    private async Task SaveAsync(string id, Document? document, FaxState to) => Assert.True(await faxes.SaveVerificationAsync(
        id, (await faxes.FindAsync(id, None))!.Version, new Verification { Person = "ann", At = time.GetUtcNow() }, document, to, None));

    private async Task<string> WaitAsync(int number, DateOnly? due, FaxState state = FaxState.AwaitingVerification, string form = "ecm-referral", string channel = "fax", bool urgent = false, DateTimeOffset? received = null)
    {
        string id = (await faxes.AdmitAsync(Arrival(number, urgent, received ?? Received, channel), None)).FaxId;
        if (state == FaxState.Stuck)
        {
            await EndAsync(id, FaxState.Received, new Outcome.GiveUp([new Reason("gone", "It is gone.")]), WorkProduct.None);
            return id;
        }
        await EndAsync(id, FaxState.Received, new Outcome.Advance(FaxState.Read, []), WorkProduct.None);
        var document = DocumentOf(id, state == FaxState.Accepted ? "accept" : "verify", due, form, 1);
        await EndAsync(id, FaxState.Read, state == FaxState.Accepted ? new Outcome.Advance(state, []) : new Outcome.AskPerson(document.OpenReasons()), new WorkProduct(Document: document));
        return id;
    }

    private async Task EndAsync(string id, FaxState state, Outcome outcome, WorkProduct product)
    {
        Assert.Equal(id, (await faxes.ClaimAsync(state, "walker", Lease, None))?.Id);
        Assert.True(await faxes.CompleteAsync(id, "walker", outcome, product, None));
    }

    private static Arrival Arrival(int number, bool urgent, DateTimeOffset received, string channel = "fax")
    {
        string sha = number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
        return new Arrival(sha, 1, $"fax{number}.tif", new Source(channel, received), sha) { Delivery = new Delivery { Urgent = urgent } };
    }

    private static Document DocumentOf(string id, string decision, DateOnly? due, string form, int fields) => new()
    {
        Id = id,
        Sha256 = new string('a', 64),
        FileName = "fax.tif",
        Status = "read",
        Source = new Source("fax", Received),
        PageCount = 2,
        Referrals =
        [
            new Referral
            {
                Id = id + "-1",
                Pages = [1, 2],
                Form = new ReferralForm(form, null, 0.9),
                Decision = decision,
                DueBy = due,
                Reasons = decision == "verify" ? [new Reason("low-confidence", "It is not sure.", "member.cin")] : [],
                Fields = Enumerable.Range(0, fields).ToDictionary(_ => "member.cin", _ => new ReferralField { Decision = decision }),
            },
        ],
    };
}
