using FaxIngest.Validate.Rules;

namespace FaxIngest.Validate;

/// <summary>All rules together. To add one: a class in <c>Rules</c> and a line here.</summary>
public sealed class RuleBook(IReadOnlyList<IRule> rules)
{
    /// <summary>The rules of the product.</summary>
    public static RuleBook Standard { get; } = new(
    [
        new CinRule(), new NpiRule(), new PhoneRule(), new BirthDateRule(), new EventDateRule(), new LineDatesRule(), new ZipCountyRule(),
        new ServiceCodeRule(), new VocabularyRule(), new PopulationAgeRule(), new ConsentRule(), new DepositRule(),
    ]);

    /// <summary>Everything every rule finds. A rule that throws is itself a finding: nothing passes unchecked.</summary>
    /// <param name="referral">What is written.</param>
    /// <param name="roster">The plan's members, or null: nothing is compared with them.</param>
    public IReadOnlyList<Finding> Check(ReferralCase referral, Roster? roster = null)
    {
        var findings = new List<Finding>();
        foreach (IRule rule in roster is null ? rules : [.. rules, new RosterRule(roster)])
        {
            try
            {
                findings.AddRange(rule.Check(referral));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                findings.Add(new Finding("rule-failed", $"The rule {rule.GetType().Name} could not be applied ({fault.GetType().Name}), so a person has to look."));
            }
        }
        return findings;
    }
}
