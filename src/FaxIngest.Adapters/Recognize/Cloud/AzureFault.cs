using System.Text.Json;

namespace FaxIngest.Recognize.Cloud;

/// <summary>The code in an error of the service. Its message is not taken over: it is theirs to word, and might quote what was sent.</summary>
internal static class AzureFault
{
    /// <summary>The innermost code that is one, or null.</summary>
    internal static string? CodeOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error) ? CodeOf(error) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The innermost code of an <c>error</c> object.</summary>
    internal static string? CodeOf(JsonElement error)
    {
        string? code = null;
        for (var inner = error; inner.ValueKind == JsonValueKind.Object;)
        {
            if (inner.TryGetProperty("code", out var named) && named.ValueKind == JsonValueKind.String && CloudStatus.IsCode(named.GetString()!)) code = named.GetString();
            if (!inner.TryGetProperty("innererror", out inner)) break;
        }
        return code;
    }
}
