using FaxIngest.Read.Kinds;

namespace FaxIngest.Validate.Rules;

/// <summary>NPIs pass their check digit. A community organization may have none: a blank is no finding.</summary>
internal sealed class NpiRule : IRule
{
    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        foreach (string path in (string[])["referrer.npi", "servicingProvider.npi"])
            if (referral.Text(path) is string npi && !Npi.IsValid(npi))
                yield return new Finding("npi-check-digit", "The NPI's check digit is wrong.", path);
    }
}
