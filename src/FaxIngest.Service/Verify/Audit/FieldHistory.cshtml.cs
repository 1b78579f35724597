using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Verify.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace FaxIngest.Verify.Audit;

/// <summary>The history of one field, replayed: what is on the paper, what each engine read, how sure the machine was and what it took, and what each person made of it.</summary>
[Authorize(Roles.Review)]
internal sealed class FieldHistoryModel(IFaxStore store, DeskCases cases, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "path")]
    public string FieldPath { get; set; } = "";

    public FieldInput Input => FieldCatalog.For(FieldPath);

    public ReferralField? Field { get; private set; }

    /// <summary>As read; null: no engine read it.</summary>
    public Reading? Reading { get; private set; }

    public ReadPage? OnPage { get; private set; }

    public IReadOnlyList<FieldMoment> Moments { get; private set; } = [];

    /// <summary>The reader may still be asked to key it.</summary>
    public bool IsHidden { get; private set; }

    internal static string PathOf(string faxId, int number, string path) => FormattableString.Invariant($"/cases/{Uri.EscapeDataString(faxId)}/{number}/fields/{Uri.EscapeDataString(path)}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await cases.FindAsync(Id, User, cancellation) is not { } found || found.Document?.Referrals.ElementAtOrDefault(Number - 1) is not { } referral) return NotFound();
        var events = await cases.EventsAsync(found, cancellation);
        var moments = events.Select(each => FieldMoment.Of(each, referral.Id, FieldPath)).OfType<FieldMoment>().ToList();
        Field = referral.Fields.GetValueOrDefault(FieldPath);
        if (Field is null && moments.Count == 0) return NotFound();
        IsHidden = found.View.Hidden(referral).Contains(FieldPath);
        if (!IsHidden)
        {
            var read = found.Read;
            Moments = moments;
            Reading = (read is null ? null : ReferralNumber.Find(read, referral.Id))?.Readings.FirstOrDefault(reading => reading.Field == FieldPath);
            OnPage = read?.Pages.FirstOrDefault(page => page.Page == (Field?.Page ?? Reading?.Page));
        }
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), User.Identity!.Name!, "viewed-field-history", found.FaxId, AuditDetails.Of(new { referral = referral.Id, field = FieldPath })), cancellation);
        return Page();
    }
}
