using FaxIngest.Verify;

namespace FaxIngest.Pipeline;

/// <summary>What persons said of a referral, after its pages were laid anew.</summary>
internal static class StatementsInForce
{
    /// <summary>Statements about the referral, those about referrals that were joined with it as if they were about it, and those about the whole fax; in order.</summary>
    /// <param name="faxId">The fax.</param>
    /// <param name="id">The referral.</param>
    /// <param name="group">As a person laid its pages; null: as they were found.</param>
    /// <param name="said">All that was said.</param>
    public static IEnumerable<Verification> Of(string faxId, string id, PageGroup? group, IReadOnlyList<Verification> said)
    {
        if (group is null) return said.Where(v => v.ReferralId is null || v.ReferralId == id);
        int laid = said.Count - 1;
        while (laid >= 0 && said[laid].Groups is null) laid--;
        var joined = group.Joined.Select(number => $"{faxId}-{number}").ToHashSet(StringComparer.Ordinal);
        // Of two that were joined the one that stays has the last word.
        var own = said.Select((v, i) => (Statement: v, Before: i < laid)).Where(each => each.Statement.ReferralId is null || each.Statement.ReferralId == id);
        var others = said.Where(v => v.ReferralId is not null && joined.Contains(v.ReferralId)).Select(v => (Statement: v with { ReferralId = id, FormType = null }, Before: true));
        return others.Concat(own).Select(each => each.Before ? Cut(each.Statement, group) : each.Statement);
    }

    private static Verification Cut(Verification statement, PageGroup group)
    {
        if (statement.ReferralId is null) return statement;
        if (group.FormType is not null) statement = statement with { FormType = null };
        if (group.Forgotten.Count == 0) return statement;
        return statement with
        {
            Fields = statement.Fields.Where(field => !group.Forgotten.Contains(field.Key, StringComparer.Ordinal)).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
            Unreadable = [.. statement.Unreadable.Where(path => !group.Forgotten.Contains(path, StringComparer.Ordinal))],
        };
    }
}
