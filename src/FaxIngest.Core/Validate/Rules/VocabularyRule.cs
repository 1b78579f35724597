using FaxIngest.Model;

namespace FaxIngest.Validate.Rules;

/// <summary>Coded fields hold codes of the contract.</summary>
internal sealed class VocabularyRule : IRule
{
    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        foreach (var (path, value) in referral.Values)
            if (Vocabularies.Of(path) is { } codes && (value.Flag is not null || (value.Set ?? [value.Text!]).Any(code => !codes.Contains(code))))
                yield return new Finding("not-in-vocabulary", "The value is none of those that this field may have.", path);
    }
}
