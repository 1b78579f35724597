using FaxIngest.Model;

namespace FaxIngest.Recognize.Cloud;

/// <summary>A reader outside the house gave no answer. Costs a fax nothing but the second opinion.</summary>
/// <param name="outage">Why.</param>
/// <param name="detail">A sentence for the operator; holds nothing of a document and no secret.</param>
/// <param name="inner">What went wrong underneath, if anything.</param>
public sealed class CloudOutageException(CloudOutage outage, string detail, Exception? inner = null) : Exception(detail, inner)
{
    /// <summary>Why.</summary>
    public CloudOutage Outage { get; } = outage;

    /// <summary>The same for reasons and audit: code <c>cloud-down</c>, <c>cloud-throttled</c> and so on.</summary>
    public Reason Reason { get; } = new(CodeOf(outage), detail);

    /// <summary>Code of a kind of outage.</summary>
    public static string CodeOf(CloudOutage outage) => "cloud-" + outage.ToString().ToLowerInvariant();
}
