using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Work;

/// <summary>The work that is done on faxes in one state. It holds no state of its own; the claim around it is <see cref="ClaimRunner"/>'s.</summary>
internal abstract class StageWork
{
    /// <summary>The state whose faxes are claimed.</summary>
    public abstract FaxState From { get; }

    /// <summary>Does the work. What a fault of the fax or of the machine throws is turned into an outcome by the caller.</summary>
    public abstract Task<WorkEnd> DoAsync(Fax fax, CancellationToken cancellation);

    /// <summary>What is stored beside the reasons when the attempts are used up, so that a person has something to go on from.</summary>
    public virtual WorkProduct LeftBehind(Fax fax, IReadOnlyList<Reason> reasons) => WorkProduct.None;
}
