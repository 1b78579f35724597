using FaxIngest.Model;
using FaxIngest.Receive;

namespace FaxIngest.Store;

/// <summary>A queue that was not there when its faxes came.</summary>
public abstract partial class CaseQueueContract
{
    private const string BeforeTheQueue = "0011";

    [Fact]
    public async Task A_database_from_before_the_queue_has_all_that_waits_in_it_in_order()
    {
        var old = NewDatabase();
        try
        {
            await MakeOldAsync(old);
            // Two nodes at once: the lines are made once.
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => new SqlFaxStore(old, time).MigrateAsync(None))));
            var kept = new SqlCaseQueue(old, time);
            var lines = await kept.ListAsync(new QueueFilter(), 20, None);
            Assert.Equal(["urgent", "expedited", "routine-early", "routine-late", "stuck-read", "no-clock", "stuck"], lines.Select(line => line.Fax.Id));
            // 72 hours from a receipt at 17:00 end at 17:00; a routine day ends at midnight in California, which in summer is an hour earlier by UTC.
            Assert.Equal(
                [Received.AddHours(71), Received.AddHours(72), Utc(2026, 12, 1, 8), Utc(2026, 12, 2, 8), Utc(2027, 7, 10, 7), null, null],
                lines.Select(line => line.ClockEnds));
            Assert.Equal((2, 1), (lines[2].PageCount, lines[2].FieldsToCheck));
            Assert.Equal(["cs-meals", "ecm-referral"], lines[3].FormTypes);
            Assert.Equal(["gone", "low-confidence"], lines[3].Reasons);
            Assert.Equal((0, 0, 0), (lines[^1].PageCount, lines[^1].FieldsToCheck, lines[^1].FormTypes.Count));
            Assert.All(lines, line => Assert.Null(line.Holder));
            Assert.Equal(7, (await kept.GroupsAsync(None)).Sum(group => group.Count));
            Assert.Equal("no-clock", Assert.Single(await kept.ListAsync(new QueueFilter { Channel = "mail" }, 20, None)).Fax.Id);
            // Nobody had anything open, and everybody is given the next in that order.
            foreach (var line in lines) Assert.Equal(line.Fax.Id, await kept.NextAsync("ann-" + line.Fax.Id, new QueueFilter(), null, Lease, None));
            Assert.Null(await kept.NextAsync("ben", new QueueFilter(), null, Lease, None));
            // What was being worked on is still claimed, and comes into the queue when that work ends so.
            var store = new SqlFaxStore(old, time);
            Assert.Null(await store.ClaimAsync(FaxState.Read, "other", Lease, None));
            Assert.True(await store.CompleteAsync("leased-read", "worker", new Outcome.AskPerson([new Reason("low-confidence", "It is not sure.")]), WorkProduct.None, None));
            Assert.Equal("leased-read", await kept.NextAsync("ben", new QueueFilter(), null, Lease, None));
            // Started again: who has a case open keeps it.
            await store.MigrateAsync(None);
            Assert.Equal(8, (await kept.ListAsync(new QueueFilter(), 20, None)).Count(line => line.Holder is not null));
        }
        finally
        {
            (old as IDisposable)?.Dispose();
        }
    }

    /// <summary>Another empty database.</summary>
    private protected abstract SqlDatabase NewDatabase();

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);

    /// <summary>Faxes in every state, as the program kept them before there was a queue.</summary>
    private static Task MakeOldAsync(SqlDatabase old)
    {
        old.Prepare();
        return old.WriteAsync(async session =>
        {
            await session.ExecuteAsync("migrations_table");
            foreach (var (name, script) in SqlText.Migrations(old.Dialect).Where(script => string.CompareOrdinal(script.Name, BeforeTheQueue) < 0))
            {
                await session.RunScriptAsync(script);
                if (name == AuditChain.Migration) await AuditChain.LinkAsync(session);
                await session.ExecuteAsync("migration_add", new { name, at = "" });
            }
            DateOnly early = new(2026, 11, 30), late = new(2026, 12, 1);
            await AddAsync(session, "routine-late", "AwaitingVerification", late, ["ecm-referral", "cs-meals"], ["low-confidence", "gone", "low-confidence"]);
            await AddAsync(session, "no-clock", "AwaitingVerification", null, ["unknown"], ["form-unknown"], channel: "mail");
            await AddAsync(session, "routine-early", "AwaitingVerification", early, ["ecm-referral"], ["low-confidence"]);
            await AddAsync(session, "expedited", "AwaitingVerification", new DateOnly(2026, 11, 23), ["ecm-referral"], ["low-confidence"]);
            await AddAsync(session, "urgent", "AwaitingVerification", late, ["ecm-referral"], ["low-confidence"], urgent: true, received: Received.AddHours(-1));
            await AddAsync(session, "stuck", "Stuck", null, null, ["attempts-used-up"], received: Received.AddHours(1));
            await AddAsync(session, "stuck-read", "Stuck", new DateOnly(2027, 7, 9), ["tar"], ["attempts-used-up"]);
            await AddAsync(session, "received", "Received", null, null, []);
            await AddAsync(session, "leased-received", "Received", null, null, [], owner: "worker");
            await AddAsync(session, "leased-read", "Read", null, null, [], owner: "worker");
            await AddAsync(session, "accepted", "Accepted", early, ["ecm-referral"], []);
            await AddAsync(session, "leased-accepted", "Accepted", early, ["ecm-referral"], [], owner: "worker");
            await AddAsync(session, "exported", "Exported", early, ["ecm-referral"], []);
            await AddAsync(session, "set-aside", "SetAside", early, ["ecm-referral"], []);
            return true;
        }, None);
    }

    private static async Task AddAsync(SqlSession session, string id, string state, DateOnly? due, string[]? forms, string[] reasons, string channel = "fax", bool urgent = false, DateTimeOffset? received = null, string? owner = null)
    {
        var source = new Source(channel, received ?? Received);
        await session.RunScriptAsync(
            "INSERT INTO fax (id, sha256, identity, length, file_name, source, received_at, state, lease_owner, lease_ends, reasons, due_by, delivery, urgent, lane) VALUES ("
            + string.Join(", ", Text(id), Text(id), Text(id), "1", Text(id + ".tif"), Text(StoreJson.Write(source)), Text(StoreTime.Text(source.ReceivedAt)), Text(state), Text(owner), Text(owner is null ? null : StoreTime.Text(Received.AddDays(1))),
                Text(StoreJson.Write(reasons.Select(code => new Reason(code, "It's so, a person's to see.")))), Text(StoreTime.Text(due)), Text(StoreJson.Write(new Delivery { Urgent = urgent })), urgent ? "TRUE" : "FALSE", Text(channel)) + ")");
        if (forms is null) return;
        var document = DocumentOf(id, state is "AwaitingVerification" or "Stuck" ? "verify" : "accept", due, forms[0], 1);
        document = document with { Referrals = [.. forms.Select((form, i) => document.Referrals[0] with { Id = $"{id}-{i + 1}", Form = new ReferralForm(form, null, 0.9) })] };
        await session.RunScriptAsync($"INSERT INTO document (fax_id, json) VALUES ({Text(id)}, {Text(StoreJson.Write(document))})");
    }

    private static string Text(string? text) => text is null ? "NULL" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
