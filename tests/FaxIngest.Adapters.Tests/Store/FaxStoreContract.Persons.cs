using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>What persons do, what is exported, and what is asked of the store.</summary>
public abstract partial class FaxStoreContract
{
    [Fact]
    public async Task A_verification_is_saved_with_the_document_and_the_new_state()
    {
        var fax = await InStateAsync(1, FaxState.AwaitingVerification);
        var said = Said("ann") with { ReferralId = fax.Id + "-1", Fields = new Dictionary<string, FieldValue?> { ["member.lastName"] = FieldValue.Of("Testperson"), ["member.middleInitial"] = null } };
        var document = DocumentOf(fax, "accept", new DateOnly(2026, 11, 24));
        Assert.True(await Store.SaveVerificationAsync(fax.Id, fax.Version, said, document, FaxState.Accepted, None));
        var after = await FindAsync(fax.Id);
        Assert.Equal((FaxState.Accepted, new DateOnly(2026, 11, 24)), (after.State, after.DueBy));
        Assert.Empty(after.Reasons);
        Assert.Equivalent(said, Assert.Single(await Store.VerificationsAsync(fax.Id, None)), strict: true);
        Assert.Equivalent(document, await Store.DocumentAsync(fax.Id, None), strict: true);
        var last = (await Store.EventsAsync(fax.Id, None))[^1];
        Assert.Equal(("ann", "verified"), (last.Actor, last.Action));
        // The history of a field is told from the audit: it keeps what was said.
        Assert.Contains("\"said\":{\"member.lastName\":\"Testperson\"", last.Details);
    }

    [Fact]
    public async Task What_is_said_of_a_fax_later_is_kept_and_whoever_decided_it_without_loses_the_claim()
    {
        var fax = await InStateAsync(1, FaxState.Read);
        var held = (await Store.ClaimAsync(FaxState.Read, "a", TimeSpan.FromMinutes(1), None))!;
        var source = held.Source with { CallerId = "8315550199", ReceivedAt = held.Source.ReceivedAt - TimeSpan.FromHours(1) };
        Assert.True(await Store.AmendAsync(fax.Id, _ => (source, new Delivery { Pages = 7, Urgent = true }), "told", None));
        Assert.False(await Store.CompleteAsync(fax.Id, "a", new Outcome.Advance(FaxState.Accepted, []), WorkProduct.None, None));
        var again = (await Store.ClaimAsync(FaxState.Read, "b", TimeSpan.FromMinutes(1), None))!;
        Assert.Equal((source, 7, true, held.Attempts), (again.Source, again.Delivery!.Pages, again.Delivery.Urgent, again.Attempts));
        Assert.Equal("told", (await Store.EventsAsync(fax.Id, None)).Single(each => each.Action == "told").Action);
        Assert.False(await Store.AmendAsync(fax.Id, _ => null, "told", None));
        Assert.True(await Store.RenewAsync(fax.Id, "b", TimeSpan.FromMinutes(1), None));
    }

    [Fact]
    public async Task What_is_said_of_a_fax_while_a_person_has_it_does_not_cost_the_persons_work()
    {
        var fax = await InStateAsync(1, FaxState.AwaitingVerification);
        Assert.True(await Store.AmendAsync(fax.Id, each => (each.Source, new Delivery { Pages = 7 }), "told", None));
        Assert.True(await Store.SaveVerificationAsync(fax.Id, fax.Version, Said("ann"), null, FaxState.AwaitingVerification, None));
        Assert.Equal(7, (await FindAsync(fax.Id)).Delivery!.Pages);
    }

    [Fact]
    public async Task The_second_of_two_persons_with_the_same_version_is_refused()
    {
        var fax = await InStateAsync(1, FaxState.AwaitingVerification);
        var saves = await ManyAsync(8, store => store.SaveVerificationAsync(fax.Id, fax.Version, Said("ann"), null, FaxState.AwaitingVerification, None));
        Assert.Single(saves, saved => saved);
        Assert.Single(await Store.VerificationsAsync(fax.Id, None));
    }

    [Fact]
    public async Task A_partial_save_names_what_is_still_open()
    {
        var fax = await InStateAsync(1, FaxState.AwaitingVerification);
        await Store.SaveVerificationAsync(fax.Id, fax.Version, Said("ann"), DocumentOf(fax, "verify"), FaxState.AwaitingVerification, None);
        Assert.Equal([SomeReason], (await FindAsync(fax.Id)).Reasons);
    }

    [Fact]
    public async Task What_a_fax_repeats_stands_while_it_is_set_aside()
    {
        var (first, second) = (await InStateAsync(1, FaxState.AwaitingVerification), await InStateAsync(2, FaxState.AwaitingVerification));
        Assert.True(await RepeatAsync(second, first));
        Assert.Equal(first.Id, (await FindAsync(second.Id)).DuplicateOf);
        second = await FindAsync(second.Id);
        Assert.True(await Store.MoveAsync(second.Id, second.Version, FaxState.AwaitingVerification, "ann", [SomeReason], None));
        Assert.Null((await FindAsync(second.Id)).DuplicateOf);
        Assert.True(await RepeatAsync(first, await FindAsync(second.Id)));
    }

    [Fact]
    public async Task Faxes_are_not_set_aside_for_each_other_in_a_circle_nor_for_one_that_is_not_there()
    {
        var faxes = new[] { await InStateAsync(1, FaxState.AwaitingVerification), await InStateAsync(2, FaxState.AwaitingVerification), await InStateAsync(3, FaxState.AwaitingVerification) };
        Assert.False(await RepeatAsync(faxes[0], faxes[0]));
        Assert.False(await RepeatAsync(faxes[0], faxes[0] with { Id = "nobody" }));
        Assert.True(await RepeatAsync(faxes[0], faxes[1]));
        Assert.True(await RepeatAsync(faxes[1], faxes[2]));
        Assert.False(await RepeatAsync(faxes[2], faxes[0]));
        Assert.Equal(FaxState.AwaitingVerification, (await FindAsync(faxes[2].Id)).State);
    }

    [Fact]
    public async Task Of_two_persons_who_set_two_faxes_aside_for_each_other_at_once_one_is_refused()
    {
        for (int round = 0; round < 5; round++)
        {
            var (one, other) = (await InStateAsync(2 * round + 1, FaxState.AwaitingVerification), await InStateAsync(2 * round + 2, FaxState.AwaitingVerification));
            int turn = 0;
            var kept = await ManyAsync(2, store => Interlocked.Increment(ref turn) == 1 ? RepeatAsync(one, other, store) : RepeatAsync(other, one, store));
            Assert.Single(kept, each => each);
        }
    }

    private Task<bool> RepeatAsync(Fax fax, Fax of, IFaxStore? store = null) =>
        (store ?? Store).SaveVerificationAsync(fax.Id, fax.Version, Said("ann") with { NotAReferral = "duplicate", DuplicateOf = of.Id }, null, FaxState.SetAside, None);

    [Fact]
    public async Task A_set_aside_fax_can_be_taken_back()
    {
        var fax = await InStateAsync(1, FaxState.SetAside);
        Assert.True(await Store.MoveAsync(fax.Id, fax.Version, FaxState.AwaitingVerification, "ann", [SomeReason], None));
        Assert.Equal(FaxState.AwaitingVerification, (await FindAsync(fax.Id)).State);
        Assert.False(await Store.MoveAsync(fax.Id, fax.Version, FaxState.AwaitingVerification, "ben", [SomeReason], None));
    }

    [Fact]
    public async Task A_stuck_fax_sent_back_to_work_has_all_its_attempts_again()
    {
        var fax = await InStateAsync(1, FaxState.Stuck);
        Assert.True(await Store.MoveAsync(fax.Id, fax.Version, FaxState.Received, "ann", [], None));
        Assert.Equal(1, (await Store.ClaimAsync(FaxState.Received, "a", Lease, None))!.Attempts);
    }

    [Fact]
    public async Task A_receipt_is_recorded_once_whatever_is_told_twice()
    {
        var fax = await InStateAsync(1, FaxState.Accepted);
        var receipt = new ExportReceipt("key", fax.Id + "-1", "folder", "x.json", time.GetUtcNow());
        await Store.ClaimAsync(FaxState.Accepted, "a", Lease, None);
        await Store.CompleteAsync(fax.Id, "a", new Outcome.RetryLater(time.GetUtcNow(), []), new WorkProduct(Receipts: [receipt]), None);
        await Store.ClaimAsync(FaxState.Accepted, "a", Lease, None);
        await Store.CompleteAsync(fax.Id, "a", new Outcome.Advance(FaxState.Exported, []), new WorkProduct(Receipts: [receipt with { Location = "y.json" }]), None);
        Assert.Equal([receipt], await Store.ReceiptsAsync(fax.Id, None));
        Assert.Equal(["key"], await Store.ExportedKeysAsync(fax.Id, None));
    }

    [Fact]
    public async Task The_list_is_filtered_and_goes_on_after_an_id()
    {
        for (int i = 0; i < 5; i++) await AdmitAsync(i);
        var all = await Store.ListAsync(null, null, null, 10, None);
        Assert.Equal(5, all.Count);
        Assert.Equal(all.Skip(2).Take(2).Select(fax => fax.Id), (await Store.ListAsync(null, null, all[1].Id, 2, None)).Select(fax => fax.Id));
        Assert.Equal(all[3].Id, Assert.Single(await Store.ListAsync(null, Sha(3), null, 10, None)).Id);
        Assert.Empty(await Store.ListAsync(FaxState.Read, null, null, 10, None));
        Assert.Equal(5, (await Store.CountAsync(None))[FaxState.Received]);
        Assert.Equal(0, (await Store.CountAsync(None))[FaxState.Stuck]);
    }

    [Fact]
    public async Task Nothing_is_known_of_an_unknown_fax()
    {
        Assert.Null(await Store.FindAsync("none", None));
        Assert.Null(await Store.DocumentAsync("none", None));
        Assert.False(await Store.MoveAsync("none", 1, FaxState.Received, "ann", [], None));
        Assert.Empty(await Store.EventsAsync("none", None));
    }

    [Fact]
    public async Task Events_that_are_no_change_of_state_are_kept_too()
    {
        var fax = await InStateAsync(1, FaxState.AwaitingVerification);
        var viewed = new AuditEvent(time.GetUtcNow(), "ann", "viewed", fax.Id, "{}");
        await Store.AuditAsync(viewed, None);
        Assert.Equal(viewed, (await Store.EventsAsync(fax.Id, None))[^1]);
    }
}
