using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Work;

/// <summary>Renews a claim's lease while its work runs, and cancels the work when the lease is lost: then somebody else may have the fax.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private const int RenewalsPerLease = 3;

    private readonly CancellationTokenSource work;
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewing;

    public LeaseKeeper(IFaxStore store, Fax fax, TimeSpan lease, TimeProvider time, CancellationToken stopping)
    {
        work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        renewing = RenewAsync(store, fax, lease, time);
    }

    /// <summary>Cancelled when the service stops or the lease is lost.</summary>
    public CancellationToken Work => work.Token;

    public bool Lost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewing;
        ended.Dispose();
        work.Dispose();
    }

    private async Task RenewAsync(IFaxStore store, Fax fax, TimeSpan lease, TimeProvider time)
    {
        var ends = fax.LeaseEnds ?? time.GetUtcNow();
        try
        {
            while (true)
            {
                await Task.Delay(lease / RenewalsPerLease, time, ended.Token);
                try
                {
                    if (!await store.RenewAsync(fax.Id, fax.LeaseOwner!, lease, ended.Token)) break;
                    ends = time.GetUtcNow() + lease;
                }
                catch (Exception fault) when (IoFault.Is(fault))
                {
                    // The store is away; the lease still holds until its end.
                    if (time.GetUtcNow() >= ends) break;
                }
            }
            Lost = true;
            await work.CancelAsync();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The work ended first.
        }
    }
}
