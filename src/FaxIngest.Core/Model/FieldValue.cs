using System.Text.Json.Serialization;

namespace FaxIngest.Model;

/// <summary>A field's normalised value: a text, a sorted set of codes, or yes/no. Holds a member's data: <see cref="ToString"/> redacts.</summary>
[JsonConverter(typeof(FieldValueConverter))]
public sealed class FieldValue : IEquatable<FieldValue>
{
    private FieldValue(string? text, IReadOnlyList<string>? set, bool? flag) => (Text, Set, Flag) = (text, set, flag);

    /// <summary>The text, or null when the value is a set or a flag.</summary>
    public string? Text { get; }

    /// <summary>The codes in ordinal order, or null.</summary>
    public IReadOnlyList<string>? Set { get; }

    /// <summary>Yes or no, or null.</summary>
    public bool? Flag { get; }

    /// <summary>A text value.</summary>
    public static FieldValue Of(string text) => new(text, null, null);

    /// <summary>A set value; codes are sorted and made unique.</summary>
    public static FieldValue Of(IEnumerable<string> codes) =>
        new(null, [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], null);

    /// <summary>A yes/no value.</summary>
    public static FieldValue Of(bool flag) => new(null, null, flag);

    /// <summary>One string for comparing and for a form field: the text, the codes joined by commas, or <c>true</c>/<c>false</c>.</summary>
    public string Flat => Text ?? (Set is not null ? string.Join(',', Set) : Flag == true ? "true" : "false");

    /// <inheritdoc/>
    public bool Equals(FieldValue? other) =>
        other is not null && (Text is null) == (other.Text is null) && (Set is null) == (other.Set is null) && Flat == other.Flat;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldValue);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Flat);

    /// <summary>Never the value.</summary>
    public override string ToString() => "[redacted]";
}
