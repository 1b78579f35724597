namespace FaxIngest.Validate.Rules;

/// <summary>The member is born, and not more than 115 years ago.</summary>
internal sealed class BirthDateRule : IRule
{
    private const int OldestYears = 115;

    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        if (!referral.Has("member.dateOfBirth")) yield break;
        if (referral.Date("member.dateOfBirth") is not DateOnly born) yield return new Finding("date-invalid", "There is no such day.", "member.dateOfBirth");
        else if (born > referral.ReceivedOn) yield return new Finding("birth-date-future", "The date of birth lies after the day the fax came.", "member.dateOfBirth");
        else if (born.AddYears(OldestYears) < referral.ReceivedOn) yield return new Finding("birth-date-implausible", $"The member would be older than {OldestYears}.", "member.dateOfBirth");
    }
}
