using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>What every fax store must do, whatever the database. Subclass it, give it a store over an empty database.</summary>
public abstract partial class FaxStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly Reason SomeReason = new("some-reason", "A reason for the test.");

    private readonly ManualTime time = new();

    private IFaxStore Store { get; set; } = null!;

    /// <summary>A store over an empty database.</summary>
    private protected abstract IFaxStore Create(TimeProvider time);

    /// <summary>A second store over the same database, as another process would have it.</summary>
    private protected abstract IFaxStore Again(TimeProvider time);

    public async Task InitializeAsync()
    {
        Store = Create(time);
        await Store.MigrateAsync(None);
    }

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        var admission = await AdmitAsync(1);
        await Store.MigrateAsync(None);
        await Again(time).MigrateAsync(None);
        Assert.NotNull(await Store.FindAsync(admission.FaxId, None));
    }

    [Fact]
    public async Task An_arrival_becomes_a_fax_that_waits_to_be_read()
    {
        var admission = await AdmitAsync(1);
        Assert.True(admission is { NewFax: true, NewArrival: true });
        var fax = await FindAsync(admission.FaxId);
        Assert.Equal(FaxState.Received, fax.State);
        Assert.Equal(Sha(1), fax.Sha256);
        Assert.Equal("fax1.tif", fax.FileName);
        Assert.Equal(ArrivalOf(1).Source, fax.Source);
        Assert.Equal((0, 1, null, null, null), (fax.Attempts, fax.Arrivals, fax.LeaseOwner, fax.LeaseEnds, fax.NotBefore));
        Assert.Equal(["received"], await ActionsAsync(fax.Id));
    }

    [Fact]
    public async Task The_same_source_key_again_is_no_second_arrival()
    {
        var first = await AdmitAsync(1);
        var second = await AdmitAsync(1);
        Assert.Equal(new Admission(first.FaxId, NewFax: false, NewArrival: false), second);
        Assert.Equal(1, (await FindAsync(first.FaxId)).Arrivals);
    }

    [Fact]
    public async Task The_same_bytes_from_elsewhere_are_a_second_arrival_of_the_same_fax()
    {
        var first = await AdmitAsync(1);
        var second = await Store.AdmitAsync(ArrivalOf(1) with { SourceKey = "elsewhere" }, None);
        Assert.Equal(new Admission(first.FaxId, NewFax: false, NewArrival: true), second);
        Assert.Equal(2, (await FindAsync(first.FaxId)).Arrivals);
        Assert.Equal(["received", "arrived-again"], await ActionsAsync(first.FaxId));
        Assert.Single(await Store.ListAsync(null, null, null, 10, None));
    }

    [Fact]
    public async Task One_identity_with_other_bytes_is_a_second_arrival_of_the_same_fax()
    {
        var first = await Store.AdmitAsync(ArrivalOf(1) with { Identity = Sha(7) }, None);
        var second = await Store.AdmitAsync(ArrivalOf(2) with { Identity = Sha(7), Mail = new("a@b", "INBOX", 1, 2, "<id>", ArrivalOf(2).Source.ReceivedAt) }, None);
        Assert.Equal(new Admission(first.FaxId, NewFax: false, NewArrival: true), second);
        Assert.Equal((Sha(1), 2), ((await FindAsync(first.FaxId)).Sha256, (await FindAsync(first.FaxId)).Arrivals));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_bytes_under_another_identity_are_the_same_fax(bool mailFirst)
    {
        var (mail, file) = (ArrivalOf(1) with { Identity = Sha(7) }, ArrivalOf(1) with { SourceKey = "elsewhere" });
        var first = await Store.AdmitAsync(mailFirst ? mail : file, None);
        Assert.Equal(new Admission(first.FaxId, NewFax: false, NewArrival: true), await Store.AdmitAsync(mailFirst ? file : mail, None));
    }

    [Fact]
    public async Task Source_keys_that_were_admitted_are_known()
    {
        foreach (int number in Enumerable.Range(1, 3)) await AdmitAsync(number);
        string[] asked = [ArrivalOf(2).SourceKey, .. Enumerable.Range(1000, 1200).Select(number => $"never:{number}"), ArrivalOf(3).SourceKey];
        Assert.Equal([ArrivalOf(2).SourceKey, ArrivalOf(3).SourceKey], (await Store.AdmittedAsync(asked, None)).Order(StringComparer.Ordinal));
        Assert.Empty(await Store.AdmittedAsync([], None));
    }

    [Fact]
    public async Task The_same_arrival_admitted_by_many_at_once_makes_one_fax()
    {
        var admissions = await ManyAsync(16, store => store.AdmitAsync(ArrivalOf(1), None));
        Assert.Single(admissions, admission => admission.NewFax);
        Assert.Single(await Store.ListAsync(null, null, null, 10, None));
    }

    [Fact]
    public async Task Identities_sort_by_arrival_even_when_the_clock_stands_or_goes_back()
    {
        var ids = new List<string>();
        for (int i = 0; i < 20; i++)
        {
            ids.Add((await AdmitAsync(i)).FaxId);
            time.Advance(TimeSpan.FromMilliseconds(i % 3 - 1));
        }
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task A_claim_takes_the_oldest_and_counts_the_attempt_before_the_work()
    {
        var first = await AdmitAsync(1);
        await AdmitAsync(2);
        var fax = await Store.ClaimAsync(FaxState.Received, "a", Lease, None);
        Assert.NotNull(fax);
        Assert.Equal((first.FaxId, 1, "a", time.GetUtcNow() + Lease), (fax.Id, fax.Attempts, fax.LeaseOwner, fax.LeaseEnds));
        Assert.Equal("claimed", (await ActionsAsync(fax.Id))[^1]);
        Assert.NotEqual(fax.Id, (await Store.ClaimAsync(FaxState.Received, "b", Lease, None))!.Id);
        Assert.Null(await Store.ClaimAsync(FaxState.Received, "c", Lease, None));
    }

    [Theory]
    [InlineData(FaxState.AwaitingVerification)]
    [InlineData(FaxState.Exported)]
    [InlineData(FaxState.SetAside)]
    [InlineData(FaxState.Stuck)]
    public async Task States_without_service_work_are_not_claimed(FaxState state) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ClaimAsync(state, "a", Lease, None));

    [Fact]
    public async Task Many_claimants_never_get_the_same_fax()
    {
        const int faxes = 60;
        for (int i = 0; i < faxes; i++) await AdmitAsync(i);
        var claims = await ManyAsync(12, async store =>
        {
            var mine = new List<string>();
            while (await store.ClaimAsync(FaxState.Received, Guid.NewGuid().ToString(), Lease, None) is Fax fax) mine.Add(fax.Id);
            return mine;
        });
        var all = claims.SelectMany(claim => claim).ToList();
        Assert.Equal(faxes, all.Count);
        Assert.Equal(faxes, all.Distinct().Count());
        Assert.All(await Store.ListAsync(null, null, null, faxes, None), fax => Assert.Equal(1, fax.Attempts));
    }

    [Fact]
    public async Task A_renewed_lease_is_not_rescued_when_its_first_end_passes()
    {
        var fax = await ClaimedAsync("a");
        time.Advance(Lease * 0.9);
        Assert.True(await Store.RenewAsync(fax.Id, "a", Lease, None));
        time.Advance(Lease * 0.9);
        Assert.Equal(0, await Store.RescueAsync(3, None));
        Assert.Equal("a", (await FindAsync(fax.Id)).LeaseOwner);
    }

    [Fact]
    public async Task An_expired_lease_goes_back_to_the_queue_with_its_reason()
    {
        var fax = await ClaimedAsync("a");
        time.Advance(Lease);
        Assert.Equal(1, await Store.RescueAsync(3, None));
        var rescued = await FindAsync(fax.Id);
        Assert.Equal((FaxState.Received, null, 1), (rescued.State, rescued.LeaseOwner, rescued.Attempts));
        Assert.Equal("lease-expired", Assert.Single(rescued.Reasons).Code);
        Assert.Equal("rescued", (await ActionsAsync(fax.Id))[^1]);
        Assert.Equal(2, (await Store.ClaimAsync(FaxState.Received, "b", Lease, None))!.Attempts);
    }

    [Fact]
    public async Task After_its_last_attempt_an_expired_lease_makes_the_fax_stuck()
    {
        var id = (await AdmitAsync(1)).FaxId;
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            Assert.NotNull(await Store.ClaimAsync(FaxState.Received, "a", Lease, None));
            time.Advance(Lease);
            Assert.Equal(1, await Store.RescueAsync(3, None));
        }
        var fax = await FindAsync(id);
        Assert.Equal(FaxState.Stuck, fax.State);
        Assert.Equal(["lease-expired", "attempts-used-up"], fax.Reasons.Select(reason => reason.Code));
        Assert.Null(await Store.ClaimAsync(FaxState.Received, "a", Lease, None));
    }

    [Fact]
    public async Task A_lost_lease_can_neither_renew_nor_release_nor_complete()
    {
        var fax = await ClaimedAsync("a");
        time.Advance(Lease);
        await Store.RescueAsync(3, None);
        await Store.ClaimAsync(FaxState.Received, "b", Lease, None);
        var before = await FindAsync(fax.Id);

        Assert.False(await Store.RenewAsync(fax.Id, "a", Lease, None));
        Assert.False(await Store.ReleaseAsync(fax.Id, "a", None));
        Assert.False(await Store.CompleteAsync(fax.Id, "a", new Outcome.Advance(FaxState.Read, []), new WorkProduct(Read: new ReadResult()), None));
        Assert.Equivalent(before, await FindAsync(fax.Id), strict: true);
        Assert.Null(await Store.ReadResultAsync(fax.Id, None));
    }

    [Fact]
    public async Task A_released_claim_gives_its_attempt_back()
    {
        var fax = await ClaimedAsync("a");
        Assert.True(await Store.ReleaseAsync(fax.Id, "a", None));
        var again = await Store.ClaimAsync(FaxState.Received, "b", Lease, None);
        Assert.Equal((fax.Id, 1), (again!.Id, again.Attempts));
    }

    [Fact]
    public async Task Advancing_stores_the_product_and_starts_counting_anew()
    {
        var fax = await ClaimedAsync("a");
        var read = new ReadResult { Pages = [new ReadPage(1, PageKinds.Form, 180, "page-0001.png", 1728, 2156)], Versions = new Dictionary<string, string> { ["own"] = "1" } };
        Assert.True(await Store.CompleteAsync(fax.Id, "a", new Outcome.Advance(FaxState.Read, []), new WorkProduct(Read: read), None));
        var after = await FindAsync(fax.Id);
        Assert.Equal((FaxState.Read, 0, null, null), (after.State, after.Attempts, after.LeaseOwner, after.LeaseEnds));
        Assert.True(after.Version > fax.Version);
        Assert.Equivalent(read, await Store.ReadResultAsync(fax.Id, None), strict: true);
        Assert.Equal("read", (await ActionsAsync(fax.Id))[^1]);
    }

    [Fact]
    public async Task A_retry_waits_for_its_time_and_keeps_the_attempts()
    {
        var fax = await ClaimedAsync("a");
        var notBefore = time.GetUtcNow() + TimeSpan.FromMinutes(5);
        Assert.True(await Store.CompleteAsync(fax.Id, "a", new Outcome.RetryLater(notBefore, [SomeReason]), WorkProduct.None, None));
        Assert.Null(await Store.ClaimAsync(FaxState.Received, "b", Lease, None));
        Assert.Equal([SomeReason], (await FindAsync(fax.Id)).Reasons);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(2, (await Store.ClaimAsync(FaxState.Received, "b", Lease, None))!.Attempts);
    }

    [Fact]
    public async Task A_retry_for_a_cause_outside_the_fax_costs_no_attempt()
    {
        var fax = await ClaimedAsync("a");
        await Store.CompleteAsync(fax.Id, "a", new Outcome.RetryLater(time.GetUtcNow(), [SomeReason], AttemptSpent: false), WorkProduct.None, None);
        Assert.Equal(1, (await Store.ClaimAsync(FaxState.Received, "b", Lease, None))!.Attempts);
    }

    [Fact]
    public async Task Giving_up_makes_the_fax_stuck_with_its_reasons()
    {
        var fax = await ClaimedAsync("a");
        await Store.CompleteAsync(fax.Id, "a", new Outcome.GiveUp([SomeReason]), WorkProduct.None, None);
        var stuck = await FindAsync(fax.Id);
        Assert.Equal(FaxState.Stuck, stuck.State);
        Assert.Equal([SomeReason], stuck.Reasons);
    }

    public static TheoryData<FaxState, FaxState> WorkerSteps() => Steps(FaxTransitions.IsClaimable, FaxTransitions.AllowsWorker);

    [Theory, MemberData(nameof(WorkerSteps))]
    public async Task A_step_that_the_diagram_does_not_have_is_refused(FaxState from, FaxState to)
    {
        var fax = await InStateAsync(1, from);
        fax = (await Store.ClaimAsync(from, "a", Lease, None))!;
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.CompleteAsync(fax.Id, "a", new Outcome.Advance(to, []), new WorkProduct(Document: DocumentOf(fax)), None));
        Assert.Equivalent(fax, await FindAsync(fax.Id), strict: true);
    }

    public static TheoryData<FaxState, FaxState> PersonSteps() => Steps(_ => true, FaxTransitions.AllowsPerson);

    [Theory, MemberData(nameof(PersonSteps))]
    public async Task A_persons_step_that_the_diagram_does_not_have_is_refused(FaxState from, FaxState to)
    {
        var fax = await InStateAsync(1, from);
        int said = (await Store.VerificationsAsync(fax.Id, None)).Count;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.MoveAsync(fax.Id, fax.Version, to, "ann", [], None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.SaveVerificationAsync(fax.Id, fax.Version, Said("ann"), null, to, None));
        Assert.Equivalent(fax, await FindAsync(fax.Id), strict: true);
        Assert.Equal(said, (await Store.VerificationsAsync(fax.Id, None)).Count);
    }

    private static TheoryData<FaxState, FaxState> Steps(Func<FaxState, bool> from, Func<FaxState, FaxState, bool> allowed)
    {
        var data = new TheoryData<FaxState, FaxState>();
        foreach (var a in Enum.GetValues<FaxState>().Where(from))
        {
            foreach (var b in Enum.GetValues<FaxState>().Where(to => !allowed(a, to))) data.Add(a, b);
        }
        return data;
    }

    private static string Sha(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    private static Arrival ArrivalOf(int number) => new(Sha(number), 1000 + number, $"fax{number}.tif",
        new Source("fax", new DateTimeOffset(2026, 11, 20, 16, 59, 0, TimeSpan.Zero), "8314305850"), $"folder:{number}");

    private static Verification Said(string person) => new() { Person = person, At = new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero) };

    private static Document DocumentOf(Fax fax, string decision = "verify", DateOnly? dueBy = null) => new()
    {
        Id = fax.Id,
        Sha256 = fax.Sha256,
        FileName = fax.FileName,
        Status = "read",
        Source = fax.Source,
        PageCount = 1,
        Pages = [new DocumentPage(1, PageKinds.Form, 0)],
        Referrals =
        [
            new Referral
            {
                Id = fax.Id + "-1",
                Pages = [1],
                Form = new ReferralForm("ecm-referral", "alliance-ecm-referral", 0.99),
                Decision = decision,
                Reasons = decision == "accept" ? [] : [SomeReason],
                Fields = new Dictionary<string, ReferralField> { ["member.cin"] = new() { Value = FieldValue.Of("91234567A"), Decision = decision, Page = 1 } },
                DueBy = dueBy,
            },
        ],
    };

    private Task<Admission> AdmitAsync(int number) => Store.AdmitAsync(ArrivalOf(number), None);

    private async Task<Fax> FindAsync(string id) => await Store.FindAsync(id, None) ?? throw new Xunit.Sdk.XunitException("the fax is gone");

    private async Task<IReadOnlyList<string>> ActionsAsync(string id) => [.. (await Store.EventsAsync(id, None)).Select(e => e.Action)];

    private async Task<Fax> ClaimedAsync(string owner)
    {
        await AdmitAsync(1);
        return (await Store.ClaimAsync(FaxState.Received, owner, Lease, None))!;
    }

    /// <summary>Walks a new fax to a state by allowed steps only.</summary>
    private async Task<Fax> InStateAsync(int number, FaxState state, DateOnly? dueBy = null)
    {
        string id = (await AdmitAsync(number)).FaxId;
        FaxState[] path = state switch
        {
            FaxState.Received => [],
            FaxState.Read => [FaxState.Read],
            FaxState.Accepted => [FaxState.Read, FaxState.Accepted],
            FaxState.Exported => [FaxState.Read, FaxState.Accepted, FaxState.Exported],
            FaxState.Stuck => [FaxState.Stuck],
            _ => [FaxState.Read, FaxState.AwaitingVerification],
        };
        foreach (var step in path)
        {
            var fax = await FindAsync(id);
            Assert.Equal(id, (await Store.ClaimAsync(fax.State, "walker", Lease, None))?.Id);
            var document = step == FaxState.AwaitingVerification ? DocumentOf(fax, "verify", dueBy) : null;
            Assert.True(await Store.CompleteAsync(id, "walker", new Outcome.Advance(step, []), new WorkProduct(Document: document), None));
        }
        if (state == FaxState.SetAside)
            Assert.True(await Store.SaveVerificationAsync(id, (await FindAsync(id)).Version, Said("walker") with { NotAReferral = "other" }, null, state, None));
        if (state == FaxState.SetAside) Assert.Equal("set-aside", (await ActionsAsync(id))[^1]);
        return await FindAsync(id);
    }

    /// <summary>The same from many threads, half of them through a store of their own as another process would have it.</summary>
    private async Task<IReadOnlyList<T>> ManyAsync<T>(int count, Func<IFaxStore, Task<T>> work)
    {
        var other = Again(time);
        using var start = new Barrier(count);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return work(i % 2 == 0 ? Store : other);
        }, None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
    }
}
