using System.Text.Json;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Verify.Audit;

/// <summary>One event as far as it concerns one field.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Who">Account name, or <c>service</c>.</param>
/// <param name="Action">The event's name.</param>
/// <param name="Change">What it changed in the field; null: nothing.</param>
internal sealed record FieldMoment(DateTimeOffset At, string Who, string Action, FieldChange? Change)
{
    /// <summary>What the person keyed or confirmed; null: nothing was said, or it was said that nothing is written there (<see cref="SaidBlank"/>).</summary>
    internal FieldValue? Said { get; init; }

    /// <summary>The person said that nothing is written there.</summary>
    internal bool SaidBlank { get; init; }

    /// <summary>The person could not read it.</summary>
    internal bool Unreadable { get; init; }

    /// <summary>How it was keyed: <c>blind</c>, <c>resolved</c>; null: with the machine's value shown.</summary>
    internal string? Look { get; init; }

    /// <summary>The moment, or null when the event does not concern the field.</summary>
    internal static FieldMoment? Of(AuditEvent told, string referral, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(told.Details);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            var change = Get(json.RootElement, "changes") is { ValueKind: JsonValueKind.Array } changes
                ? changes.EnumerateArray().Select(each => each.Deserialize<FieldChange>(DocumentJson.OneLine)).FirstOrDefault(each => each?.Referral == referral && each.Field == path) : null;
            bool same = Get(json.RootElement, "referral") is { ValueKind: JsonValueKind.String } which && which.GetString() == referral;
            var said = same ? Get(Get(json.RootElement, "said"), path) : default;
            bool unreadable = same && Get(json.RootElement, "unreadable") is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(each => each.GetString() == path);
            if (change is null && said.ValueKind == JsonValueKind.Undefined && !unreadable) return null;
            return new FieldMoment(told.At, told.Actor, told.Action, change)
            {
                Said = said.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : said.Deserialize<FieldValue>(DocumentJson.OneLine),
                SaidBlank = said.ValueKind == JsonValueKind.Null,
                Unreadable = unreadable,
                Look = Get(Get(json.RootElement, "keyed"), path) is { ValueKind: JsonValueKind.String } look ? look.GetString() : null,
            };
        }
        catch (JsonException)
        {
            // Details of another program's making: they say nothing of a field.
            return null;
        }
    }

    private static JsonElement Get(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;
}
