namespace FaxIngest.Validate.Rules;

/// <summary>Populations of focus have ages: long-term care and nursing facility are for adults (21 and over), California Children's Services
/// and child welfare for the young (under 21; under 26 where they left foster care). A contradiction is often a misread year or box.</summary>
internal sealed class PopulationAgeRule : IRule
{
    private const int Adult = 21, LeftFosterCare = 26;

    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        if (referral.Date("member.dateOfBirth") is not DateOnly born) yield break;
        var populations = referral.Set("populationsOfFocus");
        bool adult = born.AddYears(Adult) <= referral.ReceivedOn;
        bool contradiction = (!adult && (populations.Contains("ltc-risk") || populations.Contains("nursing-facility-transition")))
            || (adult && populations.Contains("ccs-wcm"))
            || (born.AddYears(LeftFosterCare) <= referral.ReceivedOn && populations.Contains("child-welfare"));
        if (contradiction) yield return new Finding("population-age", "The population of focus does not fit the member's age.", "populationsOfFocus");
    }
}
