using FaxIngest.Model;

namespace FaxIngest.Decide.Duplicates;

/// <summary>A stored link between a referral and the earlier one it probably repeats.</summary>
/// <param name="FaxId">The fax that came later.</param>
/// <param name="Duplicate">What was found on it.</param>
public sealed record DuplicateLink(string FaxId, ProbableDuplicate Duplicate);
