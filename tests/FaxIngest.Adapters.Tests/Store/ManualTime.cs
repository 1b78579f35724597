namespace FaxIngest.Store;

/// <summary>A clock that goes only when told.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);
    private TimeSpan passed;

    public override DateTimeOffset GetUtcNow() => now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => passed.Ticks;

    /// <summary>Time passes.</summary>
    public void Advance(TimeSpan by)
    {
        now += by;
        passed += by;
    }

    /// <summary>Somebody sets the clock; no time passes.</summary>
    public void Set(TimeSpan by) => now += by;
}
