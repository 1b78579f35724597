using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>What every store of checks and thresholds must do, whatever the database. Subclass it, give it an empty database.</summary>
public abstract partial class CheckStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly ManualTime time = new();
    private readonly SqlDatabase database;
    private readonly SqlFaxStore faxes;
    private readonly SqlCheckStore checks;
    private readonly SqlThresholdStore thresholds;
    private string faxId = "";

    private protected CheckStoreContract(SqlDatabase database) => (this.database, faxes, checks, thresholds) = (database, new(database, time), new(database, time), new(database));

    public async Task InitializeAsync()
    {
        await faxes.MigrateAsync(None);
        faxId = (await faxes.AdmitAsync(new Arrival(new string('a', 64), 1, "a.tif", new Source("fax", DateTimeOffset.UnixEpoch), "k"), None)).FaxId;
    }

    public virtual Task DisposeAsync()
    {
        (database as IDisposable)?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_check_is_kept_with_its_fields_and_made_once_for_each_cause()
    {
        var check = Check("c1") with { Fields = [new CheckField("member.cin", "text.critical", 0.9995, 0.02) { Known = FieldValue.Of("91234567A") }, new CheckField("member.phone") { Planted = FieldValue.Of("8315550142") }] };
        Assert.True(await checks.AddAsync(check, null, None));
        Assert.False(await checks.AddAsync(check with { Id = "c2" }, null, None));
        Assert.Equivalent(check, await checks.FindAsync("c1", None), strict: true);
        Assert.Null(await checks.FindAsync("c2", None));
        Assert.Null(await checks.FindAsync(faxId, None));
    }

    [Fact]
    public async Task It_is_offered_to_one_person_at_a_time_and_to_nobody_who_has_answered()
    {
        await AddAsync("c1");
        Assert.Null(await checks.NextAsync("ann", false, heldOnly: true, null, Lease, None));
        Assert.Equal("c1", await checks.NextAsync("ann", false, heldOnly: false, null, Lease, None));
        Assert.Equal("c1", await checks.NextAsync("ann", false, heldOnly: true, null, Lease, None));
        Assert.Null(await checks.NextAsync("ann", false, heldOnly: false, "c1", Lease, None));
        Assert.Null(await checks.NextAsync("bob", false, heldOnly: false, null, Lease, None));
        var check = (await checks.FindAsync("c1", None))!;
        Assert.Equal("ann", check.Holder);
        Assert.True(await checks.AnswerAsync(check, 1, Said("ann", "A"), new CheckProgress(false, false, false, []), None));
        Assert.False(await checks.AnswerAsync(check, 1, Said("bob", "A"), new CheckProgress(false, false, false, []), None));
        Assert.Null(await checks.NextAsync("ann", false, heldOnly: false, null, Lease, None));
        Assert.Equal("c1", await checks.NextAsync("bob", false, heldOnly: false, null, Lease, None));
        Assert.True(await checks.AnswerAsync(check, 2, Said("bob", "B"), new CheckProgress(false, SupervisorsOnly: true, false, []), None));
        Assert.Null(await checks.NextAsync("cat", false, heldOnly: false, null, Lease, None));
        Assert.Equal("c1", await checks.NextAsync("dora", true, heldOnly: false, null, Lease, None));
        Assert.Equal(["ann", "bob"], (await checks.AnswersAsync("c1", None)).Select(each => each.Person));
    }

    [Fact]
    public async Task A_case_that_somebody_left_is_offered_again_when_the_lease_ends()
    {
        await AddAsync("c1");
        await checks.NextAsync("ann", false, heldOnly: false, null, Lease, None);
        time.Advance(Lease);
        Assert.Equal("c1", await checks.NextAsync("bob", false, heldOnly: false, null, Lease, None));
    }

    [Fact]
    public async Task A_seed_is_its_persons_alone_and_is_dropped_in_the_end()
    {
        await checks.AddAsync(Check("c1") with { Kind = CheckKind.Seed, Person = "ann", Cause = "ann" }, time.GetUtcNow() + Lease, None);
        Assert.Null(await checks.NextAsync("bob", true, heldOnly: false, null, Lease, None));
        Assert.Equal("c1", await checks.NextAsync("ann", false, heldOnly: true, null, Lease, None));
        await checks.ExpireAsync(time.GetUtcNow() + Lease, None);
        Assert.Null(await checks.NextAsync("ann", false, heldOnly: false, null, Lease, None));
        Assert.Empty(await checks.WaitingAsync(None));
    }

    [Fact]
    public async Task What_is_known_is_counted_by_kind_and_person()
    {
        await AddAsync("c1");
        await EndAsync("c1", new CheckResult("member.cin", false, true, null));
        await checks.AddAsync(Check("c2") with { Cause = "2" }, null, None);
        await EndAsync("c2", new CheckResult("member.cin", false, null, null));
        await checks.AddAsync(Check("c3") with { Kind = CheckKind.Seed, Person = "ann", Fields = [new CheckField("member.cin") { Known = FieldValue.Of("A") }, new CheckField("member.phone") { Planted = FieldValue.Of("B") }] }, null, None);
        await EndAsync("c3", new CheckResult("member.cin", false, false, "ann"), new CheckResult("member.phone", true, true, "ann"));
        var sample = Assert.Single(await checks.SamplesAsync(0, None));
        Assert.Equal(("text.critical", 0.9995, true), (sample.Family, sample.Confidence, sample.Wrong));
        Assert.Empty(await checks.SamplesAsync(sample.Number, None));
        Assert.Equal([new HitRate("ann", true, 1, 0), new HitRate("ann", false, 1, 1)], (await checks.HitRatesAsync(time.GetUtcNow().AddTicks(1), None)).OrderBy(rate => rate.Hits));
        var wrong = Assert.Single(await checks.WrongAsync(10, None));
        Assert.Equal((sample.Number, "c1", faxId, "member.cin", CheckKind.Sample), (wrong.Number, wrong.CheckId, wrong.FaxId, wrong.Path, wrong.Kind));
        Assert.True(await checks.HandleAsync(wrong.Number, "chief", None));
        Assert.False(await checks.HandleAsync(wrong.Number, "dora", None));
        Assert.Empty(await checks.WrongAsync(10, None));
        Assert.Contains(await faxes.EventsAsync(faxId, None), each => each.Action == "wrong-export-handled");
        Assert.DoesNotContain(await faxes.EventsAsync(faxId, None), each => each.Details.Contains("eed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_change_of_a_family_holds_and_comes_once_for_the_same_samples()
    {
        Assert.Empty((await thresholds.CurrentAsync(None)).Changes);
        var raise = new ThresholdRaise("text", 0, 0.9995, time.GetUtcNow(), "service", 300, 7, 300);
        Assert.True(await thresholds.ChangeAsync(raise, None));
        Assert.False(await thresholds.ChangeAsync(raise, None));
        Assert.False(await thresholds.ChangeAsync(raise with { Before = 0.9995, After = 2 }, None));
        Assert.Equal(raise, (await thresholds.CurrentAsync(None)).Changes["text"]);
        var lowered = new ThresholdRaise("text", 0.9995, 0, time.GetUtcNow(), "chief", 0, 0, 300);
        Assert.True(await thresholds.ChangeAsync(lowered, None));
        Assert.Empty((await thresholds.CurrentAsync(None)).Raised);
        Assert.Equal([lowered, raise], await thresholds.LatestAsync(5, None));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.WriteAsync(session => session.RawAsync<string>("UPDATE threshold_change SET json = '{}'"), None));
    }

    [Fact]
    public async Task What_was_exported_since_is_given_once()
    {
        var (ids, before, after) = await thresholds.ExportedAsync(10, None);
        Assert.Empty(ids);
        Assert.Equal(before, after);
        await StepAsync(FaxState.Received, FaxState.Read);
        await StepAsync(FaxState.Read, FaxState.Accepted);
        await StepAsync(FaxState.Accepted, FaxState.Exported);
        (ids, before, after) = await thresholds.ExportedAsync(10, None);
        Assert.Equal([faxId], ids);
        Assert.True(await thresholds.DrawnAsync(before, after, None));
        Assert.False(await thresholds.DrawnAsync(before, "x", None));
        Assert.Empty((await thresholds.ExportedAsync(10, None)).FaxIds);
        Assert.Equal("one", await thresholds.KeepAsync("salt", "one", None));
        Assert.Equal("one", await thresholds.KeepAsync("salt", "two", None));
    }

    [Fact]
    public async Task Seeds_are_looked_for_among_what_others_verified()
    {
        await StepAsync(FaxState.Received, FaxState.Read);
        await CompleteAsync(FaxState.Read, new Outcome.AskPerson([]));
        await faxes.SaveVerificationAsync(faxId, (await faxes.FindAsync(faxId, None))!.Version, new Verification { Person = "ann", At = time.GetUtcNow() }, null, FaxState.AwaitingVerification, None);
        Assert.Equal([faxId], await checks.VerifiedByOthersAsync("bob", time.GetUtcNow() - Lease, 0.99, 10, None));
        Assert.Empty(await checks.VerifiedByOthersAsync("ann", time.GetUtcNow() - Lease, 0, 10, None));
        Assert.Empty(await checks.VerifiedByOthersAsync("bob", time.GetUtcNow() + Lease, 0, 10, None));
    }

    private Task StepAsync(FaxState from, FaxState to) => CompleteAsync(from, new Outcome.Advance(to, []));

    private async Task CompleteAsync(FaxState from, Outcome outcome)
    {
        Assert.NotNull(await faxes.ClaimAsync(from, "a", Lease, None));
        Assert.True(await faxes.CompleteAsync(faxId, "a", outcome, WorkProduct.None, None));
    }

    private async Task AddAsync(string id) => Assert.True(await checks.AddAsync(Check(id), null, None));

    private async Task EndAsync(string id, params CheckResult[] results) =>
        Assert.True(await checks.AnswerAsync((await checks.FindAsync(id, None))!, 1, Said("ann", "A"), new CheckProgress(true, false, false, results), None));

    private CheckCase Check(string id) => new()
    {
        Id = id, Kind = CheckKind.Sample, FaxId = faxId, ReferralId = faxId + "-1", Cause = "drawn", MadeAt = time.GetUtcNow(), ReceivedAt = time.GetUtcNow(), Fields = [new CheckField("member.cin", "text.critical", 0.9995, 0.02)],
    };

    private Verification Said(string person, string value) => new() { Person = person, At = time.GetUtcNow(), Fields = new Dictionary<string, FieldValue?> { ["member.cin"] = FieldValue.Of(value) } };
}
