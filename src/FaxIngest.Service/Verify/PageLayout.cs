using System.Globalization;
using FaxIngest.Model;
using Microsoft.Extensions.Primitives;

namespace FaxIngest.Verify;

/// <summary>Which pages of a fax make which referral: as it stands, and as a person lays it anew.</summary>
internal static class PageLayout
{
    /// <summary>Prefixes of the form's inputs: the referral a page is in (0: none), its place among all, and a referral's form type.</summary>
    internal const string InName = "in:", AtName = "at:", FormName = "form:";

    /// <summary>As it stands: what a person said before of a referral's form is kept.</summary>
    internal static IReadOnlyList<PageGroup> Of(Fax fax, Document? document, IReadOnlyList<PageGroup>? laid) =>
        [.. (document?.Referrals ?? []).Select(referral => NumberOf(fax.Id, referral)).Zip(document?.Referrals ?? [], (number, referral) => new PageGroup(number, referral.Pages)
        {
            FormType = laid?.FirstOrDefault(group => group.Number == number)?.FormType,
            Joined = laid?.FirstOrDefault(group => group.Number == number)?.Joined ?? [],
        })];

    /// <summary>A referral's number: its id is the fax's, a dash and it.</summary>
    internal static int NumberOf(string faxId, Referral referral) =>
        referral.Id.Length > faxId.Length + 1 && int.TryParse(referral.Id.AsSpan(faxId.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;

    /// <summary>As the form came in, or null when it says nothing that could be: a page that is not there, no referral at all.</summary>
    /// <param name="form">The form.</param>
    /// <param name="pages">Pages of the fax.</param>
    /// <param name="before">As it stands.</param>
    /// <param name="document">As decided last.</param>
    internal static IReadOnlyList<PageGroup>? Read(IFormCollection form, IReadOnlyList<int> pages, IReadOnlyList<PageGroup> before, Document? document)
    {
        var placed = new List<(int Page, int In, int At)>();
        foreach (int page in pages)
        {
            if (Number(form[InName + Text(page)]) is not { } group || group > pages.Count + before.Count) return null;
            placed.Add((page, group, Number(form[AtName + Text(page)]) ?? page));
        }
        var groups = placed.Where(each => each.In > 0).GroupBy(each => each.In).OrderBy(group => group.Min(each => each.At)).Select(group => new PageGroup(group.Key, [.. group.OrderBy(each => each.At).ThenBy(each => each.Page).Select(each => each.Page)])
        {
            FormType = form[FormName + Text(group.Key)] is [{ Length: > 0 } type] && FormTypes.IsKnown(type) ? type : null,
        }).ToList();
        return groups.Count == 0 ? null : [.. groups.Select(group => group with { Joined = Joined(group, groups, before), Forgotten = Forgotten(group, before, document) })];
    }

    /// <summary>Referrals that are gone, all of whose pages are in this one now.</summary>
    private static IReadOnlyList<int> Joined(PageGroup group, List<PageGroup> groups, IReadOnlyList<PageGroup> before) =>
        [.. before.Where(old => old.Number != group.Number && groups.All(each => each.Number != old.Number) && old.Pages.Count > 0 && old.Pages.All(group.Pages.Contains)).SelectMany(old => old.Joined.Append(old.Number))
            .Concat(before.FirstOrDefault(old => old.Number == group.Number)?.Joined ?? []).Distinct().Order()];

    /// <summary>Fields that stood on pages which are no longer in it.</summary>
    private static IReadOnlyList<string> Forgotten(PageGroup group, IReadOnlyList<PageGroup> before, Document? document)
    {
        int at = before.ToList().FindIndex(old => old.Number == group.Number);
        if (at < 0 || document is null) return [];
        var gone = before[at].Pages.Except(group.Pages).ToHashSet();
        return [.. document.Referrals[at].Fields.Where(field => field.Value.Page is { } page && gone.Contains(page)).Select(field => field.Key)];
    }

    private static int? Number(StringValues values) => int.TryParse(values, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
