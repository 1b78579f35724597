using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaxIngest.Model;

/// <summary>The one way documents and reader messages are written as JSON: camel case, nulls kept in documents, no escaping of plain Latin letters.</summary>
public static class DocumentJson
{
    /// <summary>For files and the API: indented.</summary>
    public static readonly JsonSerializerOptions Indented = Make(indented: true);

    /// <summary>For the store and the reader's pipe: one line.</summary>
    public static readonly JsonSerializerOptions OneLine = Make(indented: false);

    private static JsonSerializerOptions Make(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
