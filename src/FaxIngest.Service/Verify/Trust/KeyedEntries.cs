using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>What a person said of a referral, with how each field was keyed.</summary>
internal static class KeyedEntries
{
    /// <summary>The verification, or null with what is wrong by field path.</summary>
    /// <param name="referral">As it was shown; null: nothing was read.</param>
    /// <param name="referralId">Its id.</param>
    /// <param name="entries">The form as it came in.</param>
    /// <param name="view">What this person keys blind, by the store as it is: the page says nothing of it.</param>
    /// <param name="person">Account name.</param>
    /// <param name="at">When.</param>
    internal static (Verification? Said, IReadOnlyDictionary<string, string> Problems) Of(Referral? referral, string referralId, CaseEntries entries, BlindView view, string person, DateTimeOffset at)
    {
        string type = entries.FormType ?? referral?.Form.Type ?? "unknown";
        var (fields, unreadable, problems) = entries.Said(referral, path => view.Standing(referral, path, type) != BlindStanding.None);
        foreach (string path in fields.Keys.Concat(unreadable))
            if (view.Refusal(referral, path, type) is { } refusal) problems[path] = refusal;
        if (problems.Count > 0) return (null, problems);
        return (new Verification
        {
            Person = person,
            At = at,
            Key = entries.Key,
            Effort = entries.Effort,
            ReferralId = referralId,
            FormType = entries.FormType == "unknown" ? null : entries.FormType,
            Fields = fields,
            Unreadable = unreadable,
            Keyings = fields.Keys.Concat(unreadable).Select(path => (path, keying: view.Keying(referral, path, type))).Where(each => each.keying is not null)
                .ToDictionary(each => each.path, each => each.keying!, StringComparer.Ordinal),
            Overruled = [.. entries.Overruled.Order(StringComparer.Ordinal)],
        }, problems);
    }
}
