namespace FaxIngest.Validate;

/// <summary>A member who may be the one that is looked for.</summary>
/// <param name="Member">Who.</param>
/// <param name="Traits">What speaks for and against, weightiest first.</param>
public sealed record MemberCandidate(RosterMember Member, IReadOnlyList<MemberTrait> Traits)
{
    /// <summary>Never the values.</summary>
    public override string ToString() => "[member candidate]";
}

/// <summary>One field of a candidate.</summary>
/// <param name="Path">Field path.</param>
/// <param name="Agreement">How what is known compares with the roster.</param>
public readonly record struct MemberTrait(string Path, Agreement Agreement);
