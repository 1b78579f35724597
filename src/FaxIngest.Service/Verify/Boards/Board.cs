using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify.Boards;

/// <summary>What a board shows at one moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Today">Counts of today.</param>
/// <param name="Hours">Counts of today by hour, from midnight to now.</param>
/// <param name="Days">Counts of earlier days, oldest first, and today.</param>
/// <param name="Clocks">What waits.</param>
/// <param name="Readings">How long the latest readings took, shortest first.</param>
/// <param name="Errors">Measured silent error.</param>
/// <param name="Raised">Thresholds that rose.</param>
internal sealed record Board(
    DateTimeOffset At, DayCounts Today, IReadOnlyList<DayCounts> Hours, IReadOnlyList<(DateOnly Day, DayCounts Counts)> Days,
    WaitingClocks Clocks, IReadOnlyList<TimeSpan> Readings, IReadOnlyList<SilentError> Errors, IReadOnlyList<ThresholdRaise> Raised)
{
    /// <summary>Persons of today: all for supervisors, else the viewer alone.</summary>
    public IReadOnlyList<PersonDay> Persons { get; init; } = [];

    /// <summary>Hit rates: all for supervisors, else the viewer's.</summary>
    public IReadOnlyList<HitRate> Rates { get; init; } = [];

    /// <summary>The reading time that this share of readings did not exceed; null: nothing was read.</summary>
    public TimeSpan? Reading(double share) => Readings.Count == 0 ? null : Readings[Math.Min(Readings.Count - 1, (int)(Readings.Count * share))];
}
