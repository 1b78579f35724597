using FaxIngest.Api;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Audit;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>What waits for a person, the least time left on top, and where all other faxes are.</summary>
[Authorize(Roles.Read)]
internal sealed class QueueModel(IFaxStore store, ICaseQueue queue, OpenCases open, ReadTrail trail, TimeProvider time) : PageModel
{
    /// <summary>Lines shown: what fits a screen or two. The most urgent are on top; the rest moves up.</summary>
    private const int Limit = 100;

    public IReadOnlyDictionary<FaxState, int> Counts { get; private set; } = new Dictionary<FaxState, int>();

    public IReadOnlyList<QueueEntry> Entries { get; private set; } = [];

    /// <summary>What it can be filtered by.</summary>
    public IReadOnlyList<QueueFacet> Facets { get; private set; } = [];

    /// <summary>Waiting faxes in the part that was chosen.</summary>
    public int Chosen { get; private set; }

    /// <summary>Faxes of another state, when one was chosen.</summary>
    public IReadOnlyList<Fax> Others { get; private set; } = [];

    /// <summary>Cursor into <see cref="Others"/>: faxes after this id.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>Cursor of the next page, or null.</summary>
    public string? More => Others.Count == Limit ? Others[^1].Id : null;

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? StateName { get; set; }

    /// <summary>The part of the queue that is shown.</summary>
    public QueueChoice Choice => QueueChoice.Of(Request.Query);

    public FaxState? State => StateCode.Parse(StateName);

    public bool IsQueue => State is null or FaxState.AwaitingVerification or FaxState.Stuck;

    private string Person => User.Identity!.Name!;

    /// <summary>Who has it open, in a word or two.</summary>
    public string HeldBy(QueueEntry entry) => entry.Holder is null ? "" : entry.Holder == Person ? "open: you" : $"open: {entry.Holder}";

    /// <summary>What is left of a clock in words, and how pressing it is.</summary>
    public (string Text, string Class) Left(DateTimeOffset? ends)
    {
        if (ends is not { } end) return ("no clock", "none");
        var left = end - time.GetUtcNow();
        string span = left.Duration() switch
        {
            { TotalMinutes: < 60 } some => $"{(int)some.TotalMinutes} min",
            { TotalHours: < 48 } some => $"{(int)some.TotalHours} h",
            var some => $"{(int)some.TotalDays} days",
        };
        return left < TimeSpan.Zero ? ($"{span} over", "late") : (span, left < TimeSpan.FromHours(24) ? "soon" : "");
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var own = await open.Checks.Own.LinesAsync(User, cancellation);
        Counts = (await store.CountAsync(cancellation)).ToDictionary(pair => pair.Key, pair => pair.Value + own.Count(line => line.Fax.State == pair.Key));
        if (!IsQueue)
        {
            Others = await store.ListAsync(State, null, string.IsNullOrEmpty(After) ? null : After, Limit, cancellation);
            await trail.ListedAsync(User, StateCode.Of(State!.Value), More is null ? "" : $"up to {More}", [.. Others.Select(fax => fax.Id)], cancellation);
            return;
        }
        var now = time.GetUtcNow();
        var waiting = await queue.ListAsync(Choice.Filter(now, User), Limit, cancellation);
        await trail.ListedAsync(User, "queue", Choice.Part, [.. waiting.Select(entry => entry.Fax.Id)], cancellation);
        Entries = OwnSeeds.Among(waiting, own.Where(line => Choice.Holds(OwnSeeds.GroupOf(line), now)), Limit);
        IReadOnlyList<QueueGroup> groups = [.. await queue.GroupsAsync(cancellation), .. own.Select(OwnSeeds.GroupOf)];
        Facets = QueueFacet.Of(groups, Choice, now);
        Chosen = groups.Where(group => Choice.Holds(group, now)).Sum(group => group.Count);
    }

    /// <summary>Opens the most urgent case that nobody else has open.</summary>
    public async Task<IActionResult> OnPostNextAsync(CancellationToken cancellation)
    {
        string? id = await open.NextAsync(Person, Choice.Filter(time.GetUtcNow(), User), except: null, cancellation);
        if (id is not null) return LocalRedirect(DeskPath.Case(id, null, Choice));
        TempData["Said"] = "Nothing is waiting. Cases that others have open, or that wait for another person, are not offered.";
        return LocalRedirect(DeskPath.Queue(Choice));
    }
}
