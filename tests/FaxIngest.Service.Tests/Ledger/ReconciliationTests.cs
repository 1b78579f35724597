using FaxIngest.Model;

namespace FaxIngest.Ledger;

public sealed class ReconciliationTests : IDisposable
{
    private readonly LedgerBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_day_with_a_fax_in_every_state_adds_up()
    {
        foreach (var state in Enum.GetValues<FaxState>()) await bench.FaxAsync(state);
        await bench.ArriveAsync(sameAs: 1);
        var report = await bench.RunAsync();

        Assert.True(report.Balanced, string.Join('\n', report.Discrepancies.Select(each => each.Message)));
        Assert.All(report.States, pair => Assert.Equal(1, pair.Value));
        Assert.Equal((8, 8, 1, 0), (report.Arrivals, report.Witnessed, report.ArrivedAgain, report.Lost));
        Assert.Equal(report.Arrivals, report.ArrivedAgain + report.States.Values.Sum());
        // Accepted, awaiting and exported: a cover sheet and two pages of referrals each; set aside: all three.
        Assert.Equal(new Dictionary<string, int> { ["cover-sheet"] = 3, ["referral"] = 6, ["set-aside"] = 3 }, report.Pages);
        Assert.Equal(new Dictionary<string, int> { ["read"] = 4 }, report.Parts);
        Assert.Equal((2, 2), (report.ReferralsExported, report.Receipts));
        Assert.Empty(report.Notes);
    }

    /// <summary>Each takes one thing away from one fax among others that are whole.</summary>
    public static TheoryData<string, FaxState, string> Losses() => new()
    {
        { "delete the blob", FaxState.Exported, "blob-missing" },
        { "cut the blob", FaxState.AwaitingVerification, "blob-length" },
        { "change a byte", FaxState.Received, "blob-changed" },
        { "DELETE FROM fax WHERE id = @id; DELETE FROM arrival WHERE fax_id = @id", FaxState.Stuck, "fax-vanished blob-without-fax" },
        { "DELETE FROM fax WHERE id = @id", FaxState.Received, "fax-missing" },
        { "DELETE FROM arrival WHERE fax_id = @id", FaxState.SetAside, "fax-vanished" },
        { "UPDATE fax SET arrivals = 2 WHERE id = @id", FaxState.Read, "arrivals-differ" },
        { "UPDATE fax SET state = 'SetAside' WHERE id = @id", FaxState.AwaitingVerification, "state-differs" },
        { "UPDATE fax SET state = 'Exported' WHERE id = @id", FaxState.Accepted, "state-differs receipt-missing receipt-missing" },
        { "UPDATE document SET json = json_remove(json, '$.pages[2]') WHERE fax_id = @id", FaxState.Exported, "pages-lost page-lost page-unknown part-pages-lost" },
        { "UPDATE document SET json = json_set(json, '$.pages[2].page', 2) WHERE fax_id = @id", FaxState.Accepted, "page-twice page-lost page-unknown" },
        { "UPDATE document SET json = json_set(json, '$.referrals[1].pages', json('[]')) WHERE fax_id = @id", FaxState.AwaitingVerification, "page-lost" },
        { "UPDATE document SET json = json_set(json, '$.referrals[1].pages', json('[2, 3]')) WHERE fax_id = @id", FaxState.AwaitingVerification, "page-shared" },
        { "UPDATE document SET json = json_set(json, '$.parts', json('[]')) WHERE fax_id = @id", FaxState.AwaitingVerification, "parts-lost part-unknown part-unknown" },
        { "UPDATE document SET json = json_set(json, '$.parts[0].status', '') WHERE fax_id = @id", FaxState.Accepted, "part-without-end" },
        { "UPDATE document SET json = json_set(json, '$.parts[0].pageCount', 3) WHERE fax_id = @id", FaxState.Exported, "part-pages-lost" },
        { "UPDATE document SET json = json_set(json, '$.sha256', 'other') WHERE fax_id = @id", FaxState.Accepted, "document-of-another" },
        { "UPDATE read_result SET json = json_set(json, '$.pages', json('[]')) WHERE fax_id = @id", FaxState.Exported, "pages-lost" },
        { "DELETE FROM read_result WHERE fax_id = @id", FaxState.Read, "not-read" },
        { "DELETE FROM document WHERE fax_id = @id", FaxState.AwaitingVerification, "document-missing" },
        { "DELETE FROM export_receipt WHERE referral_id = @id || '-2'", FaxState.Exported, "receipt-missing" },
        { "UPDATE export_receipt SET referral_id = 'none' WHERE referral_id = @id || '-2'", FaxState.Exported, "receipt-missing receipt-stray" },
        { "delete the export", FaxState.Exported, "export-missing" },
        { "empty the export", FaxState.Exported, "export-missing" },
    };

    [Theory, MemberData(nameof(Losses))]
    public async Task Whatever_is_taken_away_is_named(string loss, FaxState state, string codes)
    {
        await bench.FaxAsync(state);
        var hurt = await bench.FaxAsync(state);
        await bench.FaxAsync(state);
        bench.Clock.Now += TimeSpan.FromMinutes(20);
        Assert.True((await bench.RunAsync()).Balanced);
        Take(loss, hurt);

        var report = await bench.RunAsync();

        Assert.False(report.Balanced);
        Assert.Equal(codes.Split(' ').Order(), report.Discrepancies.Select(each => each.Code).Order());
        Assert.All(report.Discrepancies, each => Assert.True(each.FaxId == hurt.Id || each.Code == "blob-without-fax" && each.Message.Contains(hurt.Sha256, StringComparison.Ordinal), each.Message));
    }

    [Theory]
    [InlineData(3, "", FaxState.AwaitingVerification)]
    [InlineData(4, "pages-declared", FaxState.AwaitingVerification)]
    [InlineData(2, "pages-declared", FaxState.Exported)]
    [InlineData(2, "", FaxState.SetAside)] // a person has looked
    public async Task What_the_fax_server_counted_is_compared(int declared, string codes, FaxState state)
    {
        var fax = await bench.FaxAsync(state);
        bench.Saw($"UPDATE fax SET delivery = '{{\"pages\":{declared}}}' WHERE id = @id; UPDATE document SET json = json_remove(json, '$.parts', '$.pages[1].part', '$.pages[2].part') WHERE fax_id = @id; UPDATE read_result SET json = json_remove(json, '$.parts') WHERE fax_id = @id", fax.Id);
        Assert.Equal(codes, string.Join(' ', (await bench.RunAsync()).Discrepancies.Select(each => each.Code)));
    }

    [Fact]
    public async Task A_mail_that_came_in_other_bytes_too_has_those_kept_and_checked()
    {
        var fax = await bench.FaxAsync(FaxState.Stuck);
        string other = await bench.ArriveOtherwiseAsync(fax);
        var report = await bench.RunAsync();
        Assert.Equal((true, 2, 1), (report.Balanced, report.Arrivals, report.ArrivedAgain));
        File.WriteAllBytes(other, [9, 9, 9]);
        Assert.Equal("blob-changed", Assert.Single((await bench.RunAsync()).Discrepancies).Code);
        File.Delete(other);
        Assert.Equal(("blob-missing", fax.Id), Assert.Single((await bench.RunAsync()).Discrepancies) is var each ? (each.Code, each.FaxId) : default);
    }

    [Fact]
    public async Task A_changed_byte_needs_the_hash_to_be_seen_and_everything_else_does_not()
    {
        var fax = await bench.FaxAsync(FaxState.Exported);
        Take("change a byte", fax);
        Assert.True((await bench.RunAsync(hash: false)).Balanced);
        Assert.False((await bench.RunAsync(hash: true)).Balanced);
    }

    [Fact]
    public async Task A_blob_of_another_day_that_is_gone_is_named_too()
    {
        var old = await bench.FaxAsync(FaxState.Exported);
        bench.Clock.Now += TimeSpan.FromDays(3);
        await bench.FaxAsync(FaxState.Exported);
        Take("delete the blob", old);
        var report = await bench.RunAsync();
        Assert.Equal(("blob-missing", old.Id), Assert.Single(report.Discrepancies) is var each ? (each.Code, each.FaxId) : default);
        Assert.Equal(1, report.Arrivals);
    }

    [Fact]
    public async Task Exported_files_that_readers_take_away_are_not_missed_when_that_is_agreed()
    {
        Take("delete the export", await bench.FaxAsync(FaxState.Exported));
        bench.FilesStay = false;
        Assert.True((await bench.RunAsync()).Balanced);
    }

    [Fact]
    public async Task Bytes_without_a_fax_are_just_coming_in_for_a_while_and_lost_after_it()
    {
        await bench.FaxAsync(FaxState.Received);
        string sha256 = new('0', 64);
        Directory.CreateDirectory(bench.At("blobs", "00", "00"));
        await File.WriteAllTextAsync(bench.At("blobs", "00", "00", sha256), "bytes");
        File.SetLastWriteTimeUtc(bench.At("blobs", "00", "00", sha256), bench.Clock.Now.UtcDateTime);
        await File.WriteAllTextAsync(bench.At("blobs", ".incoming", "cut.tmp"), "by");
        var report = await bench.RunAsync();
        Assert.True(report.Balanced);
        Assert.Equal(2, report.Notes.Count);
        Assert.Contains(report.Notes, note => note.Contains(sha256, StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.Contains("cut.tmp", StringComparison.Ordinal));
        bench.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal("blob-without-fax", Assert.Single((await bench.RunAsync()).Discrepancies).Code);
    }

    [Fact]
    public async Task A_day_is_a_day_in_California_and_every_arrival_is_on_one()
    {
        // Midnight between November 20 and 21 is at 8:00 UTC.
        bench.Clock.Now = new(2026, 11, 21, 7, 59, 59, 999, TimeSpan.Zero);
        var late = await bench.FaxAsync(FaxState.Received);
        bench.Clock.Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        await bench.FaxAsync(FaxState.Stuck);
        await bench.ArriveAsync(sameAs: 1);
        var first = await bench.Reconciliation.RunAsync(new(2026, 11, 20), true, LedgerBench.None);
        var second = await bench.Reconciliation.RunAsync(new(2026, 11, 21), true, LedgerBench.None);
        Assert.Equal((1, 1, 0), (first.Arrivals, first.States[FaxState.Received], first.ArrivedAgain));
        Assert.Equal((2, 1, 1), (second.Arrivals, second.States[FaxState.Stuck], second.ArrivedAgain));
        Assert.True(first.Balanced && second.Balanced);
        Assert.Equal(2, (await bench.FindAsync(late.Id)).Arrivals);
    }

    [Fact]
    public async Task The_account_is_kept_by_day_and_its_audit_event_holds_no_more_than_counts()
    {
        await bench.FaxAsync(FaxState.Exported);
        var report = await bench.RunAsync();
        await bench.Books.SaveAsync(report, "ann", LedgerBench.None);
        await bench.Books.SaveAsync(report with { Arrivals = 9 }, "ann", LedgerBench.None);
        Assert.Equal(9, Assert.Single(await bench.Books.LatestAsync(10, LedgerBench.None)).Arrivals);
        Assert.Equivalent(report with { Arrivals = 9 }, await bench.Books.FindAsync(bench.Today, LedgerBench.None), strict: true);
        Assert.Null(await bench.Books.FindAsync(bench.Today.AddDays(1), LedgerBench.None));
    }

    private void Take(string loss, Fax fax)
    {
        string export = bench.At("export", fax.Id + "-1.json");
        switch (loss)
        {
            case "delete the blob": File.Delete(bench.Blob(fax)); break;
            case "cut the blob": File.WriteAllBytes(bench.Blob(fax), File.ReadAllBytes(bench.Blob(fax))[..^1]); break;
            case "change a byte":
                byte[] bytes = File.ReadAllBytes(bench.Blob(fax));
                bytes[^1] ^= 1;
                File.WriteAllBytes(bench.Blob(fax), bytes);
                break;
            case "delete the export": File.Delete(export); break;
            case "empty the export": File.WriteAllText(export, ""); break;
            default: bench.Saw(loss, fax.Id); break;
        }
    }
}
