using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>What follows from checks and from what persons said: labels; and whether there is anybody left to ask.</summary>
public abstract partial class CheckStoreContract
{
    private const string Cin = "member.cin", Phone = "member.phone";

    [Fact]
    public async Task Labels_are_what_persons_settled_and_samples_that_are_closed_with_their_chance()
    {
        await ReadAsync();
        await SaveAsync(new Verification { Person = "ann", At = time.GetUtcNow(), Key = new string('1', 32), ReferralId = faxId + "-1", Fields = new Dictionary<string, FieldValue?> { [Phone] = FieldValue.Of("8315550100") } });
        await SaveAsync(new Verification { Person = "ann", At = time.GetUtcNow(), Key = new string('2', 32), Undoes = new string('1', 32), ReferralId = faxId + "-1" });
        await SaveAsync(new Verification { Person = "ann", At = time.GetUtcNow(), Key = new string('3', 32), ReferralId = faxId + "-1", Fields = new Dictionary<string, FieldValue?> { [Phone] = FieldValue.Of("8315550143") } });
        await AddAsync("c1");
        // A sample that is still open is no label, and neither is a seed: its answer was known.
        Assert.Equal(["8315550143"], await ValuesAsync());
        var blind = Said("bob", "91234567A") with { ReferralId = "c1-1", Keyings = new Dictionary<string, FieldKeying> { [Cin] = new(FieldLook.Blind, FieldValue.Of("91234567A")) } };
        Assert.True(await checks.AnswerAsync((await checks.FindAsync("c1", None))!, 1, blind, new CheckProgress(true, false, false, [new CheckResult(Cin, false, false, null)]), None));
        await checks.AddAsync(Check("c2") with { Kind = CheckKind.Seed, Person = "cat", Cause = "cat" }, null, None);
        await EndAsync("c2", new CheckResult(Cin, false, false, "cat"));

        var labels = await new SqlLabelStore(database).LabelsAsync(None).ToListAsync();
        Assert.Equal([(Phone, "8315550143", LabelStrength.Corrected, 1.0), (Cin, "91234567A", LabelStrength.Blind, 0.02)], labels.Select(label => (label.Field, label.Value!.Flat, label.Strength, label.Chance)));
        Assert.All(labels, label => Assert.Equal((faxId, faxId + "-1", "ecm-referral"), (label.FaxId, label.ReferralId, label.FormType)));
        Assert.Equal("8315550142", labels[0].Reading!.Value!.Flat);
    }

    [Fact]
    public async Task Somebody_else_is_an_account_that_can_sign_in_and_may_key()
    {
        var blind = new SqlBlindStore(database);
        Assert.False(await blind.HasOthersAsync([], supervisor: false, None));
        await AccountAsync("ann", AccountRole.Verifier);
        Assert.True(await blind.HasOthersAsync([], supervisor: false, None));
        Assert.False(await blind.HasOthersAsync(["ann"], supervisor: false, None));
        // An auditor decides nothing, a program signs in nowhere, a locked account does neither.
        await AccountAsync("lee", AccountRole.Auditor);
        await AccountAsync("program", AccountRole.Supervisor, password: null);
        await AccountAsync("gone", AccountRole.Admin, locked: true);
        Assert.False(await blind.HasOthersAsync(["ann"], supervisor: false, None));
        await AccountAsync("bob", AccountRole.Verifier);
        Assert.True(await blind.HasOthersAsync(["ann"], supervisor: false, None));
        Assert.False(await blind.HasOthersAsync(["ann"], supervisor: true, None));
        await AccountAsync("chief", AccountRole.Supervisor);
        Assert.True(await blind.HasOthersAsync(["ann", "bob"], supervisor: true, None));
        Assert.False(await blind.HasOthersAsync(["ann", "bob", "chief"], supervisor: true, None));
        await AccountAsync("vouched", AccountRole.Admin, password: null, origin: "proxy");
        Assert.True(await blind.HasOthersAsync(["ann", "bob", "chief"], supervisor: true, None));
    }

    private async Task<IReadOnlyList<string>> ValuesAsync() => [.. (await new SqlLabelStore(database).LabelsAsync(None).ToListAsync()).Select(label => label.Value!.Flat)];

    /// <summary>Reads the fax: one referral with a CIN and a phone.</summary>
    private async Task ReadAsync()
    {
        var read = new ReadResult
        {
            Pages = [new ReadPage(1, "form", 0, "page-0001.png", 100, 100)],
            Referrals = [new ReadReferral { Pages = [1], Template = "t", FormType = "ecm-referral", MatchScore = 1, MatchMargin = 1, Readings = [Reading(Cin, "91234567A"), Reading(Phone, "8315550142")] }],
        };
        Assert.NotNull(await faxes.ClaimAsync(FaxState.Received, "a", Lease, None));
        Assert.True(await faxes.CompleteAsync(faxId, "a", new Outcome.Advance(FaxState.Read, []), new WorkProduct(Read: read), None));
        await CompleteAsync(FaxState.Read, new Outcome.AskPerson([]));
    }

    private static Reading Reading(string path, string value) => new()
    {
        Field = path, Kind = "text", Page = 1, Box = new PageBox(0.1, 0.1, 0.2, 0.2), Value = FieldValue.Of(value), Text = value, Engines = [new EngineReading("own", value, value, new RawScore(0))], Evidence = new Evidence { Engines = 1, Agreeing = 1 },
    };

    private async Task SaveAsync(Verification said) => Assert.True(await faxes.SaveVerificationAsync(faxId, (await faxes.FindAsync(faxId, None))!.Version, said, null, FaxState.AwaitingVerification, None));

    private async Task AccountAsync(string name, AccountRole role, string? password = "hash", string? origin = null, bool locked = false) => Assert.True(await new SqlAccountStore(database, time).AddAsync(
        new Account { Name = name, Role = role, PasswordHash = password, Origin = origin, DisabledAt = locked ? time.GetUtcNow() : null, Stamp = name }, new AuditEvent(time.GetUtcNow(), "test", "account-added", null, "{}"), None));
}
