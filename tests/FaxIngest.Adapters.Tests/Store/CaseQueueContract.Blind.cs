using FaxIngest.Model;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>What waits for another person is not offered to who keyed it.</summary>
public abstract partial class CaseQueueContract
{
    private const string Cin = "member.cin";

    [Fact]
    public async Task A_fax_that_waits_for_a_second_person_is_offered_to_all_others()
    {
        string id = await WaitAsync(1, new DateOnly(2026, 11, 30));
        await KeyAsync(id, "ann", "91234567C", BlindPolicy.SecondPerson);
        Assert.Null(await queue.NextAsync("ann", new QueueFilter(), null, Lease, None));
        Assert.Equal(id, Assert.Single(await queue.ListAsync(new QueueFilter(), 10, None)).Fax.Id);
        Assert.Equal(id, await queue.NextAsync("bob", new QueueFilter(), null, Lease, None));
    }

    [Fact]
    public async Task One_that_waits_for_a_supervisor_is_offered_to_supervisors_who_have_not_keyed_it()
    {
        string id = await WaitAsync(1, new DateOnly(2026, 11, 30));
        await KeyAsync(id, "ann", "91234567C", BlindPolicy.SecondPerson);
        await KeyAsync(id, "bob", "91234567D", BlindPolicy.Supervisor);
        Assert.Null(await queue.NextAsync("cat", new QueueFilter(), null, Lease, None));
        Assert.Null(await queue.NextAsync("bob", new QueueFilter { Supervisor = true }, null, Lease, None));
        Assert.Equal(id, await queue.NextAsync("dora", new QueueFilter { Supervisor = true }, null, Lease, None));
        await KeyAsync(id, "dora", "91234567D", null);
        await queue.ReleaseAsync(id, "dora", None);
        Assert.Equal(id, await queue.NextAsync("ann", new QueueFilter(), null, Lease, None));
    }

    private async Task KeyAsync(string id, string person, string cin, string? reason)
    {
        var document = DocumentOf(id, "verify", new DateOnly(2026, 11, 30), "ecm-referral", 1);
        if (reason is not null) document = document with { Referrals = [document.Referrals[0] with { Reasons = [new Reason(reason, "It waits.", Cin)] }] };
        var said = new Verification
        {
            Person = person,
            At = time.GetUtcNow(),
            ReferralId = id + "-1",
            Fields = new Dictionary<string, FieldValue?> { [Cin] = FieldValue.Of(cin) },
            Keyings = new Dictionary<string, FieldKeying> { [Cin] = new(reason is null ? FieldLook.Resolved : FieldLook.Blind, FieldValue.Of("91234567A")) },
        };
        Assert.True(await faxes.SaveVerificationAsync(id, (await faxes.FindAsync(id, None))!.Version, said, document, FaxState.AwaitingVerification, None));
        Assert.Equivalent(said, (await faxes.VerificationsAsync(id, None))[^1], strict: true);
        // What was said is in the audit, what the machine had read of it is not: the event is no second way to it.
        string told = (await faxes.EventsAsync(id, None))[^1].Details;
        Assert.Contains(cin, told, StringComparison.Ordinal);
        Assert.DoesNotContain("91234567A", told, StringComparison.Ordinal);
    }
}
