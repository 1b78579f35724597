using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Work;

/// <summary>Takes in what waits in the sources and works until the service has nothing left to do.</summary>
/// <remarks>It claims like the service does, so it may run beside one. It waits out back-offs and the leases of a service that was killed, but not an outage:
/// when all that is left failed for a cause outside it, it ends and says so.</remarks>
internal sealed class DrainRun(IEnumerable<IIntakeSource> sources, IFaxStore store, ClaimRunner runner, IOptions<WorkOptions> settings, TimeProvider time)
{
    private static readonly FaxState[] Claimable = [.. Enum.GetValues<FaxState>().Where(FaxTransitions.IsClaimable)];
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly HashSet<string> outages = new(StringComparer.Ordinal);
    private int exported, asked, stuck;

    /// <summary>Drains.</summary>
    /// <param name="works">The stages, each with how many faxes at a time.</param>
    /// <param name="begun">Told how many faxes there are to work on, once all is taken in.</param>
    /// <param name="finished">Told of each fax that left the queue.</param>
    /// <param name="cancellation">Gives claims back and ends.</param>
    public async Task<DrainResult> RunAsync(IReadOnlyList<(StageWork Work, int AtATime)> works, Action<int> begun, Action finished, CancellationToken cancellation)
    {
        await store.MigrateAsync(cancellation);
        int takenIn = 0;
        foreach (var source in sources) takenIn += await source.DrainAsync(cancellation);
        begun((await OpenAsync(cancellation)).Count);

        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = works.SelectMany(stage => Enumerable.Range(0, stage.AtATime).Select(_ => Task.Run(() => WorkAsync(stage.Work, finished, done.Token), CancellationToken.None))).ToList();
        try
        {
            var failed = Task.WhenAny(workers);
            while (!failed.IsCompleted)
            {
                await store.RescueAsync(settings.Value.MaxAttempts, cancellation);
                if (await IsDoneAsync(cancellation)) break;
                await Task.Delay(Look, time, cancellation);
            }
        }
        finally
        {
            await done.CancelAsync();
            await Task.WhenAll(workers);
        }
        return new(takenIn, exported, asked, stuck, (await OpenAsync(cancellation)).Count);
    }

    private async Task WorkAsync(StageWork work, Action finished, CancellationToken done)
    {
        try
        {
            while (true)
            {
                var end = await runner.RunOneAsync(work, done);
                Count(end, finished);
                if (end.Fax is null) await Task.Delay(Look, time, done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // All is done, or the caller stops.
        }
    }

    private void Count(ClaimEnd end, Action finished)
    {
        if (end.Fax is null) return;
        lock (gate)
        {
            if (end.Outage) outages.Add(end.Fax.Id);
            if (!end.LeftTheQueue) return;
            if (end.Outcome is Outcome.AskPerson) asked++;
            else if (end.Outcome is Outcome.GiveUp) stuck++;
            else exported++;
        }
        finished();
    }

    /// <summary>Nothing is left, or only what failed for a cause outside it.</summary>
    private async Task<bool> IsDoneAsync(CancellationToken cancellation)
    {
        var counts = await store.CountAsync(cancellation);
        int left = Claimable.Sum(state => counts[state]);
        if (left == 0) return true;
        lock (gate)
        {
            if (outages.Count < left) return false;
        }
        // Only now are the rows worth reading.
        var open = await OpenAsync(cancellation);
        lock (gate) return open.All(fax => fax.LeaseOwner is null && outages.Contains(fax.Id));
    }

    private async Task<IReadOnlyList<Fax>> OpenAsync(CancellationToken cancellation)
    {
        var open = new List<Fax>();
        foreach (var state in Claimable) open.AddRange(await store.ListAsync(state, null, null, int.MaxValue, cancellation));
        return open;
    }
}
