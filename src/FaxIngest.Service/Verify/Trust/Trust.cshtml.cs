using FaxIngest.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.Trust;

/// <summary>How far machine and persons can be trusted: silent error, thresholds, hit rates, and what went out wrong.</summary>
[Authorize(Roles.Review)]
internal sealed class TrustModel(TrustFigures figures, ICheckStore checks, IThresholdStore thresholds, StoredRaises raises, TimeProvider time) : PageModel
{
    private const int Listed = 50;

    public IReadOnlyList<SilentError> Errors { get; private set; } = [];

    public IReadOnlyList<ThresholdRaise> Changes { get; private set; } = [];

    public IReadOnlyDictionary<string, ThresholdRaise> Raised { get; private set; } = new Dictionary<string, ThresholdRaise>();

    public IReadOnlyList<HitRate> Rates { get; private set; } = [];

    public IReadOnlyList<WrongField> Wrong { get; private set; } = [];

    public IReadOnlyDictionary<CheckKind, int> Waiting { get; private set; } = new Dictionary<CheckKind, int>();

    public bool MaySupervise => Roles.MaySupervise(User);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Errors = await figures.SilentErrorsAsync(cancellation);
        Raised = (await figures.RaisedAsync(cancellation)).ToDictionary(raise => raise.Family, StringComparer.Ordinal);
        Changes = await thresholds.LatestAsync(Listed, cancellation);
        Rates = await checks.HitRatesAsync(Decide.PacificTime.Start(Decide.PacificTime.Day(time.GetUtcNow())), cancellation);
        Wrong = await checks.WrongAsync(Listed, cancellation);
        Waiting = await checks.WaitingAsync(cancellation);
    }

    /// <summary>A supervisor takes a raise back: what the calibration says holds again, and the measuring starts anew.</summary>
    public async Task<IActionResult> OnPostLowerAsync(string? family, CancellationToken cancellation)
    {
        if (!MaySupervise) return Forbid();
        if ((await raises.RefreshAsync(cancellation)).Raised.FirstOrDefault(raise => raise.Family == family) is not { } raise) return BadRequest();
        var since = SilentError.Since(await checks.SamplesAsync(0, cancellation), raise.Family, raises.Current);
        long last = Math.Max(raise.LastSample, since.Count == 0 ? 0 : since[^1].Number);
        var change = new ThresholdRaise(raise.Family, raise.After, 0, time.GetUtcNow(), User.Identity!.Name!, since.Count, since.Count(sample => sample.Wrong), last);
        bool changed = await thresholds.ChangeAsync(change, cancellation);
        await raises.RefreshAsync(cancellation);
        TempData["Said"] = changed ? $"{TrustWords.Family(raise.Family)}: the calibration's threshold holds again." : "Someone changed it meanwhile. This is how it stands now.";
        return LocalRedirect("/trust");
    }

    /// <summary>Somebody told whoever got a wrong value.</summary>
    public async Task<IActionResult> OnPostHandledAsync(long number, CancellationToken cancellation)
    {
        if (!MaySupervise) return Forbid();
        TempData["Said"] = await checks.HandleAsync(number, User.Identity!.Name!, cancellation) ? "Noted." : "Somebody had noted it already.";
        return LocalRedirect("/trust");
    }
}
