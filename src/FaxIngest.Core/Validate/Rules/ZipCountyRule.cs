using FaxIngest.Model;

namespace FaxIngest.Validate.Rules;

/// <summary>ZIP code and county usually belong together; ZIP codes cross county lines, so this is a hint.</summary>
internal sealed class ZipCountyRule : IRule
{
    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        if (referral.Text("member.address.zip") is not string zip) yield break;
        string? usual = ServiceArea.CountyOf(zip);
        if (usual is null) yield return new Finding("zip-outside-area", "The ZIP code is not one of the plan's counties.", "member.address.zip", Objects: false);
        else if (referral.Text("member.county") is string county && !county.Equals(usual, StringComparison.OrdinalIgnoreCase))
            yield return new Finding("zip-county-differ", "The ZIP code usually lies in another county than the one given.", "member.county", Objects: false);
    }
}
