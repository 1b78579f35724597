using FaxIngest.Verify;

namespace FaxIngest.Store;

/// <summary>What the stores of accounts, sessions, keys and attempts must do on every database. Subclass it, give it an empty one.</summary>
public abstract class PeopleStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly AttemptRule Three = new(3, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15));

    private readonly ManualTime time = new();
    private readonly SqlDatabase database;
    private readonly SqlFaxStore faxes;
    private readonly SqlAccountStore accounts;
    private readonly SqlSessionStore sessions;
    private readonly SqlMachineKeyStore keys;
    private readonly SqlAttemptStore attempts;

    private protected PeopleStoreContract(SqlDatabase database) =>
        (this.database, faxes, accounts, sessions, keys, attempts) = (database, new(database, time), new(database, time), new(database, time), new(database, time), new(database, time));

    public Task InitializeAsync() => faxes.MigrateAsync(None);

    public virtual Task DisposeAsync()
    {
        (database as IDisposable)?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_account_comes_back_as_it_was_kept_and_only_once()
    {
        var account = Anna() with { Role = AccountRole.Auditor, PasswordIsTemporary = true, PasswordUntil = time.GetUtcNow(), Origin = "oidc", Subject = "https://login.example 4711", DisabledAt = time.GetUtcNow(), TotpSecret = "kept", TotpStep = 7 };
        Assert.True(await accounts.AddAsync(account, Told("account-added"), None));
        Assert.False(await accounts.AddAsync(account with { Role = AccountRole.Admin }, Told("account-added-again"), None));
        Assert.Equal(account, await accounts.FindAsync("anna", None));
        Assert.Null(await accounts.FindAsync("Anna", None));
        Assert.Equal(account, await accounts.FindSubjectAsync("https://login.example 4711", None));
        Assert.Null(await accounts.FindSubjectAsync("https://login.example 47", None));
        Assert.False(await accounts.AddAsync(account with { Name = "bert" }, Told("account-added-again"), None));
        await accounts.AddAsync(Anna() with { Name = "aaron" }, Told("account-added"), None);
        Assert.Equal(["aaron", "anna"], (await accounts.ListAsync(None)).Select(each => each.Name));
        Assert.DoesNotContain("account-added-again", await ActionsAsync());
    }

    [Fact]
    public async Task A_change_wants_the_state_that_was_seen_and_is_told_of_only_when_it_was_made()
    {
        await accounts.AddAsync(Anna(), Told("account-added"), None);
        var seen = (await accounts.FindAsync("anna", None))!;
        Assert.Equal(AccountOutcome.Done, await accounts.ReplaceAsync(seen with { Role = AccountRole.Supervisor }, new AccountChange(Told("first")), None));
        Assert.Equal(AccountOutcome.Changed, await accounts.ReplaceAsync(seen with { Role = AccountRole.Auditor }, new AccountChange(Told("second")), None));
        Assert.Equal(AccountOutcome.Changed, await accounts.ReplaceAsync(seen with { Name = "nobody" }, new AccountChange(Told("third")), None));
        Assert.Equal(AccountRole.Supervisor, (await accounts.FindAsync("anna", None))!.Role);
        Assert.Equal(["account-added", "first"], await ActionsAsync());
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await accounts.AddAsync(Anna() with { Role = AccountRole.Admin }, Told("added"), None);
        await accounts.AddAsync(Anna() with { Name = "bert", Role = AccountRole.Admin }, Told("added"), None);
        // Each takes the other's role away, at once.
        var both = await Task.WhenAll(((string[])["anna", "bert"]).Select(name => Task.Run(async () =>
            await accounts.ReplaceAsync((await accounts.FindAsync(name, None))! with { Role = AccountRole.Verifier }, new AccountChange(Told("role")), None))));
        Assert.Equal([AccountOutcome.Done, AccountOutcome.LastAdmin], both.Order());
        Assert.Single(await accounts.ListAsync(None), each => each.Role == AccountRole.Admin);
        var last = (await accounts.ListAsync(None)).Single(each => each.Role == AccountRole.Admin);
        Assert.Equal(AccountOutcome.LastAdmin, await accounts.ReplaceAsync(last with { DisabledAt = time.GetUtcNow() }, new AccountChange(Told("lock")), None));
        Assert.Equal(["added", "added", "role"], await ActionsAsync());
    }

    [Fact]
    public async Task A_code_s_time_step_is_used_once_even_by_many_at_once()
    {
        await accounts.AddAsync(Anna(), Told("added"), None);
        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => accounts.UseStepAsync("anna", 100, None))));
        Assert.Single(used, each => each);
        Assert.False(await accounts.UseStepAsync("anna", 99, None));
        Assert.True(await accounts.UseStepAsync("anna", 101, None));
    }

    [Fact]
    public async Task Recovery_codes_work_once_and_new_ones_end_the_old()
    {
        await accounts.AddAsync(Anna(), Told("added"), None);
        await accounts.ReplaceAsync((await accounts.FindAsync("anna", None))!, new AccountChange(Told("made")) { RecoveryCodes = ["h1", "h2"] }, None);
        Assert.False(await accounts.UseRecoveryCodeAsync("bert", "h1", Told("used"), None));
        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => accounts.UseRecoveryCodeAsync("anna", "h1", Told("used"), None))));
        Assert.Single(used, each => each);
        Assert.Equal(1, await accounts.RecoveryCodesLeftAsync("anna", None));
        await accounts.ReplaceAsync((await accounts.FindAsync("anna", None))!, new AccountChange(Told("made")) { RecoveryCodes = ["h3"] }, None);
        Assert.False(await accounts.UseRecoveryCodeAsync("anna", "h2", Told("used"), None));
        Assert.Equal(["added", "made", "used", "made"], await ActionsAsync());
    }

    [Fact]
    public async Task A_session_comes_back_with_its_account_until_it_ends()
    {
        await accounts.AddAsync(Anna(), Told("added"), None);
        var session = NewSession("s1");
        await sessions.AddAsync(session, null, Told("signed-in"), None);
        var found = (await sessions.FindAsync("s1", None))!.Value;
        Assert.Equal((session, Anna()), (found.Session, found.Account));
        time.Advance(TimeSpan.FromMinutes(5));
        await sessions.SeenAsync("s1", time.GetUtcNow(), "192.0.2.9", None);
        found = (await sessions.FindAsync("s1", None))!.Value;
        Assert.Equal((time.GetUtcNow(), "192.0.2.9"), (found.Session.LastSeen, found.Session.Address));
        Assert.False(await sessions.EndAsync("bert", "s1", "revoked", Told("not-his"), None));
        Assert.False(await sessions.ProveAsync("bert", "s1", Told("not-his"), None));
        Assert.True(await sessions.ProveAsync("anna", "s1", Told("proved"), None));
        Assert.Equal(time.GetUtcNow(), (await sessions.FindAsync("s1", None))!.Value.Session.ProvedAt);
        Assert.True(await sessions.EndAsync("anna", "s1", "revoked", Told("revoked"), None));
        Assert.False(await sessions.EndAsync("anna", "s1", "revoked", Told("again"), None));
        Assert.Null(await sessions.FindAsync("s1", None));
        await sessions.SeenAsync("s1", time.GetUtcNow().AddMinutes(1), "192.0.2.9", None);
        Assert.Null(await sessions.FindAsync("s1", None));
        Assert.Equal(["added", "signed-in", "proved", "revoked"], await ActionsAsync());
    }

    [Fact]
    public async Task A_session_that_takes_another_s_place_ends_it()
    {
        await accounts.AddAsync(Anna(), Told("added"), None);
        await sessions.AddAsync(NewSession("s1") with { Stage = SignInStage.Code }, null, null, None);
        await sessions.AddAsync(NewSession("s2"), "s1", null, None);
        Assert.Null(await sessions.FindAsync("s1", None));
        Assert.Equal(["s2"], await ListAsync());
    }

    [Fact]
    public async Task Sessions_are_listed_while_they_hold_and_all_but_one_end_together()
    {
        await accounts.AddAsync(Anna(), Told("added"), None);
        await sessions.AddAsync(NewSession("half") with { Stage = SignInStage.Code }, null, null, None);
        await sessions.AddAsync(NewSession("s1"), null, null, None);
        time.Advance(TimeSpan.FromHours(1));
        foreach (string id in (string[])["s2", "s3"]) await sessions.AddAsync(NewSession(id), null, null, None);
        Assert.Equal(["s1", "s2", "s3"], (await ListAsync()).Order());
        Assert.Equal(["s2", "s3"], (await sessions.ListAsync("anna", time.GetUtcNow().AddMinutes(-1), DateTimeOffset.MinValue, None)).Select(each => each.Id).Order());
        Assert.Equal(["s2", "s3"], (await sessions.ListAsync("anna", DateTimeOffset.MinValue, time.GetUtcNow().AddMinutes(-1), None)).Select(each => each.Id).Order());
        Assert.Equal(3, await sessions.EndAllAsync("anna", "s3", "all", Told("all"), None));
        Assert.Equal(["s3"], await ListAsync());
        Assert.Equal(0, await sessions.EndAllAsync("anna", "s3", "all", Told("none"), None));
        Assert.DoesNotContain("none", await ActionsAsync());
        await sessions.SweepAsync(time.GetUtcNow().AddMinutes(1), None);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_change_of_the_account_ends_its_sessions_in_the_same_transaction()
    {
        await accounts.AddAsync(Anna(), Told("added"), None);
        foreach (string id in (string[])["s1", "s2"]) await sessions.AddAsync(NewSession(id), null, null, None);
        var seen = (await accounts.FindAsync("anna", None))!;
        await accounts.ReplaceAsync(seen with { Stamp = "old" }, new AccountChange(Told("stale")) { EndsSessions = "stale" }, None);
        Assert.Equal(2, (await ListAsync()).Count);
        await accounts.ReplaceAsync(seen, new AccountChange(Told("password")) { EndsSessions = "password", But = "s2" }, None);
        Assert.Equal(["s2"], await ListAsync());
    }

    [Fact]
    public async Task A_key_is_found_by_its_hash_until_nobody_wants_it_any_more()
    {
        await accounts.AddAsync(Anna(), Told("added"), None);
        var key = new MachineKey { Id = "k1", Account = "anna", Name = "scanner", Scope = KeyScope.Upload, CreatedAt = time.GetUtcNow(), CreatedBy = "otto", ExpiresAt = time.GetUtcNow().AddDays(1) };
        await keys.AddAsync(key, "hash", Told("key-made"), None);
        Assert.Null(await keys.FindAsync("other", None));
        Assert.Equal((key, Anna()), await keys.FindAsync("hash", None));
        Assert.True(key.IsValid(time.GetUtcNow()));
        Assert.False(key.IsValid(time.GetUtcNow().AddDays(1)));
        await keys.UsedAsync("k1", time.GetUtcNow(), None);
        Assert.False(await keys.RevokeAsync("bert", "k1", Told("not-his"), None));
        Assert.True(await keys.RevokeAsync("anna", "k1", Told("key-revoked"), None));
        Assert.False(await keys.RevokeAsync("anna", "k1", Told("again"), None));
        var kept = Assert.Single(await keys.ListAsync("anna", None));
        Assert.Equal(key with { LastUsed = time.GetUtcNow(), RevokedAt = time.GetUtcNow() }, kept);
        Assert.False(kept.IsValid(time.GetUtcNow()));
        Assert.Equal(["added", "key-made", "key-revoked"], await ActionsAsync());
    }

    [Fact]
    public async Task Attempts_are_let_through_up_to_the_limit_and_the_block_ends_by_itself()
    {
        Assert.Equal([AttemptVerdict.Free, AttemptVerdict.Free, AttemptVerdict.Free, AttemptVerdict.BlockedNow, AttemptVerdict.Blocked], await TakeAsync(5));
        Assert.Equal(AttemptVerdict.Free, await attempts.TakeAsync("other", Three, None));
        // Going on does not make the block longer.
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal([AttemptVerdict.Blocked], await TakeAsync(1));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal([AttemptVerdict.Free, AttemptVerdict.Free, AttemptVerdict.Free, AttemptVerdict.BlockedNow], await TakeAsync(4));
    }

    [Fact]
    public async Task Attempts_are_forgotten_after_a_good_one_and_after_the_window()
    {
        await TakeAsync(3);
        await attempts.ForgetAsync("b", None);
        Assert.Equal([AttemptVerdict.Free, AttemptVerdict.Free, AttemptVerdict.Free], await TakeAsync(3));
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal([AttemptVerdict.Free], await TakeAsync(1));
        await attempts.SweepAsync(time.GetUtcNow().AddMinutes(1), None);
        Assert.Equal([AttemptVerdict.Free, AttemptVerdict.Free, AttemptVerdict.Free], await TakeAsync(3));
    }

    [Fact]
    public async Task Many_attempts_at_once_are_counted_as_many()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => attempts.TakeAsync("b", Three, None))));
        Assert.Equal((3, 1, 16), (verdicts.Count(each => each == AttemptVerdict.Free), verdicts.Count(each => each == AttemptVerdict.BlockedNow), verdicts.Count(each => each == AttemptVerdict.Blocked)));
    }

    private static Account Anna() => new() { Name = "anna", Role = AccountRole.Verifier, PasswordHash = "hash", Stamp = "stamp" };

    private AuditEvent Told(string action) => new(time.GetUtcNow(), "otto", action, null, "{}");

    private Session NewSession(string id) =>
        new() { Id = id, Account = "anna", Stage = SignInStage.Full, Origin = "password", CreatedAt = time.GetUtcNow(), LastSeen = time.GetUtcNow(), ProvedAt = time.GetUtcNow(), Address = "192.0.2.1", Agent = "browser" };

    private async Task<IReadOnlyList<string>> ListAsync() => [.. (await sessions.ListAsync("anna", DateTimeOffset.MinValue, DateTimeOffset.MinValue, None)).Select(each => each.Id)];

    private async Task<IReadOnlyList<AttemptVerdict>> TakeAsync(int count)
    {
        var verdicts = new List<AttemptVerdict>();
        for (int i = 0; i < count; i++) verdicts.Add(await attempts.TakeAsync("b", Three, None));
        return verdicts;
    }

    private async Task<IReadOnlyList<string>> ActionsAsync() => [.. (await new SqlAuditStore(database).EventsAsync(new AuditFilter(), null, None).ToListAsync()).Select(each => each.Event.Action).Reverse()];
}
