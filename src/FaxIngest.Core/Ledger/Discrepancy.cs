namespace FaxIngest.Ledger;

/// <summary>One thing that does not add up.</summary>
/// <param name="Code">Lower-case words joined by hyphens, e.g. <c>blob-missing</c>; never renamed.</param>
/// <param name="Message">A sentence that an operator understands; holds ids, hashes and counts, nothing of a member.</param>
/// <param name="FaxId">The fax it concerns, or null.</param>
public sealed record Discrepancy(string Code, string Message, string? FaxId = null);
