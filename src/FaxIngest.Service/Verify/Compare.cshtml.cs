using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Two referrals side by side: the fields in which they differ, and their pages.</summary>
[Authorize(Roles.Read)]
internal sealed class CompareModel(IFaxStore store, IDuplicateStore duplicates, DeskCases cases, TimeProvider time) : PageModel
{
    /// <summary>Referral ids, the later one first: <c>/compare/LATER/EARLIER</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "later")]
    public string LaterId { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "earlier")]
    public string EarlierId { get; set; } = "";

    public ComparedReferral Later { get; private set; } = null!;

    public ComparedReferral Earlier { get; private set; } = null!;

    /// <summary>What links them; null: nothing does.</summary>
    public ProbableDuplicate? Link { get; private set; }

    /// <summary>Fields that either has, in form order, those that differ first.</summary>
    public IReadOnlyList<ComparedField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await cases.ReferralAsync(LaterId, User, cancellation) is not { } later || await cases.ReferralAsync(EarlierId, User, cancellation) is not { } earlier) return NotFound();
        (Later, Earlier) = (ComparedReferral.Of(later), ComparedReferral.Of(earlier));
        Link = (await duplicates.LinksAsync(Later.Fax.Id, cancellation)).Select(link => link.Duplicate).FirstOrDefault(each => each.Referral == LaterId && each.EarlierReferral == EarlierId);
        // The other paper would say what is to be keyed blind here.
        var hidden = later.Case.View.Hidden(later.Referral).Union(earlier.Case.View.Hidden(earlier.Referral)).ToHashSet(StringComparer.Ordinal);
        Link = Link is null ? null : Link with { Evidence = [.. Link.Evidence.Where(reason => reason.Field is null || !hidden.Contains(reason.Field))] };
        Fields =
        [
            .. later.Referral.Fields.Keys.Concat(earlier.Referral.Fields.Keys).Distinct(StringComparer.Ordinal).Where(path => !hidden.Contains(path))
                .Select(path => new ComparedField(FieldCatalog.For(path), later.Referral.Fields.GetValueOrDefault(path)?.Value, earlier.Referral.Fields.GetValueOrDefault(path)?.Value))
                .Where(field => field.Later is not null || field.Earlier is not null)
                .OrderBy(field => field.Same),
        ];
        foreach (string id in new[] { later.Case.FaxId, earlier.Case.FaxId }.Distinct(StringComparer.Ordinal))
            await store.AuditAsync(new AuditEvent(time.GetUtcNow(), User.Identity!.Name!, "viewed", id, """{"by":"compare"}"""), cancellation);
        return Page();
    }
}

/// <summary>One of the two; <paramref name="Number"/>: which of its fax's referrals, from 1.</summary>
internal sealed record ComparedReferral(Fax Fax, Referral Referral, IReadOnlyList<ReadPage> Read, int Number)
{
    internal static ComparedReferral Of((DeskCase Case, Referral Referral) found) =>
        new(found.Case.Fax, found.Referral, found.Case.Read?.Pages ?? [], found.Case.Document!.Referrals.ToList().FindIndex(each => each.Id == found.Referral.Id) + 1);

    public IEnumerable<ReadPage> Pages => Read.Where(page => Referral.Pages.Contains(page.Page));
}

/// <summary>One field of both.</summary>
internal sealed record ComparedField(FieldInput Input, FieldValue? Later, FieldValue? Earlier)
{
    public bool Same => Equals(Later, Earlier);
}
