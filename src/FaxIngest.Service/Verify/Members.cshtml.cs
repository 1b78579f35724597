using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Validate;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Members on the roster who may be the one a referral speaks of. What is looked for comes in a form, never in an address.</summary>
[Authorize(Roles.Decide)]
internal sealed class MembersModel(IFaxStore store, CaseNeighbors neighbors, TimeProvider time) : PageModel
{
    private const int Limit = 9;

    /// <summary>Fields that are asked for.</summary>
    public static readonly IReadOnlyList<string> Asked = ["member.lastName", "member.firstName", "member.dateOfBirth", "member.cin", "member.phone", "member.address.street"];

    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    /// <summary>What is looked for, as typed, by field path.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<MemberCandidate> Found { get; private set; } = [];

    public QueueChoice Choice => QueueChoice.Of(Request.Query);

    /// <summary>Begins with what the case says, less what this person keys blind.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await store.FindAsync(Id, cancellation) is not { } fax) return NotFound();
        var document = await store.DocumentAsync(Id, cancellation);
        var view = CaseAssembly.Build(fax, document, null, Number, blind: await neighbors.Blind.ViewAsync(Id, document, User, cancellation));
        var fields = view.Sections.SelectMany(section => section.Fields).ToDictionary(field => field.Path, field => field.Text, StringComparer.Ordinal);
        return await SearchAsync(path => fields.GetValueOrDefault(path), cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        if (await store.FindAsync(Id, cancellation) is null) return NotFound();
        return await SearchAsync(path => Request.Form[CaseEntries.ValuePrefix + path], cancellation);
    }

    /// <summary>What of a member is entered when they are picked: the inputs' own form, by field path.</summary>
    public static IEnumerable<(string Path, string Value)> Entries(RosterMember member) =>
        RosterMember.Paths.Select(path => (path, Value: member.Field(path))).Where(each => each.Value is not null)
            .Select(each => (each.path, Entry.Show(FieldCatalog.For(each.path), FieldValue.Of(each.Value!))));

    /// <summary>Why a member is among them, as a person would say it.</summary>
    public static string Why(MemberCandidate candidate)
    {
        string Names(params Agreement[] wanted) => string.Join(", ", candidate.Traits.Where(trait => wanted.Contains(trait.Agreement)).Select(trait => FieldCatalog.For(trait.Path).Label.ToLowerInvariant().Replace("medi-cal cin", "CIN", StringComparison.Ordinal)));
        var says = new List<string>();
        if (Names(Agreement.Same, Agreement.Heard) is { Length: > 0 } same) says.Add($"same {same}");
        if (Names(Agreement.Near) is { Length: > 0 } near) says.Add($"nearly the same {near}");
        if (Names(Agreement.Far) is { Length: > 0 } far) says.Add($"other {far}");
        return string.Join("; ", says);
    }

    private async Task<IActionResult> SearchAsync(Func<string, string?> typed, CancellationToken cancellation)
    {
        if (neighbors.Roster.Current is not { } roster) return NotFound();
        Typed = Asked.ToDictionary(path => path, path => typed(path) is { Length: <= 200 } text ? text.Trim() : "", StringComparer.Ordinal);
        var known = Typed.ToDictionary(pair => pair.Key, pair => Entry.Parse(FieldCatalog.For(pair.Key), [pair.Value]).Value?.Flat ?? "", StringComparer.Ordinal);
        Found = MemberSearch.Find(roster, known, Limit);
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), User.Identity!.Name!, "searched-roster", Id, System.Text.Json.JsonSerializer.Serialize(new { found = Found.Count })), cancellation);
        return Page();
    }
}
