using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Two referrals side by side: the fields in which they differ, and their pages.</summary>
[Authorize(Roles.Read)]
internal sealed class CompareModel(IFaxStore store, IDuplicateStore duplicates, BlindDesk blind, CheckPapers checks, TimeProvider time) : PageModel
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
        if (await FindAsync(LaterId, cancellation) is not { } later || await FindAsync(EarlierId, cancellation) is not { } earlier) return NotFound();
        (Later, Earlier) = (later, earlier);
        Link = (await duplicates.LinksAsync(later.Fax.Id, cancellation)).Select(link => link.Duplicate).FirstOrDefault(each => each.Referral == LaterId && each.EarlierReferral == EarlierId);
        // The other paper would say what is to be keyed blind here.
        var hidden = BlindMask.Hidden(later.Referral, later.Policy).Union(BlindMask.Hidden(earlier.Referral, earlier.Policy)).ToHashSet(StringComparer.Ordinal);
        if (!Roles.MayDecide(User)) hidden.Clear();
        Link = Link is null ? null : Link with { Evidence = [.. Link.Evidence.Where(reason => reason.Field is null || !hidden.Contains(reason.Field))] };
        Fields =
        [
            .. later.Referral.Fields.Keys.Concat(earlier.Referral.Fields.Keys).Distinct(StringComparer.Ordinal).Where(path => !hidden.Contains(path))
                .Select(path => new ComparedField(FieldCatalog.For(path), later.Referral.Fields.GetValueOrDefault(path)?.Value, earlier.Referral.Fields.GetValueOrDefault(path)?.Value))
                .Where(field => field.Later is not null || field.Earlier is not null)
                .OrderBy(field => field.Same),
        ];
        foreach (string id in new[] { later.Fax.Id, earlier.Fax.Id }.Distinct(StringComparer.Ordinal))
            await store.AuditAsync(new AuditEvent(time.GetUtcNow(), User.Identity!.Name!, "viewed", id, """{"by":"compare"}"""), cancellation);
        return Page();
    }

    /// <summary>A referral's id is its fax's id, a dash and a number.</summary>
    private async Task<ComparedReferral?> FindAsync(string referralId, CancellationToken cancellation)
    {
        int dash = referralId.LastIndexOf('-');
        if (dash <= 0) return null;
        if (await store.FindAsync(referralId[..dash], cancellation) is not { } fax)
            return await checks.FindAsync(referralId[..dash], User, cancellation) is { } sheet ? new ComparedReferral(sheet.Paper.Fax, sheet.Paper.Document.Referrals[0], sheet.Paper.Read.Pages, 1, sheet.Paper.Policy) : null;
        var referrals = (await store.DocumentAsync(fax.Id, cancellation))?.Referrals ?? [];
        int at = referrals.ToList().FindIndex(each => each.Id == referralId);
        return at < 0 ? null : new ComparedReferral(fax, referrals[at], (await store.ReadResultAsync(fax.Id, cancellation))?.Pages ?? [], at + 1, blind.Policy);
    }
}

/// <summary>One of the two; <paramref name="Number"/>: which of its fax's referrals, from 1; <paramref name="Policy"/>: what in it is keyed blind.</summary>
internal sealed record ComparedReferral(Fax Fax, Referral Referral, IReadOnlyList<ReadPage> Read, int Number, BlindPolicy Policy)
{
    public IEnumerable<ReadPage> Pages => Read.Where(page => Referral.Pages.Contains(page.Page));
}

/// <summary>One field of both.</summary>
internal sealed record ComparedField(FieldInput Input, FieldValue? Later, FieldValue? Earlier)
{
    public bool Same => Equals(Later, Earlier);
}
