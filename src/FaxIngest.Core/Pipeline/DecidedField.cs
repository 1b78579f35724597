using FaxIngest.Model;

namespace FaxIngest.Pipeline;

/// <summary>A field with its decision and the reasons behind it, before rules look at the referral as a whole.</summary>
internal sealed record DecidedField(string Path, ReferralField Field, IReadOnlyList<Reason> Reasons, bool Person = false)
{
    public bool IsBlank => Field.Value is null && Field.Decision == Decisions.Blank;

    /// <summary>Something is written that could not be made out.</summary>
    public bool IsUnread => Field.Value is null && Field.Decision == Decisions.Verify;
}
