using FaxIngest.Model;

namespace FaxIngest.Service.Tests.Work;

public sealed class ExportWorkTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly WorkBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Every_referral_goes_out_once_with_a_receipt()
    {
        string id = await AcceptedAsync("accept", "accept");
        await bench.Runner.RunOneAsync(bench.ExportWork, None);
        Assert.Equal(2, bench.Exported.Count);
        Assert.Equal([$"{id}-1", $"{id}-2"], (await bench.Store.ReceiptsAsync(id, None)).Select(receipt => receipt.ReferralId).Order(StringComparer.Ordinal));
        Assert.Equal(bench.Exported.Order(StringComparer.Ordinal), (await bench.Store.ExportedKeysAsync(id, None)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_export_cut_off_in_the_middle_is_repeated_with_the_same_keys()
    {
        string id = await AcceptedAsync("accept", "accept");
        bench.OnExport = () =>
        {
            if (bench.Exported.Count == 1) throw new IOException("the share went away");
        };
        Assert.True((await bench.Runner.RunOneAsync(bench.ExportWork, None)).Outage);
        bench.OnExport = null;
        await bench.Runner.RunOneAsync(bench.ExportWork, None);
        Assert.Equal(FaxState.Exported, (await bench.FindAsync(id)).State);
        Assert.Equal(3, bench.Exported.Count);
        Assert.Equal(2, bench.Exported.Distinct().Count());
    }

    [Fact]
    public async Task What_has_a_receipt_is_not_exported_again()
    {
        string id = await AcceptedAsync("accept");
        var fax = (await bench.Store.ClaimAsync(FaxState.Accepted, "earlier", TimeSpan.FromMinutes(1), None))!;
        var end = await bench.ExportWork.DoAsync(fax, None);
        await bench.Store.CompleteAsync(id, "earlier", new Outcome.RetryLater(DateTimeOffset.UtcNow, []), end.Product, None);
        await bench.Runner.RunOneAsync(bench.ExportWork, None);
        Assert.Single(bench.Exported);
    }

    [Fact]
    public async Task A_fax_with_a_referral_that_is_not_accepted_is_stopped()
    {
        string id = await AcceptedAsync("accept", "verify");
        await bench.Runner.RunOneAsync(bench.ExportWork, None);
        Assert.Empty(bench.Exported);
        Assert.Equal((FaxState.Stuck, "not-accepted"), ((await bench.FindAsync(id)).State, (await bench.FindAsync(id)).Reasons[0].Code));
    }

    /// <summary>A fax in state Accepted, whatever its document says.</summary>
    private async Task<string> AcceptedAsync(params string[] decisions)
    {
        string id = await bench.ArriveAsync();
        await bench.Runner.RunOneAsync(bench.ReadWork, None);
        var fax = (await bench.Store.ClaimAsync(FaxState.Read, "test", TimeSpan.FromMinutes(1), None))!;
        await bench.Store.CompleteAsync(id, "test", new Outcome.Advance(FaxState.Accepted, []), new(Document: WorkBench.DocumentOf(fax, decisions)), None);
        return id;
    }
}
