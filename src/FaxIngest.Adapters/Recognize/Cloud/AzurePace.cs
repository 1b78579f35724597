namespace FaxIngest.Recognize.Cloud;

/// <summary>How fast the cloud reader is asked.</summary>
/// <param name="Random">Spreads retries, so that several machines do not come back at the same moment.</param>
internal sealed record AzurePace(Random Random)
{
    /// <summary>Attempts at one request.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Longest first wait after a failure; doubled with each further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait of our own making. What the service asks for is waited for, as long as there is patience.</summary>
    public TimeSpan MostRetry { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Wait before the result is asked for, where the service says nothing; half as much again each time.</summary>
    public TimeSpan FirstPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest such wait.</summary>
    public TimeSpan MostPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time for one request and its answer.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Wait after a failure, from 0 to its share of the longest ("full jitter").</summary>
    /// <param name="attempt">Failures so far, from 1.</param>
    public TimeSpan Retry(int attempt)
    {
        double most = Math.Min(MostRetry.TotalMilliseconds, FirstRetry.TotalMilliseconds * Math.Pow(2, attempt - 1));
        lock (Random) return TimeSpan.FromMilliseconds(most * Random.NextDouble());
    }

    /// <summary>Wait before the result is asked for.</summary>
    /// <param name="asked">How often it was asked for.</param>
    public TimeSpan Poll(int asked) => TimeSpan.FromMilliseconds(Math.Min(MostPoll.TotalMilliseconds, FirstPoll.TotalMilliseconds * Math.Pow(1.5, asked)));
}
