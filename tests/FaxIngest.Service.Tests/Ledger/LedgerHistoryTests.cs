using FaxIngest.Model;

namespace FaxIngest.Ledger;

/// <summary>Random histories: whatever the service and persons do, in whatever order, the books add up, and say what a second count says.</summary>
public sealed class LedgerHistoryTests
{
    private const int Steps = 120;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_happens_in_whatever_order_adds_up(int seed)
    {
        using var bench = new LedgerBench();
        var random = new Random(seed);
        var states = new Dictionary<string, FaxState>();
        int arrivals = 0, again = 0;
        for (int step = 0; step < Steps; step++)
        {
            bench.Clock.Now += TimeSpan.FromSeconds(random.Next(1, 60));
            string? some = states.Count == 0 ? null : states.Keys.ElementAt(random.Next(states.Count));
            if (some is null || random.Next(4) == 0)
            {
                bool repeat = states.Count > 0 && random.Next(3) == 0;
                var admission = await bench.ArriveAsync(repeat ? random.Next(1, arrivals + 1) : null);
                arrivals++;
                if (admission.NewFax) states[admission.FaxId] = FaxState.Received;
                else again++;
                continue;
            }
            states[some] = await StepAsync(bench, random, some, states[some]);
            if (step % 20 == 0) await AssertAsync();
        }
        await AssertAsync();

        async Task AssertAsync()
        {
            var report = await bench.RunAsync(hash: false);
            Assert.True(report.Balanced, $"seed {seed}: {string.Join('\n', report.Discrepancies.Select(each => each.Message))}");
            Assert.Equal((arrivals, arrivals, again), (report.Arrivals, report.Witnessed, report.ArrivedAgain));
            foreach (var state in Enum.GetValues<FaxState>()) Assert.Equal(states.Values.Count(each => each == state), report.States[state]);
        }
    }

    /// <summary>One step that the diagram has, or one that leads nowhere: a claim given back, a lease that ran out, a retry.</summary>
    private static async Task<FaxState> StepAsync(LedgerBench bench, Random random, string id, FaxState state)
    {
        if (FaxTransitions.IsClaimable(state) && random.Next(4) == 0)
        {
            switch (random.Next(3))
            {
                case 0:
                    await bench.CompleteAsync(state, id, new Outcome.RetryLater(bench.Clock.Now, []), Store.WorkProduct.None);
                    return state;
                case 1:
                    await bench.GiveUpAsync(id);
                    return FaxState.Stuck;
                default:
                    await bench.Store.ClaimAsync(state, "dies", TimeSpan.FromSeconds(1), LedgerBench.None);
                    bench.Clock.Now += TimeSpan.FromSeconds(2);
                    await bench.Store.RescueAsync(1000, LedgerBench.None);
                    return state;
            }
        }
        switch (state)
        {
            case FaxState.Received:
                await bench.ReadAsync(id);
                return FaxState.Read;
            case FaxState.Read:
                bool accept = random.Next(2) == 0;
                await bench.DecideAsync(id, accept);
                return accept ? FaxState.Accepted : FaxState.AwaitingVerification;
            case FaxState.Accepted:
                await bench.ExportAsync(id);
                return FaxState.Exported;
            case FaxState.AwaitingVerification when random.Next(3) == 0:
                await bench.SetAsideAsync(id);
                return FaxState.SetAside;
            case FaxState.AwaitingVerification:
                var to = random.Next(2) == 0 ? FaxState.AwaitingVerification : FaxState.Accepted;
                await bench.SaveAsync(id, LedgerBench.Document(await bench.FindAsync(id), to == FaxState.Accepted), to);
                return to;
            case FaxState.SetAside when await bench.Store.DocumentAsync(id, LedgerBench.None) is not null:
                await bench.MoveAsync(id, FaxState.AwaitingVerification);
                return FaxState.AwaitingVerification;
            case FaxState.Stuck when random.Next(2) == 0:
                await bench.MoveAsync(id, FaxState.Received);
                return FaxState.Received;
            case FaxState.Stuck:
                await bench.SetAsideAsync(id);
                return FaxState.SetAside;
            default:
                return state;
        }
    }
}
