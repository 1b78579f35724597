using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FaxIngest.Model;
using FaxIngest.Receive;

namespace FaxIngest.Store;

/// <summary>What the history must do on every database. Subclass it, give it connections to one empty database.</summary>
public abstract class AuditStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualTime time = new();
    private readonly SqlDatabase database;
    private readonly SqlDatabase otherNode;
    private readonly SqlAuditStore audit;

    private protected AuditStoreContract(SqlDatabase database, SqlDatabase otherNode) => (this.database, this.otherNode, audit) = (database, otherNode, new(database));

    /// <summary>Takes the triggers away, as somebody with the database's own rights can.</summary>
    private protected abstract string Unguard { get; }

    public Task InitializeAsync() => Store(database).MigrateAsync(None);

    public virtual Task DisposeAsync()
    {
        (database as IDisposable)?.Dispose();
        (otherNode as IDisposable)?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Each_event_s_hash_is_that_of_the_one_before_and_its_own_bytes()
    {
        await TellAsync("anna", "viewed", "f1", """{"page":1}""");
        await TellAsync("bert", "signed-in", null, "{}");
        var events = await audit.EventsAsync(new AuditFilter(), null, None).ToListAsync();
        // As anyone can compute it from a row's texts alone.
        byte[] first = SHA256.HashData([.. new byte[32], .. Part("1"), .. Part("2026-11-20T17:00:00.0000000Z"), .. Part("anna"), .. Part("viewed"), .. Part("f1"), .. Part("""{"page":1}""")]);
        byte[] second = SHA256.HashData([.. first, .. Part("2"), .. Part("2026-11-20T17:00:00.0000000Z"), .. Part("bert"), .. Part("signed-in"), 0xFF, 0xFF, 0xFF, 0xFF, .. Part("{}")]);
        Assert.Equal([(2L, Convert.ToHexStringLower(second)), (1L, Convert.ToHexStringLower(first))], events.Select(each => (each.Number, each.Hash)));
        Assert.Equal(new AuditHead(2, Convert.ToHexStringLower(second)), await audit.HeadAsync(None));

        static byte[] Part(string text) => [0, 0, 0, (byte)Encoding.UTF8.GetByteCount(text), .. Encoding.UTF8.GetBytes(text)];
    }

    [Fact]
    public async Task An_empty_history_holds()
    {
        var verdict = await audit.VerifyAsync([], None);
        Assert.Equal((0L, null), (verdict.Events, verdict.Broken));
    }

    [Fact]
    public async Task Writers_on_two_nodes_at_once_make_one_chain()
    {
        const int writers = 8, each = 25;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var store = Store(writer % 2 == 0 ? database : otherNode);
            for (int i = 0; i < each; i++)
            {
                // A view is one event; an arrival locks something else first.
                if (i % 5 == 0) await ArriveAsync(store, (writer * each) + i);
                else await store.AuditAsync(new AuditEvent(time.GetUtcNow(), $"w{writer}", "viewed", null, "{}"), None);
            }
        })));
        var verdict = await audit.VerifyAsync([], None);
        Assert.Equal((writers * each, (long)(writers * each), null), ((int)verdict.Events, verdict.Head.Number, verdict.Broken));
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_event_and_no_gap()
    {
        await TellAsync("anna", "viewed", null, "{}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<bool>(session =>
        {
            session.Tell(new AuditEvent(time.GetUtcNow(), "anna", "viewed", null, "{}"));
            throw new InvalidOperationException("something else went wrong");
        }, None));
        await TellAsync("anna", "viewed", null, "{}");
        Assert.Equal((2, 2L), ((int)(await audit.VerifyAsync([], None)).Events, (await audit.HeadAsync(None)).Number));
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'nobody' WHERE number = 4", 4, "audit-changed")]
    [InlineData("UPDATE audit SET details = '{\"fields\":{}}' WHERE number = 4", 4, "audit-changed")]
    [InlineData("UPDATE audit SET fax_id = '' WHERE number = 1", 1, "audit-changed")]
    [InlineData("UPDATE audit SET at = '2020-01-01T00:00:00.0000000Z' WHERE number = 6", 6, "audit-changed")]
    [InlineData("DELETE FROM audit WHERE number = 3", 4, "audit-changed")]
    [InlineData("DELETE FROM audit WHERE number <= 2", 3, "audit-changed")]
    [InlineData("DELETE FROM audit WHERE number >= 5", 0, "audit-cut")]
    [InlineData("DELETE FROM audit", 0, "audit-cut")]
    [InlineData("UPDATE audit SET number = 100 WHERE number = 6", 100, "audit-changed")]
    public async Task Whoever_changes_the_table_is_found_out_and_the_first_broken_event_is_named(string statement, int number, string code)
    {
        for (int i = 1; i <= 6; i++) await TellAsync("anna", "viewed", null, "{}");
        var known = await audit.HeadAsync(None);
        Assert.Null((await audit.VerifyAsync([known], None)).Broken);
        await TamperAsync(statement);
        var broken = (await audit.VerifyAsync([known], None)).Broken;
        Assert.Equal(code, broken?.Code);
        if (number > 0) Assert.Contains($"Event {number} ", broken!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_that_was_computed_anew_does_not_fit_the_heads_written_down_before()
    {
        for (int i = 1; i <= 4; i++) await TellAsync("anna", "viewed", null, "{}");
        var known = await audit.HeadAsync(None);
        await TamperAsync("UPDATE audit SET actor = 'nobody' WHERE number = 2");
        await database.WriteAsync(async session =>
        {
            string hash = AuditChain.Start;
            foreach (var row in await session.ListAsync<AuditRow>("audit_page", new { after = 0L, limit = 100 }))
                await session.ExecuteAsync("audit_link", new { number = row.Number, hash = hash = AuditChain.Next(hash, row) });
            return true;
        }, None);
        await Store(otherNode).AuditAsync(new AuditEvent(time.GetUtcNow(), "anna", "viewed", null, "{}"), None);
        Assert.Null((await audit.VerifyAsync([], None)).Broken);
        var broken = (await audit.VerifyAsync([known], None)).Broken;
        Assert.Equal("audit-rewritten", broken?.Code);
        Assert.Contains("Event 4 ", broken!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_cannot_be_put_in_between_or_over_another()
    {
        await TellAsync("anna", "viewed", null, "{}");
        foreach (string number in (string[])["1", "7"])
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.WriteAsync(
                session => session.RawAsync<string>($"INSERT INTO audit (number, at, actor, action, details, hash) VALUES ({number}, '', '', '', '', '')"), None));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Events_are_found_by_person_fax_action_and_time_latest_first()
    {
        await TellAsync("anna", "viewed", "f1", "{}");
        time.Advance(TimeSpan.FromHours(1));
        await TellAsync("bert", "viewed", "f1", "{}");
        time.Advance(TimeSpan.FromHours(1));
        await TellAsync("anna", "verified", "f2", """{"members":["m-1_%'"]}""");
        Assert.Equal([3, 2, 1], await NumbersAsync(new AuditFilter()));
        Assert.Equal([3, 1], await NumbersAsync(new AuditFilter { Actor = "anna" }));
        Assert.Equal([2, 1], await NumbersAsync(new AuditFilter { FaxId = "f1" }));
        Assert.Equal([2], await NumbersAsync(new AuditFilter { Action = "viewed", Actor = "bert" }));
        Assert.Equal([3, 2], await NumbersAsync(new AuditFilter { From = time.GetUtcNow().AddHours(-1) }));
        Assert.Equal([2, 1], await NumbersAsync(new AuditFilter { To = time.GetUtcNow() }));
        Assert.Equal([1], await NumbersAsync(new AuditFilter { Before = 2 }));
        Assert.Equal([3], await NumbersAsync(new AuditFilter(), 1));
        Assert.Equal([2, 1], await NumbersAsync(new AuditFilter { Action = "viewed" }));
        Assert.Equal([3], await NumbersAsync(new AuditFilter { Mention = "m-1_%'" }));
        Assert.Empty(await NumbersAsync(new AuditFilter { Mention = "m-11" }));
        Assert.Equal([1], await NumbersAsync(new AuditFilter { FaxId = "f1", Actor = "anna", Action = "viewed", Mention = "{", From = time.GetUtcNow().AddDays(-1), To = time.GetUtcNow(), Before = 9 }));
        Assert.Empty(await NumbersAsync(new AuditFilter { From = time.GetUtcNow().AddDays(1) }));
        Assert.Empty(await NumbersAsync(new AuditFilter { To = time.GetUtcNow().AddDays(-1) }));
    }

    /// <summary>Events are numbered as they are committed; another node's clock may be behind.</summary>
    [Fact]
    public async Task An_event_of_a_clock_that_is_behind_is_found_by_its_own_time()
    {
        await TellAsync("anna", "viewed", "f1", "{}");
        await database.WriteAsync(session =>
        {
            session.Tell(new AuditEvent(time.GetUtcNow().AddMinutes(-5), "bert", "viewed", "f1", "{}"));
            return Task.FromResult(true);
        }, None);
        Assert.Equal([1], await NumbersAsync(new AuditFilter { From = time.GetUtcNow().AddMinutes(-2) }));
        Assert.Equal([2], await NumbersAsync(new AuditFilter { To = time.GetUtcNow().AddMinutes(-2) }));
        Assert.Equal([2, 1], await NumbersAsync(new AuditFilter { From = time.GetUtcNow().AddMinutes(-6), To = time.GetUtcNow().AddMinutes(1) }));
    }

    /// <summary>Events of a database that was made before there was a chain, with the gaps that PostgreSQL's numbers had.</summary>
    [Fact]
    public async Task The_migration_links_what_is_there_already()
    {
        await using var old = NewDatabase();
        await old.Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("migrations_table");
            foreach (var (name, script) in SqlText.Migrations(database.Dialect).Where(script => string.CompareOrdinal(script.Name, AuditChain.Migration) < 0))
            {
                await session.RunScriptAsync(script);
                await session.ExecuteAsync("migration_add", new { name, at = "" });
            }
            string overriding = database.Dialect == "Postgres" ? "OVERRIDING SYSTEM VALUE" : "";
            var values = Enumerable.Range(1, 2500).Where(number => number % 7 != 3)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"({number}, '2026-11-20T17:00:00.0000000Z', 'service', 'received', 'f{number}', '{{}}')"));
            await session.RunScriptAsync($"INSERT INTO audit (number, at, actor, action, fax_id, details) {overriding} VALUES {string.Join(',', values)}");
            return true;
        }, None);
        var store = new SqlFaxStore(old.Database, time);
        await store.MigrateAsync(None);
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), "anna", "viewed", null, "{}"), None);
        var verdict = await new SqlAuditStore(old.Database).VerifyAsync([], None);
        Assert.Equal((2144L, 2501L, null), (verdict.Events, verdict.Head.Number, verdict.Broken));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => old.Database.WriteAsync(session => session.RawAsync<string>("UPDATE audit SET actor = ''"), None));
    }

    private protected abstract EmptyDatabase NewDatabase();

    private protected sealed record EmptyDatabase(SqlDatabase Database, Action Remove) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            (Database as IDisposable)?.Dispose();
            Remove();
            return ValueTask.CompletedTask;
        }
    }

    private Task TamperAsync(string statement) => database.WriteAsync(session => session.RawAsync<string>($"{Unguard}; {statement}"), None);

    private SqlFaxStore Store(SqlDatabase node) => new(node, time);

    private Task TellAsync(string actor, string action, string? faxId, string details) => Store(database).AuditAsync(new AuditEvent(time.GetUtcNow(), actor, action, faxId, details), None);

    private static Task ArriveAsync(SqlFaxStore store, int number) => store.AdmitAsync(
        new Arrival(number.ToString("x64", CultureInfo.InvariantCulture), 1, "f.tif", new Source("fax", DateTimeOffset.UnixEpoch), $"k{number}"), None);

    private async Task<IReadOnlyList<long>> NumbersAsync(AuditFilter filter, int? limit = null) => [.. (await audit.EventsAsync(filter, limit, None).ToListAsync()).Select(each => each.Number)];
}
