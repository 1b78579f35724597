namespace FaxIngest.Validate;

/// <summary>One rule of validation. Pure. A rule that throws becomes a reason to ask a person.</summary>
public interface IRule
{
    /// <summary>What it finds; nothing when all is well or what it looks at is blank.</summary>
    IEnumerable<Finding> Check(ReferralCase referral);
}
