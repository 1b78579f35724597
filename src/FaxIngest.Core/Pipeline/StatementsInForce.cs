using FaxIngest.Verify;

namespace FaxIngest.Pipeline;

/// <summary>What persons said of a referral, after its pages were laid anew.</summary>
internal static class StatementsInForce
{
    /// <summary>Statements about a referral by its id alone: its pages lie as they were laid last.</summary>
    /// <param name="referralId">The referral.</param>
    /// <param name="said">All that was said of its fax.</param>
    public static IEnumerable<Verification> Of(string referralId, IReadOnlyList<Verification> said)
    {
        string faxId = referralId[..Math.Max(0, referralId.LastIndexOf('-'))];
        var laid = said.LastOrDefault(each => each.Groups is not null)?.Groups;
        if (laid is null) return said.Where(each => each.ReferralId == referralId);
        // One that is in no group any more is no referral: what was said of it is another's.
        return laid.FirstOrDefault(group => Id(faxId, group.Number) == referralId) is { } own ? Of(faxId, referralId, own, said).Where(each => each.ReferralId == referralId) : [];
    }

    /// <summary>Statements about the referral, those about referrals that were joined with it as if they were about it, and those about the whole fax; in order.</summary>
    /// <param name="faxId">The fax.</param>
    /// <param name="id">The referral.</param>
    /// <param name="group">As a person laid its pages; null: as they were found.</param>
    /// <param name="said">All that was said.</param>
    public static IEnumerable<Verification> Of(string faxId, string id, PageGroup? group, IReadOnlyList<Verification> said)
    {
        if (group is null) return said.Where(v => v.ReferralId is null || v.ReferralId == id);
        var about = new Dictionary<string, List<Placed>>(StringComparer.Ordinal);
        var whole = new List<Placed>();
        for (int at = 0; at < said.Count; at++)
        {
            var statement = said[at];
            // Laying after laying: what was forgotten or joined once stays so, and a number that is given anew begins without a past.
            if (statement.Groups is { } groups) about = Laid(faxId, groups, about);
            if (statement.ReferralId is not { } referral) whole.Add(new Placed(at, Own: true, statement));
            else if (about.TryGetValue(referral, out var known)) known.Add(new Placed(at, Own: true, statement));
            else about[referral] = [new Placed(at, Own: true, statement)];
        }
        // Of two that were joined the one that stays has the last word.
        return about.GetValueOrDefault(id, []).Concat(whole).OrderBy(each => each.Own).ThenBy(each => each.At).Select(each => each.Statement);
    }

    /// <summary>What is said of each referral once pages are laid so.</summary>
    private static Dictionary<string, List<Placed>> Laid(string faxId, IReadOnlyList<PageGroup> groups, Dictionary<string, List<Placed>> before)
    {
        var after = new Dictionary<string, List<Placed>>(StringComparer.Ordinal);
        var present = groups.Select(group => group.Number).ToHashSet();
        foreach (var group in groups)
        {
            string id = Id(faxId, group.Number);
            var joined = group.Joined.Where(number => !present.Contains(number)).SelectMany(number => before.GetValueOrDefault(Id(faxId, number), []))
                .Select(each => each with { Own = false, Statement = each.Statement with { ReferralId = id, FormType = null } });
            after[id] = [.. before.GetValueOrDefault(id, []).Concat(joined).Select(each => each with { Statement = Cut(each.Statement, group) })];
        }
        return after;
    }

    private static Verification Cut(Verification statement, PageGroup group)
    {
        if (group.FormType is not null) statement = statement with { FormType = null };
        if (group.Forgotten.Count == 0) return statement;
        return statement with
        {
            Fields = statement.Fields.Where(field => !group.Forgotten.Contains(field.Key, StringComparer.Ordinal)).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
            Unreadable = [.. statement.Unreadable.Where(path => !group.Forgotten.Contains(path, StringComparer.Ordinal))],
        };
    }

    private static string Id(string faxId, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{faxId}-{number}");

    /// <summary>A statement with its place among all; <paramref name="Own"/>: said of this very referral, not of one that was joined with it.</summary>
    private sealed record Placed(int At, bool Own, Verification Statement);
}
