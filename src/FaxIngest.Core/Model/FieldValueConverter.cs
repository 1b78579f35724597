using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaxIngest.Model;

/// <summary>Text as a JSON string, sets as arrays, yes/no as true or false; a bare number is taken as text.</summary>
internal sealed class FieldValueConverter : JsonConverter<FieldValue>
{
    public override FieldValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => FieldValue.Of(reader.GetString()!),
        JsonTokenType.True => FieldValue.Of(true),
        JsonTokenType.False => FieldValue.Of(false),
        JsonTokenType.StartArray => FieldValue.Of(JsonSerializer.Deserialize<string[]>(ref reader, options)!),
        JsonTokenType.Number => FieldValue.Of(reader.GetDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new JsonException("a field value is a string, an array of strings, or true/false"),
    };

    public override void Write(Utf8JsonWriter writer, FieldValue value, JsonSerializerOptions options)
    {
        if (value.Text is not null) writer.WriteStringValue(value.Text);
        else if (value.Flag is bool flag) writer.WriteBooleanValue(flag);
        else JsonSerializer.Serialize(writer, value.Set, options);
    }
}
