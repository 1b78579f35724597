namespace FaxIngest.Validate;

/// <summary>What the roster says of a referral's member.</summary>
/// <param name="Member">The one member the referral speaks of; null: none is certain.</param>
/// <param name="Findings">Where referral and roster contradict each other.</param>
internal sealed record RosterMatch(RosterMember? Member, IReadOnlyList<Finding> Findings);
