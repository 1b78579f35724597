namespace FaxIngest.Recognize.Cloud;

/// <summary>Whether the cloud reader may be asked now. After an outage nobody asks for a while: faxes do not wait one by one for what is down. Safe for many callers.</summary>
/// <param name="pause">How long, after an outage that may pass.</param>
/// <param name="time">Clock.</param>
internal sealed class CloudPause(TimeSpan pause, TimeProvider time)
{
    /// <summary>A refusal is looked at again after an hour: somebody has to mend a key first.</summary>
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private DateTimeOffset until = DateTimeOffset.MinValue;
    private bool retired;

    /// <summary>It may be asked.</summary>
    internal bool IsOver
    {
        get
        {
            lock (gate) return !retired && time.GetUtcNow() >= until;
        }
    }

    /// <summary>Takes note of an outage. What lies with one image alone stops nobody; a retired interface stops all until the program is started again.</summary>
    internal void Note(CloudOutage outage)
    {
        TimeSpan? wait = outage switch
        {
            CloudOutage.Down or CloudOutage.Throttled or CloudOutage.Slow => pause,
            CloudOutage.Refused => AfterRefusal > pause ? AfterRefusal : pause,
            _ => null,
        };
        lock (gate)
        {
            if (outage == CloudOutage.Retired) retired = true;
            if (wait is { } known && time.GetUtcNow() + known is var then && then > until) until = then;
        }
    }
}
