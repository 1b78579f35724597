using System.ComponentModel.DataAnnotations;
using FaxIngest.Verify.People;

namespace FaxIngest.Verify;

/// <summary>Sign-in and the desk.</summary>
internal sealed class VerifyOptions
{
    public const string Section = "Verify";

    /// <summary>Wrong passwords or codes in a row after which no more are looked at for a while: on one name from browsers that it never signed in from, and from each other browser. Default 5, range 3..20.</summary>
    [Range(3, 20)]
    public int LockAfter { get; set; } = 5;

    /// <summary>For how long. Default 15 minutes, range 1 minute..1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LockFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A session without a request ends after this time (45 CFR 164.312(a)(2)(iii), automatic log-off). Default 30 minutes, range 1 minute..12 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan SignOutAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long after signing in, or giving password and code once more, administrators may change other people's accounts and keys without being asked again. Default 5 minutes, range 1 minute..1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan ProofHolds { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a password given by an administrator lets the person in, to choose one of their own. Default 3 days, range 1 hour..30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan StartPasswordFor { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Attempts to sign in from one address, on whatever names, within <see cref="LockFor"/>; browsers that signed in before are let through all the same. Default 50, range 5..10,000.</summary>
    [Range(5, 10_000)]
    public int AttemptsPerAddress { get; set; } = 50;

    /// <summary>Longest session, however busy. Default 12 hours, range 10 minutes..7 days.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan SessionFor { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Whether a code of an authenticator program is asked for after the password: <c>off</c>, <c>optional</c> (of those who set it up) or <c>required</c>. Default <c>optional</c>.</summary>
    [EnumDataType(typeof(SecondFactorMode))]
    public SecondFactorMode SecondFactor { get; set; } = SecondFactorMode.Optional;

    /// <summary>Characters a new password has at least. Default 12, range 8..64.</summary>
    [Range(8, 64)]
    public int PasswordLength { get; set; } = PasswordRules.MinLength;

    /// <summary>A case someone opened is not offered to others as the next one for this time; an open page renews it. Default 15 minutes, range 1 minute..8 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan KeepCaseFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>What a person accepted is not exported for this time, in which it can be taken back. Default 30 seconds, range 0..10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan UndoFor { get; set; } = TimeSpan.FromSeconds(30);
}
