namespace FaxIngest.Validate.Rules;

/// <summary>A referral that the member does not consent to goes to a person; so does one that says how consent was given but not whether.</summary>
internal sealed class ConsentRule : IRule
{
    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        if (referral.Flag("consent.obtained") == false) yield return new Finding("consent-refused", "The form says that the member does not consent.", "consent.obtained");
        else if (!referral.IsWritten("consent.obtained") && referral.IsWritten("consent.method"))
            yield return new Finding("consent-unclear", "The form says how the member consented, but not that the member did.", "consent.obtained", Objects: false);
    }
}
