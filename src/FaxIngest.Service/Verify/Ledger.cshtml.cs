using System.Globalization;
using FaxIngest.Decide;
using FaxIngest.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>The daily account: what arrived, where it is, what does not add up.</summary>
[Authorize(Roles.Review)]
internal sealed class LedgerModel(ILedgerStore store, Reconciliation reconciliation, TimeProvider time) : PageModel
{
    /// <summary>Days in the list: five weeks of seven.</summary>
    private const int Listed = 35;

    [BindProperty(SupportsGet = true, Name = "day")]
    public string? DayText { get; set; }

    public DateOnly Today => PacificTime.Day(time.GetUtcNow());

    public DateOnly Day { get; private set; }

    /// <summary>The account kept last for the day; null: there is none.</summary>
    public LedgerReport? Report { get; private set; }

    /// <summary>Accounts of other days, latest first.</summary>
    public IReadOnlyList<LedgerReport> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Days = await store.LatestAsync(Listed, cancellation);
        if (Chosen(Days.Count > 0 ? Days[0].Day : Today) is not { } day) return NotFound();
        Day = day;
        Report = await store.FindAsync(day, cancellation);
        return Page();
    }

    /// <summary>Reconciles a day now.</summary>
    public async Task<IActionResult> OnPostAsync(bool hash, CancellationToken cancellation)
    {
        if (Chosen(Today) is not { } day || day > Today) return BadRequest();
        await store.SaveAsync(await reconciliation.RunAsync(day, hash, cancellation), User.Identity!.Name!, cancellation);
        return LocalRedirect($"/ledger?day={day:yyyy-MM-dd}");
    }

    private DateOnly? Chosen(DateOnly otherwise) =>
        string.IsNullOrEmpty(DayText) ? otherwise : DateOnly.TryParseExact(DayText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
