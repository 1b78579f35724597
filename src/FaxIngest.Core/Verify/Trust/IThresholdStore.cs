namespace FaxIngest.Verify.Trust;

/// <summary>Changes of thresholds, and how far sampling has come.</summary>
public interface IThresholdStore
{
    /// <summary>The changes in force.</summary>
    Task<ThresholdRaises> CurrentAsync(CancellationToken cancellation);

    /// <summary>The latest changes, last first.</summary>
    Task<IReadOnlyList<ThresholdRaise>> LatestAsync(int limit, CancellationToken cancellation);

    /// <summary>Records a change with its audit event. False: another change of the family came first.</summary>
    Task<bool> ChangeAsync(ThresholdRaise change, CancellationToken cancellation);

    /// <summary>Faxes exported since the last call, in order; the first call begins with what is exported from then on.</summary>
    /// <returns>The faxes, and what <see cref="DrawnAsync"/> is told when all are worked off.</returns>
    Task<(IReadOnlyList<string> FaxIds, string Before, string After)> ExportedAsync(int limit, CancellationToken cancellation);

    /// <summary>These faxes are worked off. False: another node did that.</summary>
    Task<bool> DrawnAsync(string before, string after, CancellationToken cancellation);

    /// <summary>A text that is kept for all nodes; the first one that is put stays.</summary>
    Task<string> KeepAsync(string name, string value, CancellationToken cancellation);

    /// <summary>Replaces a kept text if it is still the one before.</summary>
    Task<bool> ReplaceAsync(string name, string before, string value, CancellationToken cancellation);
}
