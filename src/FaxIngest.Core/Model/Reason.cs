namespace FaxIngest.Model;

/// <summary>Why something stopped, failed or was lowered: a stable code, a sentence for a person, and the field it concerns.</summary>
/// <param name="Code">Lower-case words joined by hyphens, e.g. <c>low-confidence</c>; never renamed.</param>
/// <param name="Message">A sentence that a clerk understands; holds no value of a member.</param>
/// <param name="Field">Field path (contract section 3), or null when it concerns the whole document or referral.</param>
public sealed record Reason(string Code, string Message, string? Field = null);
