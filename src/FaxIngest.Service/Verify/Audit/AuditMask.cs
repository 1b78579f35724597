using System.Security.Claims;
using System.Text.Json.Nodes;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify.Audit;

/// <summary>Details of events for one reader. Whoever may be asked to key a field blind does not find out from the history what others, or the machine, made of it while its fax is open,
/// or while it is keyed once more.</summary>
/// <remarks>Auditors decide nothing and see all. Of an open fax the rest sees which fields of those that are keyed blind were touched, not their values.</remarks>
internal sealed class AuditMask(IFaxStore store, BlindDesk blind, ClaimsPrincipal reader)
{
    private const string Hidden = "hidden while the fax is open", HiddenDrawn = "hidden while it is keyed once more";

    /// <summary>Faxes looked up; a long list has few that are open.</summary>
    private readonly Dictionary<string, bool> open = new(StringComparer.Ordinal);

    /// <summary>Fields keyed once more at present, by fax; looked up once.</summary>
    private ILookup<string, DrawnField>? drawn;

    /// <summary>The event's details as this reader may see them.</summary>
    internal async Task<string> DetailsAsync(AuditEvent told, CancellationToken cancellation)
    {
        if (told.FaxId is null || !Roles.MayDecide(reader) || told.Details.Length < 3 || !told.Details.Contains("\"field\"", StringComparison.Ordinal) && !told.Details.Contains("\"said\"", StringComparison.Ordinal)) return told.Details;
        drawn ??= (await blind.DrawnAsync(cancellation)).ToLookup(field => field.FaxId, StringComparer.Ordinal);
        var paths = drawn[told.FaxId].Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        bool isOpen = await IsOpenAsync(told.FaxId, cancellation);
        if (!isOpen && paths.Count == 0 || JsonNode.Parse(told.Details) is not JsonObject details) return told.Details;
        if (details["said"] is JsonObject said)
        {
            foreach (string path in said.Select(each => each.Key).ToList())
                if (Word(path) is { } word) said[path] = word;
        }
        foreach (var change in (details["changes"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (change["field"]?.GetValue<string>() is not { } path || Word(path) is not { } word) continue;
            change["before"] = word;
            change["after"] = word;
        }
        return details.ToJsonString(DocumentJson.OneLine);

        string? Word(string path) => isOpen && IsBlind(path) ? Hidden : paths.Contains(path) ? HiddenDrawn : null;
    }

    /// <summary>The form type is not looked up: where it could be one on which the field is keyed blind, it counts as that.</summary>
    internal bool IsBlind(string path) => blind.Policy.Covers(path, "tar");

    private async Task<bool> IsOpenAsync(string faxId, CancellationToken cancellation)
    {
        if (!open.TryGetValue(faxId, out bool known))
        {
            if (open.Count > 10_000) open.Clear();
            open[faxId] = known = await store.FindAsync(faxId, cancellation) is { State: not (FaxState.Exported or FaxState.SetAside) };
        }
        return known;
    }
}
