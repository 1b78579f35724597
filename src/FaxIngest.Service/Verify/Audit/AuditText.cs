using System.Text;
using System.Text.Json;

namespace FaxIngest.Verify.Audit;

/// <summary>An event's details for the eye: <c>page 2; member.cin: 91234567A (verify) → 91234567B (accept)</c>.</summary>
internal static class AuditText
{
    /// <summary>Characters shown; the rest is in the CSV and in the fax's own history.</summary>
    private const int Most = 600;

    internal static string Of(string details)
    {
        var text = new StringBuilder();
        try
        {
            using var json = JsonDocument.Parse(details);
            foreach (var property in json.RootElement.EnumerateObject()) Add(text, property);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            text.Append(details);
        }
        return text.Length > Most ? text.ToString(0, Most) + " …" : text.ToString();
    }

    private static void Add(StringBuilder text, JsonProperty property)
    {
        if (property.Value.ValueKind is JsonValueKind.Null || property.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0) return;
        if (text.Length > 0) text.Append("; ");
        if (property.Name == "changes" && property.Value.ValueKind == JsonValueKind.Array)
        {
            text.AppendJoin(", ", property.Value.EnumerateArray().Select(Change));
            return;
        }
        text.Append(property.Name).Append(' ');
        Add(text, property.Value);
    }

    private static void Add(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                text.AppendJoin(", ", value.EnumerateArray().Select(Plain));
                break;
            case JsonValueKind.Object:
                text.AppendJoin(", ", value.EnumerateObject().Select(each => $"{each.Name}: {Plain(each.Value)}"));
                break;
            default:
                text.Append(Plain(value));
                break;
        }
    }

    private static string Change(JsonElement change)
    {
        if (change.ValueKind != JsonValueKind.Object) return Plain(change);
        return $"{Plain(Get(change, "field"))}: {State(Get(change, "before"))} → {State(Get(change, "after"))}";
    }

    private static string State(JsonElement state) => state.ValueKind switch
    {
        JsonValueKind.Object => $"{(Get(state, "value") is { ValueKind: not JsonValueKind.Null } value ? Plain(value) : "nothing")} ({Plain(Get(state, "decision"))})",
        JsonValueKind.Null or JsonValueKind.Undefined => "none",
        _ => Plain(state),
    };

    private static JsonElement Get(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "nothing",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Plain)),
        _ => value.GetRawText(),
    };
}
