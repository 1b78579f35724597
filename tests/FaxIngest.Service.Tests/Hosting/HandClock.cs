namespace FaxIngest.Hosting;

/// <summary>The real time, and more when told.</summary>
internal sealed class HandClock : TimeProvider
{
    private TimeSpan ahead;

    internal void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
