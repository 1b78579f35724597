using FaxIngest.Model;

namespace FaxIngest.Ledger;

public sealed class LedgerTickTests : IDisposable
{
    private readonly LedgerBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task The_day_that_ended_is_reconciled_once_and_again_each_night_until_all_of_it_has_an_end()
    {
        var tick = bench.Tick(new LedgerOptions { Days = 2 });
        var day = bench.Today;
        var waiting = await bench.FaxAsync(FaxState.AwaitingVerification);
        await bench.FaxAsync(FaxState.Exported);

        bench.Clock.Now = Decide.PacificTime.Start(day.AddDays(1)) + TimeSpan.FromMinutes(29);
        await tick.RunAsync(LedgerBench.None);
        Assert.Null(await bench.Books.FindAsync(day, LedgerBench.None));

        bench.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await tick.RunAsync(LedgerBench.None));
        Assert.Equal(0, await tick.RunAsync(LedgerBench.None));
        var first = (await bench.Books.FindAsync(day, LedgerBench.None))!;
        Assert.True(first.Hashed && first.Balanced);
        Assert.Equal(1, first.States[FaxState.AwaitingVerification]);

        await bench.SetAsideAsync(waiting.Id);
        bench.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(2, await tick.RunAsync(LedgerBench.None)); // the empty day and the open one
        Assert.Equal(1, (await bench.Books.FindAsync(day, LedgerBench.None))!.States[FaxState.SetAside]);
        Assert.Equal(0, await tick.RunAsync(LedgerBench.None));
    }

    [Fact]
    public async Task Days_that_were_missed_are_made_up_for_and_what_does_not_add_up_is_kept()
    {
        var day = bench.Today;
        var fax = await bench.FaxAsync(FaxState.Exported);
        File.Delete(bench.Blob(fax));
        bench.Clock.Now += TimeSpan.FromDays(3);
        Assert.Equal(4, await bench.Tick(new LedgerOptions { Days = 4 }).RunAsync(LedgerBench.None));
        Assert.Equal("blob-missing", Assert.Single((await bench.Books.FindAsync(day, LedgerBench.None))!.Discrepancies).Code);
    }
}
