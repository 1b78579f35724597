using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Validate;
using FaxIngest.Verify.Audit;
using FaxIngest.Verify.People;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Members on the roster who may be the one a referral speaks of. What is looked for comes in a form, never in an address.</summary>
[Authorize(Roles.Decide)]
internal sealed class MembersModel(IFaxStore store, CaseNeighbors neighbors, MemberTag tag, TimeProvider time) : PageModel
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

    /// <summary>Version of the fax.</summary>
    public long Version { get; private set; }

    /// <summary>Fields of the case that a member's are entered in: what is keyed blind stays for the person to read.</summary>
    public IReadOnlySet<string> Open { get; private set; } = new HashSet<string>();

    public QueueChoice Choice => QueueChoice.Of(Request.Query);

    /// <summary>Begins with what the case says, less what this person keys blind.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        return await LoadAsync(cancellation) is var (found, fields) ? await SearchAsync(found, path => fields.GetValueOrDefault(path)?.Text, cancellation) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Roles.MayDecide(User)) return Forbid();
        return await LoadAsync(cancellation) is var (found, _) ? await SearchAsync(found, path => Request.Form[CaseEntries.ValuePrefix + path], cancellation) : NotFound();
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

    /// <summary>The case with its fields as this person may see them; null: there is none.</summary>
    private async Task<(DeskCase Case, Dictionary<string, CaseField> Fields)?> LoadAsync(CancellationToken cancellation)
    {
        if (await neighbors.Cases.FindAsync(Id, User, cancellation) is not { } found) return null;
        var view = CaseAssembly.Build(found.Fax, found.Document, null, Number, blind: found.View);
        var fields = view.Sections.SelectMany(section => section.Fields).ToDictionary(field => field.Path, StringComparer.Ordinal);
        Version = found.Fax.Version;
        Open = fields.Values.Where(field => field.Standing == BlindStanding.None).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        return (found, fields);
    }

    private async Task<IActionResult> SearchAsync(DeskCase found, Func<string, string?> typed, CancellationToken cancellation)
    {
        if (neighbors.Roster.Current is not { } roster) return NotFound();
        Typed = Asked.ToDictionary(path => path, path => typed(path) is { Length: <= 200 } text ? text.Trim() : "", StringComparer.Ordinal);
        var known = Typed.ToDictionary(pair => pair.Key, pair => Entry.Parse(FieldCatalog.For(pair.Key), [pair.Value]).Value?.Flat ?? "", StringComparer.Ordinal);
        Found = MemberSearch.Find(roster, known, Limit);
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), User.Identity!.Name!, "searched-roster", found.FaxId, AuditDetails.Of(new { found = Found.Count, members = Found.Select(candidate => tag.Of(candidate.Member.Cin)) })), cancellation);
        return Page();
    }
}
