using System.Security.Claims;
using System.Text.Json.Nodes;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify.Audit;

/// <summary>Details of events for one reader. Whoever may be asked to key a field blind does not find out from the history what others, or the machine, made of it while its fax is open.</summary>
/// <remarks>Auditors decide nothing and see all. Of an open fax the rest sees which fields of those that are keyed blind were touched, not their values.</remarks>
internal sealed class AuditMask(IFaxStore store, BlindDesk blind, ClaimsPrincipal reader)
{
    private const string Hidden = "hidden while the fax is open";

    /// <summary>Faxes looked up; a long list has few that are open.</summary>
    private readonly Dictionary<string, bool> open = new(StringComparer.Ordinal);

    /// <summary>The event's details as this reader may see them.</summary>
    internal async Task<string> DetailsAsync(AuditEvent told, CancellationToken cancellation)
    {
        if (told.FaxId is null || !Roles.MayDecide(reader) || told.Details.Length < 3 || !told.Details.Contains("\"field\"", StringComparison.Ordinal) && !told.Details.Contains("\"said\"", StringComparison.Ordinal)) return told.Details;
        if (!await IsOpenAsync(told.FaxId, cancellation) || JsonNode.Parse(told.Details) is not JsonObject details) return told.Details;
        if (details["said"] is JsonObject said)
            foreach (string path in said.Select(each => each.Key).Where(IsBlind).ToList()) said[path] = Hidden;
        foreach (var change in (details["changes"] as JsonArray ?? []).OfType<JsonObject>().Where(change => change["field"]?.GetValue<string>() is { } path && IsBlind(path)))
        {
            change["before"] = Hidden;
            change["after"] = Hidden;
        }
        return details.ToJsonString(DocumentJson.OneLine);
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
