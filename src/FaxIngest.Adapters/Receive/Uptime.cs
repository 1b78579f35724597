namespace FaxIngest.Receive;

/// <summary>Time since the process began to look, by a clock that nobody sets: the system's clock may be put forward or back while files wait.</summary>
internal sealed class Uptime(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    public TimeSpan Now => time.GetElapsedTime(start);
}
