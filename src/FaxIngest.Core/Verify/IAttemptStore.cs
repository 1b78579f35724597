namespace FaxIngest.Verify;

/// <summary>Counts attempts to sign in, for all nodes together. An attempt counts before it is looked at, so many at once are counted as many.</summary>
public interface IAttemptStore
{
    /// <summary>Counts one attempt, in one statement, and says whether it is let through.</summary>
    /// <param name="bucket">What is counted together: a name, a device, an address; no text a person typed, but its hash.</param>
    /// <param name="rule">How many are let through.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    Task<AttemptVerdict> TakeAsync(string bucket, AttemptRule rule, CancellationToken cancellation);

    /// <summary>Forgets what was counted: the attempt was a good one.</summary>
    Task ForgetAsync(string bucket, CancellationToken cancellation);

    /// <summary>Forgets what was counted before this time (UTC) and blocks nothing any more.</summary>
    Task SweepAsync(DateTimeOffset before, CancellationToken cancellation);
}
