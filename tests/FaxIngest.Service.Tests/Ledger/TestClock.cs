namespace FaxIngest.Ledger;

/// <summary>A clock that goes only when told.</summary>
internal sealed class TestClock : TimeProvider
{
    /// <summary>Noon of a working day in California.</summary>
    internal DateTimeOffset Now { get; set; } = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
