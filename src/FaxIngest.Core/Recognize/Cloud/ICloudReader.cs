namespace FaxIngest.Recognize.Cloud;

/// <summary>A reader outside the house. What it is given leaves this machine: callers ask only where the operator has named the agreement that allows
/// it, and write down every call before it is made. Safe for many callers at once.</summary>
public interface ICloudReader
{
    /// <summary>Name as it appears in readings and audit, e.g. <c>azure</c>.</summary>
    string Name { get; }

    /// <summary>Interface version and model, for replay.</summary>
    string Version { get; }

    /// <summary>Reads an image of one or more pages.</summary>
    /// <exception cref="CloudOutageException">No answer: the local engines carry on.</exception>
    Task<CloudAnswer> ReadAsync(CloudQuestion question, CancellationToken cancellation);

    /// <summary>Proves that the service can be reached and lets us in, without sending anything of a document. Returns what it found.</summary>
    /// <exception cref="CloudOutageException">It cannot.</exception>
    Task<string> ProveAsync(CancellationToken cancellation);
}
