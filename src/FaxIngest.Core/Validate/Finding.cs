namespace FaxIngest.Validate;

/// <summary>What a rule noticed.</summary>
/// <param name="Code">Lower-case words joined by hyphens; never renamed.</param>
/// <param name="Message">A sentence that a clerk understands; holds no value of a member.</param>
/// <param name="Field">Field path, or null when it concerns the whole referral.</param>
/// <param name="Objects">True: the referral is not accepted without a person. False: a hint, shown when a person looks anyway.</param>
public sealed record Finding(string Code, string Message, string? Field = null, bool Objects = true);
