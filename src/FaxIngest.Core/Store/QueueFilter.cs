using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>Which part of the verification queue is wanted; null: no restriction.</summary>
/// <param name="State">AwaitingVerification or Stuck; null: both.</param>
/// <param name="FormType">A fax that has at least one referral of this type.</param>
public sealed record QueueFilter(FaxState? State = null, string? FormType = null)
{
    /// <summary>Code of a reason that keeps it.</summary>
    public string? Reason { get; init; }

    /// <summary>Channel it came by first (<see cref="Source.Channel"/>).</summary>
    public string? Channel { get; init; }

    /// <summary>Received at this moment or later.</summary>
    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Received before this moment.</summary>
    public DateTimeOffset? ReceivedBefore { get; init; }

    /// <summary>Who has it open; empty: nobody.</summary>
    public string? Holder { get; init; }

    /// <summary>Who asks for the next case may supervise: cases that wait for a supervisor are offered too.</summary>
    public bool Supervisor { get; init; }
}
