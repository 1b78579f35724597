using FaxIngest.Receive;

namespace FaxIngest.Service.Faults;

/// <summary>The real source with a boundary after a look that took something in.</summary>
internal sealed class FusedSource(IIntakeSource source, Fuse fuse) : IIntakeSource
{
    public string Name => source.Name;

    public SourceTrouble? Trouble => source.Trouble;

    public IDisposable? Watch(Action nudge) => source.Watch(nudge);

    public async Task<int> TakeAsync(CancellationToken cancellation)
    {
        int taken = await source.TakeAsync(cancellation);
        if (taken > 0) fuse.Reach(Boundaries.AfterIntake);
        return taken;
    }
}
