using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Verify;

/// <summary>Sign-in and the desk.</summary>
internal sealed class VerifyOptions
{
    public const string Section = "Verify";

    /// <summary>Wrong passwords in a row after which an account is locked. Default 5, range 3..20.</summary>
    [Range(3, 20)]
    public int LockAfter { get; set; } = 5;

    /// <summary>How long a locked account stays locked. Default 15 minutes, range 1 minute..1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LockFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A session without a request ends after this time (45 CFR 164.312(a)(2)(iii), automatic log-off). Default 30 minutes, range 1 minute..12 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan SignOutAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A case someone opened is not offered to others as the next one for this time; an open page renews it. Default 15 minutes, range 1 minute..8 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan KeepCaseFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>What a person accepted is not exported for this time, in which it can be taken back. Default 30 seconds, range 0..10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan UndoFor { get; set; } = TimeSpan.FromSeconds(30);
}
