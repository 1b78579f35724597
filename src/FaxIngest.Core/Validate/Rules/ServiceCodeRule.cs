using FaxIngest.Model;

namespace FaxIngest.Validate.Rules;

/// <summary>On a TAR the pair of code and modifier names the service: a code alone never does, and every written line must name one.</summary>
internal sealed class ServiceCodeRule : IRule
{
    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        foreach (int row in referral.Rows("lines"))
        {
            string codePath = $"lines[{row}].procedureCode", modifierPath = $"lines[{row}].modifiers";
            string? code = referral.Text(codePath), modifiers = referral.Text(modifierPath);
            if (!referral.IsWritten(codePath)) yield return new Finding("line-without-code", "A service line has no procedure code.", codePath);
            else if (!referral.IsWritten(modifierPath)) yield return new Finding("code-without-modifier", "The procedure code has no modifier, so it does not name a service.", modifierPath);
            else if (code is not null && modifiers is not null && ServiceCodes.ServiceOf(code, modifiers) is null)
                yield return new Finding("code-pair-unknown", "Procedure code and modifier together name no Enhanced Care Management or Community Supports service.", codePath);
        }
    }
}
