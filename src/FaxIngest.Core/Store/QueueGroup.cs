using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>How many waiting faxes are alike in all that the queue is filtered by.</summary>
/// <param name="State">AwaitingVerification or Stuck.</param>
/// <param name="FormTypes">Form types of its referrals.</param>
/// <param name="Reasons">Codes of what keeps it.</param>
/// <param name="Channel">Channel it came by first.</param>
/// <param name="Received">The hour (UTC) in which it was received.</param>
/// <param name="Holder">Who has it open; null: nobody.</param>
/// <param name="Count">How many.</param>
public sealed record QueueGroup(FaxState State, IReadOnlyList<string> FormTypes, IReadOnlyList<string> Reasons, string Channel, DateTimeOffset Received, string? Holder, int Count);
