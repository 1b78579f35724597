using FaxIngest.Recognize.Cloud;

namespace FaxIngest.Work.Cloud;

/// <summary>Says at start when the cloud reader's interface ends soon.</summary>
internal sealed partial class RetirementWatch(ICloudReader reader, TimeProvider time, ILogger<RetirementWatch> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (ApiRetirements.NoticeOf(VersionOf(reader), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is { } notice)
        {
            if (notice.Urgency >= RetirementUrgency.Urgent) LogUrgent(notice.Message);
            else LogNotice(notice.Message);
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The interface version is the first word of a reader's version.</summary>
    internal static string VersionOf(ICloudReader reader) => reader.Version.Split(' ')[0];

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private partial void LogNotice(string notice);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Notice}")]
    private partial void LogUrgent(string notice);
}
