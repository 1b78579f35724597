using FaxIngest.Model;

namespace FaxIngest.Verify;

/// <summary>A fax that another may be said to repeat, as a person recognizes it.</summary>
/// <param name="Fax">The fax.</param>
/// <param name="FormTypes">Forms found in it.</param>
/// <param name="Member">Whom it speaks of; null: not known, or not to be seen by who asks.</param>
/// <param name="ReferralId">Its first referral, to be laid beside; null: it holds none.</param>
/// <param name="Score">Probability that it is the same paper, when it was found by what stands on it; else null.</param>
internal sealed record SamePaper(Fax Fax, IReadOnlyList<string> FormTypes, string? Member, string? ReferralId, double? Score);
