using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>One line of the verification queue. Holds no member data.</summary>
/// <param name="Fax">The fax, in state AwaitingVerification or Stuck.</param>
/// <param name="FormTypes">Form types of its referrals (contract section 2), without repeats; empty before it was read.</param>
/// <param name="PageCount">Pages; 0 before it was read.</param>
/// <param name="FieldsToCheck">Fields whose decision is <c>verify</c>, over all its referrals.</param>
public sealed record QueueEntry(Fax Fax, IReadOnlyList<string> FormTypes, int PageCount, int FieldsToCheck)
{
    /// <summary>The moment by which it has to be processed; null: no clock runs.</summary>
    public DateTimeOffset? ClockEnds { get; init; }

    /// <summary>Codes of what keeps it from being accepted, without repeats.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Who has it open; null: nobody.</summary>
    public string? Holder { get; init; }
}
