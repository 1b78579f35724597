namespace FaxIngest.Validate;

/// <summary>One field of a candidate.</summary>
/// <param name="Path">Field path.</param>
/// <param name="Agreement">How what is known compares with the roster.</param>
public readonly record struct MemberTrait(string Path, Agreement Agreement);
