using System.Globalization;

namespace FaxIngest.Validate.Rules;

/// <summary>Housing deposits are paid once in a lifetime and up to 5,000 dollars. Whether to pay is the plan's decision, not intake's: hints.</summary>
internal sealed class DepositRule : IRule
{
    private const int Limit = 5000;

    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        if (int.TryParse(referral.Text("housing.depositAmount"), NumberStyles.None, CultureInfo.InvariantCulture, out int amount) && amount > Limit)
            yield return new Finding("deposit-over-limit", "The deposit asked for is more than 5,000 dollars.", "housing.depositAmount", Objects: false);
        if (referral.Flag("housing.priorDeposit") == true && referral.Set("services").Contains("housing-deposits"))
            yield return new Finding("deposit-before", "A deposit is asked for although the member has received one before.", "housing.priorDeposit", Objects: false);
    }
}
