namespace FaxIngest.Receive;

/// <summary>A place faxes come from. Polling is the mechanism; a watcher only nudges.</summary>
public interface IIntakeSource
{
    /// <summary>Name for logs and audit, e.g. <c>folder</c>.</summary>
    string Name { get; }

    /// <summary>Takes in all that is ready: bytes durable, row committed, only then the source touched. Returns how many arrivals were admitted.</summary>
    Task<int> TakeAsync(CancellationToken cancellation);
}
