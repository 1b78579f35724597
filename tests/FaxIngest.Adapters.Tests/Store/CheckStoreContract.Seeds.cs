using FaxIngest.Model;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>Seeds that are cases to their person, and accepted fields that are shown to nobody meanwhile.</summary>
public abstract partial class CheckStoreContract
{
    private static readonly CheckProgress Through = new(true, false, false, [new CheckResult(Cin, false, true, "ann")]);

    [Fact]
    public async Task What_is_taken_back_of_a_seed_does_not_count_and_it_waits_again()
    {
        await SeedAsync("s1", "ann");
        var check = (await checks.FindAsync("s1", None))!;
        Assert.Equal((true, 0), (check.IsOpen, check.Answers));
        Assert.True(await checks.AnswerAsync(check, 1, Said("ann", "A") with { Key = "k1" }, Through, None));
        Assert.Single(await checks.HitRatesAsync(DateTimeOffset.MaxValue, None));
        var undo = new Verification { Person = "ann", At = time.GetUtcNow(), Key = "k2", Undoes = "k1" };
        check = (await checks.FindAsync("s1", None))!;
        Assert.False(check.IsOpen);
        Assert.False(await checks.TakeBackAsync(check, 1, undo, None));
        Assert.True(await checks.TakeBackAsync(check, 2, undo, None));
        check = (await checks.FindAsync("s1", None))!;
        Assert.Equal((true, 2), (check.IsOpen, check.Answers));
        Assert.Empty(await checks.HitRatesAsync(DateTimeOffset.MaxValue, None));
        Assert.Empty(Verification.InForce(await checks.AnswersAsync("s1", None)));
        Assert.True(await checks.AnswerAsync(check, 3, Said("ann", "B") with { Key = "k3" }, Through with { Results = [new CheckResult(Cin, false, false, "ann")] }, None));
        Assert.Equal((1, 1), (await checks.HitRatesAsync(DateTimeOffset.MaxValue, None)).Select(rate => (rate.Fields, rate.Hits)).Single());
        // What was measured of the machine is not taken back.
        await AddAsync("c1");
        await EndAsync("c1", new CheckResult(Cin, false, true, null));
        Assert.False(await checks.TakeBackAsync((await checks.FindAsync("c1", None))!, 2, undo, None));
        Assert.Single(await checks.SamplesAsync(0, None));
    }

    [Fact]
    public async Task A_rate_does_not_move_with_the_answer()
    {
        await SeedAsync("s1", "ann");
        await checks.AnswerAsync((await checks.FindAsync("s1", None))!, 1, Said("ann", "A"), Through, None);
        Assert.Empty(await checks.HitRatesAsync(time.GetUtcNow(), None));
        Assert.Single(await checks.HitRatesAsync(time.GetUtcNow().AddTicks(1), None));
    }

    [Fact]
    public async Task A_seed_is_its_persons_to_open_to_give_up_and_to_be_given_again()
    {
        await SeedAsync("s1", "ann");
        Assert.Equal(["s1"], await checks.OwnAsync("ann", None));
        Assert.Empty(await checks.OwnAsync("bob", None));
        Assert.Null(await checks.TakeAsync("s1", "bob", Lease, over: true, None));
        Assert.Equal(new CaseLease("ann", "ann"), await checks.TakeAsync("s1", "ann", Lease, over: false, None));
        await checks.ReleaseAsync("s1", "bob", None);
        Assert.Equal("ann", (await checks.FindAsync("s1", None))!.Holder);
        await checks.ReleaseAsync("s1", "ann", None);
        Assert.Null((await checks.FindAsync("s1", None))!.Holder);
        Assert.Equal("s1", await checks.NextAsync("ann", false, heldOnly: true, null, Lease, None));
        Assert.True(await checks.AnswerAsync((await checks.FindAsync("s1", None))!, 1, Said("ann", "A"), Through, None));
        Assert.Empty(await checks.OwnAsync("ann", None));
        Assert.Null(await checks.TakeAsync("s1", "ann", Lease, over: false, None));
    }

    [Fact]
    public async Task A_sample_is_taken_over_like_a_case()
    {
        await AddAsync("c1");
        Assert.Equal(new CaseLease("ann", null), await checks.TakeAsync("c1", "ann", Lease, over: false, None));
        Assert.Equal(new CaseLease("ann", "ann"), await checks.TakeAsync("c1", "bob", Lease, over: false, None));
        Assert.Equal(new CaseLease("bob", "ann"), await checks.TakeAsync("c1", "bob", Lease, over: true, None));
        time.Advance(Lease);
        Assert.Equal(new CaseLease("cat", null), await checks.TakeAsync("c1", "cat", Lease, over: false, None));
        Assert.Null(await checks.TakeAsync("none", "cat", Lease, over: false, None));
    }

    [Fact]
    public async Task Drawn_fields_are_known_by_their_fax_while_they_wait_and_seeds_draw_none()
    {
        Assert.Empty(await checks.DrawnAsync(faxId, None));
        await AddAsync("c1");
        await checks.AddAsync(Check("c2") with { Kind = CheckKind.Recall, Cause = "raise", Fields = [new CheckField(Cin), new CheckField(Phone)] }, null, None);
        await SeedAsync("s1", "ann");
        Assert.Equal([new DrawnField(faxId + "-1", Cin), new DrawnField(faxId + "-1", Phone)], (await checks.DrawnAsync(faxId, None)).OrderBy(field => field.Path));
        Assert.Equal(2, (await checks.DrawnAsync(null, None)).Count);
        Assert.Empty(await checks.DrawnAsync("other", None));
        await EndAsync("c2", new CheckResult(Phone, false, false, null));
        Assert.Equal(new DrawnField(faxId + "-1", Cin), Assert.Single(await checks.DrawnAsync(null, None)));
        await EndAsync("c1", new CheckResult(Cin, false, false, null));
        Assert.Empty(await checks.DrawnAsync(null, None));
        Assert.Equal(faxId, new DrawnField(faxId + "-1", Cin).FaxId);
    }

    [Fact]
    public async Task Work_on_checks_is_its_persons_and_no_step_of_a_fax()
    {
        await SeedAsync("s1", "ann");
        long before = await database.ReadAsync(session => session.RawAsync<long>("SELECT count(*) FROM audit WHERE action IN ('verified', 'accepted', 'exported')"), None);
        await checks.AnswerAsync((await checks.FindAsync("s1", None))!, 1, Said("ann", "A") with { Effort = new Effort(12, 3, 3, 1, 9, 4000) }, Through, None);
        var day = Assert.Single(await new SqlBoardStore(database).PersonsAsync(DateTimeOffset.UnixEpoch, None));
        Assert.Equal(("ann", 1, 12), (day.Person, day.Cases, day.Keys));
        Assert.Equal(before, await database.ReadAsync(session => session.RawAsync<long>("SELECT count(*) FROM audit WHERE action IN ('verified', 'accepted', 'exported')"), None));
        Assert.Empty(await new SqlCaseQueue(database, time).ListAsync(new QueueFilter(), 10, None));
        Assert.Equal(1, (await faxes.CountAsync(None)).Values.Sum());
    }

    private async Task SeedAsync(string id, string person) => Assert.True(await checks.AddAsync(Check(id) with { Kind = CheckKind.Seed, Person = person, Cause = person }, time.GetUtcNow() + Lease, None));
}
