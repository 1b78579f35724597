using System.Security.Claims;
using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>Which faxes a person may say that another one repeats.</summary>
internal sealed class SamePapers(IFaxStore store, IDuplicateStore duplicates, BlindDesk blind)
{
    /// <summary>Faxes told at once.</summary>
    private const int Limit = 9;

    /// <summary>Those linked to it by what stands on them: received before it first, then the likeliest.</summary>
    internal async Task<IReadOnlyList<SamePaper>> KnownAsync(string faxId, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var links = (await duplicates.LinksAsync(faxId, cancellation))
            .Select(link => (Other: link.FaxId == faxId ? link.Duplicate.Id : link.FaxId, link.Duplicate.Score)).Where(each => each.Other != faxId)
            .GroupBy(each => each.Other, (other, each) => (Other: other, Score: each.Max(one => one.Score)))
            .OrderByDescending(each => string.CompareOrdinal(each.Other, faxId) < 0).ThenByDescending(each => each.Score).Take(Limit).ToList();
        var papers = await PapersAsync(faxId, [.. links.Select(link => link.Other)], keys: null, who, cancellation);
        return [.. papers.Select(paper => paper with { Score = links.First(link => link.Other == paper.Fax.Id).Score })];
    }

    /// <summary>Those that what was typed may mean: of the member it names first, else the latest.</summary>
    internal async Task<IReadOnlyList<SamePaper>> FindAsync(string faxId, PaperQuery query, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var speaking = query.Keys.Count == 0 ? [] : await duplicates.CandidatesAsync(faxId, query.Keys, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Limit, cancellation);
        var named = await duplicates.NamedAsync(query.Part, Limit + 1, cancellation);
        var papers = await PapersAsync(faxId, speaking, query.Keys, who, cancellation);
        var others = await PapersAsync(faxId, [.. named.Except(papers.Select(paper => paper.Fax.Id))], keys: null, who, cancellation);
        return [.. papers.Concat(others).Take(Limit)];
    }

    /// <summary>Why a fax may not be set aside as a repeat of another, as a sentence; null: it may.</summary>
    internal async Task<string?> RefusalAsync(string faxId, string of, CancellationToken cancellation)
    {
        if (of == faxId) return "A fax is no repeat of itself. Nothing was set aside.";
        var chain = await duplicates.ChainAsync(of, cancellation);
        return chain.Count == 0 ? "There is no fax with this id. Nothing was set aside."
            : chain.Contains(faxId, StringComparer.Ordinal) ? "The other fax was set aside as a repeat of this one: if both were, nobody would process it. Nothing was set aside." : null;
    }

    /// <summary>What a fax was set aside as a repeat of, and what was set aside as a repeat of it.</summary>
    internal async Task<(SamePaper? Of, IReadOnlyList<SamePaper> Repeats)> SaidAsync(Fax fax, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var repeats = await duplicates.RepeatsAsync(fax.Id, cancellation);
        if (fax.DuplicateOf is null && repeats.Count == 0) return (null, []);
        var papers = await PapersAsync(fax.Id, [.. repeats, .. fax.DuplicateOf is { } of ? [of] : Array.Empty<string>()], keys: null, who, cancellation);
        return (papers.FirstOrDefault(paper => paper.Fax.Id == fax.DuplicateOf), [.. papers.Where(paper => paper.Fax.Id != fax.DuplicateOf)]);
    }

    /// <summary>Faxes as this person may see them. What is to be keyed blind is not told, nor found by: with <paramref name="keys"/> only what may be seen counts.</summary>
    private async Task<IReadOnlyList<SamePaper>> PapersAsync(string faxId, IReadOnlyList<string> ids, IReadOnlyList<string>? keys, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var papers = new List<SamePaper>();
        if (ids.Count == 0) return papers;
        // The other paper would say what is to be keyed blind here.
        var hidden = (await store.DocumentAsync(faxId, cancellation))?.Referrals.SelectMany(referral => BlindMask.Hidden(referral, blind.Policy)).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (string id in ids)
        {
            if (id == faxId || await store.FindAsync(id, cancellation) is not { } fax) continue;
            var document = await store.DocumentAsync(id, cancellation) is { } stored ? await blind.ForAsync(stored, who, cancellation) : null;
            if (keys is not null && (document is null || !DuplicateKeys.Of(document).Any(keys.Contains))) continue;
            var referrals = document?.Referrals ?? [];
            papers.Add(new SamePaper(fax, [.. referrals.Select(each => each.Form.Type).Distinct(StringComparer.Ordinal)], referrals.Count == 0 ? null : Member(referrals[0], hidden), referrals.Count == 0 ? null : referrals[0].Id, null));
        }
        return papers;
    }

    private static string? Member(Referral referral, HashSet<string> hidden)
    {
        var names = new[] { "member.lastName", "member.firstName" }.Where(path => !hidden.Contains(path)).Select(path => referral.Fields.GetValueOrDefault(path)?.Value?.Flat).Where(name => name is not null);
        return string.Join(", ", names) is { Length: > 0 } name ? name : null;
    }
}
