namespace FaxIngest.Validate;

/// <summary>Finds the one member a referral speaks of. No single field decides: a member is certain only where two of CIN, date of birth and name agree and the third
/// does not speak against it, and where no other member fits as well. Twins, a parent and child of one name, and cards numbered one after the other must not be mixed up.</summary>
internal static class RosterMatcher
{
    private const string Cin = "member.cin", Birth = "member.dateOfBirth", Last = "member.lastName", First = "member.firstName", Phone = "member.phone", Street = "member.address.street";

    /// <summary>The member, or what speaks against every member that was thought of.</summary>
    public static RosterMatch Match(Roster roster, MemberEvidence evidence)
    {
        var candidates = evidence.Cins().SelectMany(cin => roster.Find(cin) is { } one ? roster.NearCin(cin).Prepend(one) : roster.NearCin(cin))
            .Concat(evidence.Births().SelectMany(roster.BornOn))
            .Distinct(ReferenceEqualityComparer.Instance).Cast<RosterMember>()
            .Select(member => (Member: member, Fit: Fit.Of(evidence, member)))
            .ToList();
        var certain = candidates.Where(c => c.Fit.IsCertain).ToList();
        // The number of a member who does not fit is no misread number of one who does.
        if (candidates.Exists(c => c.Fit is { Cin: Agreement.Same, IsCertain: false })) certain.RemoveAll(c => !Agrees(c.Fit.Cin));
        // A CIN read without a fault outweighs one that has to be repaired or is not there.
        if (certain.Count > 1 && certain.Where(c => Agrees(c.Fit.Cin)).ToList() is [var exact]) certain = [exact];
        return certain switch
        {
            [var (member, _)] => new RosterMatch(member, []),
            [] when candidates.Exists(c => c.Fit.HasOtherCin) =>
                new RosterMatch(null, [new Finding("roster-other-cin", "The member of this name and date of birth has another CIN on the roster.", Cin)]),
            [] => new RosterMatch(null, []),
            _ => new RosterMatch(null, [new Finding("roster-ambiguous", "More than one member on the roster fits what is written.", Cin)]),
        };
    }

    private static bool Agrees(Agreement a) => a is Agreement.Same or Agreement.Heard;

    private static bool IsClose(Agreement a) => a is Agreement.Same or Agreement.Heard or Agreement.Near;

    /// <summary>One member against what was heard.</summary>
    private sealed record Fit(Agreement Cin, Agreement Birth, Agreement Last, Agreement First, bool Household)
    {
        public static Fit Of(MemberEvidence evidence, RosterMember member) => new(
            evidence.Compare(RosterMatcher.Cin, member),
            evidence.Compare(RosterMatcher.Birth, member),
            evidence.Compare(RosterMatcher.Last, member),
            evidence.Compare(RosterMatcher.First, member),
            Agrees(evidence.Compare(Phone, member)) || Agrees(evidence.Compare(Street, member)));

        public bool IsCertain => Agrees(Cin) ? IsOwnCin : Cin == Agreement.Near ? IsNearCin : Cin == Agreement.Absent && IsNamed;

        /// <summary>Name, date of birth and phone or street are a member's, and the CIN is not.</summary>
        public bool HasOtherCin => Cin == Agreement.Far && IsNamed;

        /// <summary>The CIN is right: the date of birth confirms it (one may have married since, but another first name may be a twin's, whose number is the next),
        /// or a name that is nearly right where the date is doubtful.</summary>
        private bool IsOwnCin => Agrees(Birth)
            ? First != Agreement.Far
            : Birth is Agreement.Near or Agreement.Absent && IsClose(Last) && IsClose(First);

        /// <summary>The CIN is off by a character or two: the date of birth is right and both names nearly (twins' cards may be neighbors, their first names are not),
        /// or the date too is off by a digit and both names are right, in the member's household.</summary>
        private bool IsNearCin => IsClose(Last) && IsClose(First)
            && (Agrees(Birth) ? Agrees(Last) || Agrees(First) : Birth == Agreement.Near && Agrees(Last) && Agrees(First) && Household);

        private bool IsNamed => Agrees(Birth) && Last == Agreement.Same && First == Agreement.Same && Household;
    }
}
