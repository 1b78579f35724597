using FaxIngest.Api;
using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>What waits for a person, most urgent first, and where all other faxes are.</summary>
internal sealed class QueueModel(IFaxStore store, ICaseQueue queue, OpenCases open, TimeProvider time) : PageModel
{
    /// <summary>Lines shown: what fits a screen or two. The most urgent are on top; the rest moves up.</summary>
    private const int Limit = 100;

    public IReadOnlyDictionary<FaxState, int> Counts { get; private set; } = new Dictionary<FaxState, int>();

    public IReadOnlyList<QueueEntry> Entries { get; private set; } = [];

    /// <summary>Faxes of another state, when one was chosen.</summary>
    public IReadOnlyList<Fax> Others { get; private set; } = [];

    /// <summary>Cursor into <see cref="Others"/>: faxes after this id.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>Cursor of the next page, or null.</summary>
    public string? More => Others.Count == Limit ? Others[^1].Id : null;

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? StateName { get; set; }

    [BindProperty(SupportsGet = true, Name = "form")]
    public string? FormType { get; set; }

    public FaxState? State => StateCode.Parse(StateName);

    public bool IsQueue => State is null or FaxState.AwaitingVerification or FaxState.Stuck;

    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public string? HeldBy(QueueEntry entry) => entry.Holder == User.Identity!.Name ? null : entry.Holder;

    /// <summary>A due day in words, and how pressing it is.</summary>
    public (string Text, string Class) Due(DateOnly? due)
    {
        if (due is not { } day) return ("—", "");
        int left = day.DayNumber - Today.DayNumber;
        return left switch
        {
            < 0 => ($"{-left} {(left == -1 ? "day" : "days")} overdue", "late"),
            0 => ("today", "soon"),
            1 => ("tomorrow", "soon"),
            _ => ($"in {left} days", ""),
        };
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Counts = await store.CountAsync(cancellation);
        if (IsQueue) Entries = await queue.ListAsync(Filter, Limit, cancellation);
        else Others = await store.ListAsync(State, null, string.IsNullOrEmpty(After) ? null : After, Limit, cancellation);
    }

    /// <summary>Opens the most urgent case that nobody else has open.</summary>
    public async Task<IActionResult> OnPostNextAsync(CancellationToken cancellation)
    {
        string? id = await open.NextAsync(User.Identity!.Name!, Filter, except: null, cancellation);
        if (id is null)
        {
            TempData["Said"] = "Nothing is waiting. Cases that others have open, or that wait for another person, are not offered.";
            return LocalRedirect(DeskPath.Queue(StateName, FormType));
        }
        return LocalRedirect(DeskPath.Case(id, null, StateName, FormType));
    }

    private QueueFilter Filter => QueueFilters.Of(StateName, FormType) with { Supervisor = Roles.MaySupervise(User) };
}
