using FaxIngest.Model;

namespace FaxIngest.Pipeline;

/// <summary>A field with its decision and the reasons behind it, before rules look at the referral as a whole.</summary>
/// <param name="Path">Field path (contract section 3).</param>
/// <param name="Field">Value, confidence, decision.</param>
/// <param name="Reasons">Why it is not settled; none when it is.</param>
/// <param name="IsBlank">Nothing is written there, as far as that can be told: it may be doubtful.</param>
/// <param name="Person">A person said it.</param>
internal sealed record DecidedField(string Path, ReferralField Field, IReadOnlyList<Reason> Reasons, bool IsBlank = false, bool Person = false)
{
    /// <summary>Something is written that could not be made out.</summary>
    public bool IsUnread => Field.Value is null && !IsBlank;
}
