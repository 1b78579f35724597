namespace FaxIngest.Validate;

/// <summary>A member who may be the one that is looked for.</summary>
/// <param name="Member">Who.</param>
/// <param name="Traits">What speaks for and against, weightiest first.</param>
public sealed record MemberCandidate(RosterMember Member, IReadOnlyList<MemberTrait> Traits)
{
    /// <summary>Never the values.</summary>
    public override string ToString() => "[member candidate]";
}
