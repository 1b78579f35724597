namespace FaxIngest.Receive;

/// <summary>A place faxes come from. Polling is the mechanism; a watcher only nudges.</summary>
public interface IIntakeSource
{
    /// <summary>Name for logs and audit, e.g. <c>folder</c>.</summary>
    string Name { get; }

    /// <summary>Takes in all that is ready: bytes durable, row committed, only then the source touched. Returns how many arrivals were admitted.</summary>
    Task<int> TakeAsync(CancellationToken cancellation);

    /// <summary>Takes in all that waits now, waiting out what is not ready yet but soon will be; what cannot be taken stays and is logged. Returns how many arrivals were admitted.</summary>
    async Task<int> DrainAsync(CancellationToken cancellation)
    {
        int all = 0;
        for (int taken; (taken = await TakeAsync(cancellation).ConfigureAwait(false)) > 0;) all += taken;
        return all;
    }

    /// <summary>Calls <paramref name="nudge"/> when something may have come, as far as the source can tell; null: it cannot. A hint only: hints get lost.</summary>
    IDisposable? Watch(Action nudge) => null;

    /// <summary>What is wrong with the source at present, for monitoring; null: nothing that it knows of.</summary>
    SourceTrouble? Trouble => null;
}
