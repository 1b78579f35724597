using FaxIngest.Read.Kinds;

namespace FaxIngest.Validate.Rules;

/// <summary>Telephone and fax numbers exist in the North American Numbering Plan.</summary>
internal sealed class PhoneRule : IRule
{
    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        foreach (var (path, value) in referral.Values)
            if ((path.EndsWith(".phone", StringComparison.Ordinal) || path.EndsWith(".fax", StringComparison.Ordinal)) && value.Text is string digits && !PhoneNumber.IsValid(digits))
                yield return new Finding("phone-invalid", "No such telephone number can exist.", path);
    }
}
