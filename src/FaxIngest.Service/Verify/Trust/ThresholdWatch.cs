namespace FaxIngest.Verify.Trust;

/// <summary>Raises the threshold of a family whose measured silent error is above its target.</summary>
internal sealed partial class ThresholdWatch(ICheckStore checks, IThresholdStore store, StoredRaises raises, CheckDice dice, ILogger<ThresholdWatch> log)
{
    internal const string Actor = "service";

    /// <summary>Looks at what is known by now. Returns the families whose threshold rose.</summary>
    internal async Task<IReadOnlyList<ThresholdRaise>> RunAsync(CancellationToken cancellation)
    {
        var current = await raises.RefreshAsync(cancellation);
        var samples = await checks.SamplesAsync(0, cancellation);
        var raised = new List<ThresholdRaise>();
        foreach (string family in samples.Select(sample => sample.Family).Distinct(StringComparer.Ordinal))
        {
            var fresh = SilentError.Since(samples, family, current);
            if (RaiseRule.Raised(fresh, dice.Target(family)) is not { } threshold || threshold <= current.Minimum(family)) continue;
            var change = new ThresholdRaise(family, current.Minimum(family), threshold, dice.Now, Actor, fresh.Count, fresh.Count(sample => sample.Wrong), fresh[^1].Number);
            if (!await store.ChangeAsync(change, cancellation)) continue;
            LogRaised(family, change.Samples, change.Errors, change.Before, change.After);
            raised.Add(change);
        }
        if (raised.Count > 0) await raises.RefreshAsync(cancellation);
        return raised;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Of accepted fields of family {Family} too many were wrong ({Errors} of {Count} samples): their threshold rose from {Before} to {After}")]
    private partial void LogRaised(string family, int count, int errors, double before, double after);
}
