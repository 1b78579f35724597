using FaxIngest.Model;

namespace FaxIngest.Receive;

/// <summary>A source that is not looked at while the disk lacks room: a disk filled by intake would stop all that is to be worked off.</summary>
internal sealed class GuardedSource(IIntakeSource source, IntakeSpace space, TimeProvider time) : IIntakeSource
{
    private const int NoSpaceLeft = 28; // ENOSPC: told and retried like a disk that is full

    private DateTimeOffset? lackingSince;

    public string Name => source.Name;

    public SourceTrouble? Trouble => lackingSince is { } since ? new(since, new Reason("disk-full", "The disk has too little room; nothing is taken in.")) : source.Trouble;

    /// <exception cref="IOException">The disk lacks room; the source was not touched.</exception>
    public Task<int> TakeAsync(CancellationToken cancellation)
    {
        Check();
        return source.TakeAsync(cancellation);
    }

    /// <exception cref="IOException">The disk lacks room; the source was not touched.</exception>
    public Task<int> DrainAsync(CancellationToken cancellation)
    {
        Check();
        return source.DrainAsync(cancellation);
    }

    public IDisposable? Watch(Action nudge) => source.Watch(nudge);

    private void Check()
    {
        if (!space.IsLacking)
        {
            lackingSince = null;
            return;
        }
        lackingSince ??= time.GetUtcNow();
        throw new IOException("The disk has too little room.", NoSpaceLeft);
    }
}
