namespace FaxIngest.Store;

/// <summary>The settings a node last started with.</summary>
public interface ISettingStore
{
    /// <summary>Keeps the settings of a start and, when they differ from those of the last, tells of each with its value before and after; in one transaction.</summary>
    /// <param name="node">The machine's name.</param>
    /// <param name="settings">Values by key; of secrets a hash alone.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    /// <returns>How many differ.</returns>
    Task<int> StartedAsync(string node, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation);
}
