using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Work;

/// <summary>How faxes are worked on: leases, attempts, waits and clocks.</summary>
internal sealed class WorkOptions
{
    public const string Section = "Work";

    /// <summary>How long a claim holds without a sign of life. It is renewed three times in that time, so it bounds how long a fax waits after a crash, not how long work may take. Default 30 s, 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts at one stage of one fax; then it is Stuck and an operator sees it. Default 3, 1 to 1000.</summary>
    [Range(1, 1000)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Wait after a first failed attempt; each further one waits twice as long, at most an hour. Default 10 s, 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Wait after a failure whose cause lies outside the fax (a full disk, a target that is away); it costs no attempt. Default 1 min, 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan OutageRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the intake sources are looked at. Default 2 s, 0.1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often expired leases are returned to the queue. Default 10 s, 0.1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RescueEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idle worker looks for work that nobody nudged it about: another process's, or a wait that is over. Default 2 s, 0.1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);

    /// <summary>The wait after this many attempts.</summary>
    internal TimeSpan BackOff(int attempts)
    {
        double seconds = RetryAfter.TotalSeconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return TimeSpan.FromSeconds(Math.Min(seconds, LongestRetry.TotalSeconds));
    }
}
