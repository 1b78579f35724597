using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>Which part of the verification queue is wanted; null: no restriction.</summary>
/// <param name="State">AwaitingVerification or Stuck; null: both.</param>
/// <param name="FormType">A fax that has at least one referral of this type.</param>
public sealed record QueueFilter(FaxState? State = null, string? FormType = null);
