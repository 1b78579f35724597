namespace FaxIngest.Validate;

/// <summary>Finds members for a person who looks for one: by CIN or nearly, by date of birth, by last name or nearly; with what speaks for and against each.</summary>
public static class MemberSearch
{
    private const string Cin = "member.cin", Birth = "member.dateOfBirth", Last = "member.lastName", First = "member.firstName";

    /// <summary>Fields that are compared, weightiest first.</summary>
    private static readonly (string Path, int Weight)[] Compared =
        [(Cin, 8), (Birth, 5), (Last, 4), (First, 3), ("member.phone", 2), ("member.address.street", 2), ("member.middleInitial", 1), ("member.address.zip", 1), ("member.sex", 1)];

    /// <summary>Candidates, the best first.</summary>
    /// <param name="roster">The plan's members.</param>
    /// <param name="asked">What is known, by field path, in normal form (contract section 3); empty values are not known.</param>
    /// <param name="limit">At most this many.</param>
    public static IReadOnlyList<MemberCandidate> Find(Roster roster, IReadOnlyDictionary<string, string> asked, int limit)
    {
        var evidence = new MemberEvidence();
        foreach (var (path, value) in asked.Where(pair => pair.Value.Length > 0)) evidence.Choose(path, value, person: true);
        string last = asked.GetValueOrDefault(Last) ?? "";
        return
        [
            .. evidence.Cins().SelectMany(cin => roster.NearCin(cin).Concat(roster.Find(cin) is { } one ? [one] : []))
                .Concat(evidence.Births().SelectMany(roster.BornOn))
                .Concat(roster.Named(last))
                .Distinct(ReferenceEqualityComparer.Instance).Cast<RosterMember>()
                .Select(member => new MemberCandidate(member, [.. Compared.Select(field => new MemberTrait(field.Path, evidence.Compare(field.Path, member)))]))
                .OrderByDescending(Score).ThenBy(candidate => candidate.Member.LastName, StringComparer.Ordinal).ThenBy(candidate => candidate.Member.Cin, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static int Score(MemberCandidate candidate) => candidate.Traits.Zip(Compared, (trait, field) => trait.Agreement switch
    {
        Agreement.Same or Agreement.Heard => 2 * field.Weight,
        Agreement.Near => field.Weight,
        Agreement.Far => -field.Weight,
        _ => 0,
    }).Sum();
}
