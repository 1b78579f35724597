using FaxIngest.Store;

namespace FaxIngest.Work;

/// <summary>Brings the tables up to date before anything else starts. A store that cannot be opened ends the start: a service without one can keep nothing.</summary>
internal sealed class StoreStart(IFaxStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.MigrateAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
