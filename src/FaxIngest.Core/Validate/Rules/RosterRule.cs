namespace FaxIngest.Validate.Rules;

/// <summary>What the referral says of the member against what the plan knows: a CIN that nobody has, or somebody else has, was misread or miswritten.</summary>
internal sealed class RosterRule(Roster roster) : IRule
{
    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        if (referral.Text("member.cin") is not string cin) yield break;
        if (roster.Find(cin) is not { } member)
        {
            yield return new Finding("roster-unknown", "No member on the roster has this CIN.", "member.cin");
            yield break;
        }
        bool otherBirth = member.DateOfBirth is { } known && referral.Date("member.dateOfBirth") is { } written && written != known;
        bool otherLast = Differ(member.LastName, referral.Text("member.lastName"));
        bool otherFirst = Differ(member.FirstName, referral.Text("member.firstName"));
        if (otherBirth && (otherLast || otherFirst))
            yield return new Finding("roster-other-member", "On the roster this CIN belongs to a member of another name and date of birth.", "member.cin");
        if (otherBirth) yield return new Finding("roster-birth-date", "The roster has another date of birth for this CIN.", "member.dateOfBirth");
        if (otherLast) yield return new Finding("roster-name", "The roster has another last name for this CIN.", "member.lastName");
        if (otherFirst) yield return new Finding("roster-name", "The roster has another first name for this CIN.", "member.firstName");
        if (member.EligibleTo is { } end && end < referral.ReceivedOn)
            yield return new Finding("roster-ended", "The roster says that this member's eligibility has ended.", "member.cin", Objects: false);
    }

    /// <summary>Case, blanks and punctuation are no difference; a name that is missing on one side is none either.</summary>
    private static bool Differ(string known, string? written) =>
        written is not null && known.Length > 0 && !Letters(known).SequenceEqual(Letters(written));

    private static IEnumerable<char> Letters(string name) => name.Where(char.IsLetter).Select(char.ToUpperInvariant);
}
