namespace FaxIngest.Verify.Boards;

/// <summary>What boards count. Every question is answered from an index that holds little more than the answer.</summary>
public interface IBoardStore
{
    /// <summary>Counts by hour (UTC) of a span.</summary>
    Task<IReadOnlyDictionary<DateTimeOffset, DayCounts>> HoursAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>What waits for a person.</summary>
    /// <param name="now">This moment.</param>
    /// <param name="today">The end of today by the plan's clock.</param>
    /// <param name="tomorrow">The end of tomorrow.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<WaitingClocks> ClocksAsync(DateTimeOffset now, DateTimeOffset today, DateTimeOffset tomorrow, CancellationToken cancellation);

    /// <summary>How long the latest readings took, latest first.</summary>
    Task<IReadOnlyList<TimeSpan>> ReadingsAsync(DateTimeOffset from, int limit, CancellationToken cancellation);

    /// <summary>What persons did since then, by name.</summary>
    Task<IReadOnlyList<PersonDay>> PersonsAsync(DateTimeOffset from, CancellationToken cancellation);

    /// <summary>Changes whenever something happened.</summary>
    Task<long> StampAsync(CancellationToken cancellation);
}
